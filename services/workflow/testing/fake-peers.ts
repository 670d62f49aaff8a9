import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { messageShape, protosFolder, type PackageRpcs, type ServiceName, type ServiceRpcs } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { snakeName } from '#libs/ids';

/** Responses of the other services, by the service's name and by rpc; `operations` for what every service has. */
type PeerResponses = {
  [Name in ServiceName]?: Responses<PackageRpcs[Name]>;
} & { operations?: Responses<ServiceRpcs['dunlin.common.v1.OperationsService']> };

type Responses<Rpcs> = {
  [Rpc in keyof Rpcs]?: Rpcs[Rpc] extends { request: infer Request; responseInit: infer Response }
    ? (request: Request) => Response | Promise<Response>
    : never;
};

/** The other five services in one rpc server, for specs that look at this service alone. */
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
            .catch((error: Error) => done(Object.assign(error, { code: statusOf(error) })));
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

/** Every proto service of a package. */
function protoServicesOf(folder: string): ServiceDefinition[] {
  const at = `dunlin/${folder}/v1`;
  const files = readdirSync(join(protosFolder, at)).filter((file) => file.endsWith('_service.proto'));
  const contracts = loadSync(
    files.map((file) => `${at}/${file}`),
    { ...messageShape, includeDirs: [protosFolder] },
  );
  return Object.entries(contracts)
    .filter(([name, definition]) => name.startsWith(`dunlin.${folder}.v1.`) && !('format' in definition))
    .map(([, definition]) => definition as ServiceDefinition);
}

function statusOf(error: Error): status {
  const kind = error instanceof DomainError ? error.kind : 'internal';
  const codes: Partial<Record<typeof kind, status>> = {
    invalid: status.INVALID_ARGUMENT,
    'not-found': status.NOT_FOUND,
    refused: status.FAILED_PRECONDITION,
    forbidden: status.PERMISSION_DENIED,
    unavailable: status.UNAVAILABLE,
  };
  return codes[kind] ?? status.INTERNAL;
}
