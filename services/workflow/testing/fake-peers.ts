import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type ServiceError,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { messageShape, type PackageRpcs, protosFolder, type ServiceName, type ServiceRpcs } from '#libs/contracts';
import { snakeName } from '#libs/ids';
import { toStatus } from '../../../libs/platform/rpc/status.js';

/** Responses of the other services, by the service's name and by rpc; `operations` for what every service has. */
type PeerResponses = {
  [Name in ServiceName]?: Responses<PackageRpcs[Name]>;
} & { operations?: Responses<ServiceRpcs['dunlin.common.v1.OperationsService']> };

type Responses<Rpcs> = {
  [Rpc in keyof Rpcs]?: Rpcs[Rpc] extends { request: infer Request; responseInit: infer Response }
    ? (request: Request) => Response | Promise<Response>
    : never;
};

/** Services in one rpc server, for specs that look at this service alone. */
export async function startFakePeers(responses: PeerResponses): Promise<{ address: string; stop: () => void }> {
  const server = new Server();
  for (const [name, handlers] of Object.entries(responses)) {
    for (const definition of protoServicesOf(name === 'operations' ? 'common' : snakeName(name))) {
      const implementation: UntypedServiceImplementation = {};
      for (const [rpc, respond] of Object.entries(handlers as Record<string, (request: unknown) => unknown>)) {
        if (!Object.keys(definition).some((method) => method.toLowerCase() === rpc.toLowerCase())) continue;
        const handle: handleUnaryCall<unknown, unknown> = (call, done) => {
          Promise.resolve()
            .then(() => respond(call.request))
            .then((value) => done(null, value))
            .catch((error: unknown) => done(failureOf(error, definition)));
        };
        implementation[rpc] = handle;
      }
      server.addService(definition, implementation);
    }
  }
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}

const loaded = new Map<string, ServiceDefinition[]>();

/** Every proto service of a package, which is read once for all peers. */
function protoServicesOf(folder: string): ServiceDefinition[] {
  const known = loaded.get(folder);
  if (known) return known;
  const at = `dunlin/${folder}/v1`;
  const files = readdirSync(join(protosFolder, at)).filter((file) => file.endsWith('_service.proto'));
  const contracts = loadSync(
    files.map((file) => `${at}/${file}`),
    { ...messageShape, includeDirs: [protosFolder] },
  );
  const services = Object.entries(contracts)
    .filter(([name, definition]) => name.startsWith(`dunlin.${folder}.v1.`) && !('format' in definition))
    .map(([, definition]) => definition as ServiceDefinition);
  loaded.set(folder, services);
  return services;
}

/** A status as a mesh or a server without the rpc returns it: nothing says which service gave it. */
export function bareStatus(code: status): Error {
  return Object.assign(new Error(status[code]), { code, details: status[code] });
}

/** What a service makes of its own errors; a status is passed on as it is. */
function failureOf(error: unknown, definition: ServiceDefinition): Partial<ServiceError> {
  if (typeof (error as { code?: unknown }).code === 'number') return error as ServiceError;
  const [, folder] = Object.values(definition)[0]!.path.split('/')[1]!.split('.');
  return toStatus(error, `dunlin.${folder}`, 'spec');
}
