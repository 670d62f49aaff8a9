import { type Metadata, Server, ServerCredentials, type ServiceDefinition } from '@grpc/grpc-js';
import { serviceNames } from '#libs/contracts';
import { loadContract, methodsOf, packageOf } from '../../../libs/platform/rpc/contracts.js';

type Answer = (request: never, metadata: Metadata) => object;

/** One answer to every rpc of every service. @param answer told the name, as `invoice/GetInvoice` */
export function answersToAll(
  answer: (rpc: string, metadata: Metadata) => object,
): Record<string, Record<string, Answer>> {
  const all: Record<string, Record<string, Answer>> = {};
  for (const name of ['common', ...serviceNames].filter((one) => one !== 'console')) {
    for (const { service, name: rpc } of methodsOf(loadContract(name), [packageOf(name)])) {
      (all[service] ??= {})[rpc] = (_request, metadata) => answer(`${name}/${rpc}`, metadata);
    }
  }
  return all;
}

/** Services that console asks, in memory behind one real rpc server. */
export class StubServices {
  private readonly server = new Server();

  /** @param rpcs by full name of the proto service and name of the rpc; others are not implemented */
  constructor(private readonly rpcs: Readonly<Record<string, Readonly<Record<string, Answer>>>>) {}

  /** @returns where it listens */
  async listen(): Promise<string> {
    for (const [proto, answers] of Object.entries(this.rpcs)) {
      const service = proto.split('.')[1]!.replaceAll('_', '-');
      const definition = loadContract(service)[proto] as ServiceDefinition;
      const handlers = Object.entries(answers).map(([rpc, answer]) => [
        rpc,
        (call: { request: never; metadata: Metadata }, callback: (error: null, response: object) => void) =>
          callback(null, answer(call.request, call.metadata)),
      ]);
      this.server.addService(definition, Object.fromEntries(handlers) as never);
    }
    const port = await new Promise<number>((resolve, reject) =>
      this.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    return `127.0.0.1:${port}`;
  }

  close(): void {
    this.server.forceShutdown();
  }
}
