import type { PackageDefinition, ServiceDefinition } from '@grpc/proto-loader';

/** Responses are serialized where the handler is called, so that a wrong one is a defect like any other. */
export function withSerializedResponses(definition: PackageDefinition): PackageDefinition {
  const pass = (response: object): Buffer => response as Buffer;
  const entries = Object.entries(definition).map(([name, part]) => {
    if ('format' in part) return [name, part];
    const methods = Object.entries(part as ServiceDefinition).map(([rpc, method]) => [
      rpc,
      method.responseStream ? method : { ...method, responseSerialize: pass },
    ]);
    return [name, Object.fromEntries(methods)];
  });
  return Object.fromEntries(entries) as PackageDefinition;
}
