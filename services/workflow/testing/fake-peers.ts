import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { messageShape, protosFolder, type ServiceRpcs } from '#libs/contracts';
import { DomainError } from '#libs/errors';

const files = [
  'common/v1/operations_service',
  'communication/v1/communication_service',
  'customer/v1/customer_service',
  'dca_handoff/v1/dca_handoff_service',
  'invoice/v1/invoice_service',
  'payment/v1/payment_service',
];

/** Answers of the other services, by full name of the rpc's service and by rpc. */
export type PeerAnswers = {
  [Service in keyof ServiceRpcs]?: {
    [Rpc in keyof ServiceRpcs[Service]]?: ServiceRpcs[Service][Rpc] extends {
      request: infer Request;
      responseInit: infer Answer;
    }
      ? (request: Request) => Answer | Promise<Answer>
      : never;
  };
};

/** The other five services in one rpc server, for specs that look at this service alone. */
export async function startFakePeers(answers: PeerAnswers): Promise<{ address: string; stop: () => void }> {
  const definitions = loadSync(
    files.map((file) => `dunlin/${file}.proto`),
    { ...messageShape, includeDirs: [protosFolder] },
  );
  const server = new Server();
  for (const [name, handlers] of Object.entries(answers)) {
    const implementation: UntypedServiceImplementation = {};
    for (const [rpc, answer] of Object.entries(handlers as Record<string, (request: unknown) => unknown>)) {
      const handle: handleUnaryCall<unknown, unknown> = (call, done) => {
        Promise.resolve()
          .then(() => answer(call.request))
          .then((value) => done(null, value))
          .catch((error: Error) => done(Object.assign(error, { code: statusOf(error) })));
      };
      implementation[rpc] = handle;
    }
    server.addService(definitions[name] as ServiceDefinition, implementation);
  }
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
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
