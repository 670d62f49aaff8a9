import type { RpcMethod } from '../contracts.js';

/** Thrown at start when controllers and protos do not fit together. */
export class RpcMismatch extends Error {
  override readonly name = 'RpcMismatch';

  constructor(readonly faults: readonly string[]) {
    super(`Handlers and protos do not fit together:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/**
 * @param handled `<full service name>/<rpc>` of every handler
 * @throws RpcMismatch with everything that is wrong
 */
export function checkHandlers(methods: readonly RpcMethod[], handled: readonly string[]): void {
  const known = new Set(methods.map(({ service, name }) => `${service}/${name}`));
  const served = new Set(handled);
  const faults = [
    ...methods
      .filter(({ service, name }) => !served.has(`${service}/${name}`))
      .map(({ service, name }) => `${service}/${name} has no handler`),
    ...handled
      .filter((name) => !known.has(name))
      .map((name) => `a handler names ${name}, which no proto of this service has`),
    ...handled.filter((name, index) => handled.indexOf(name) !== index).map((name) => `${name} has two handlers`),
    ...methods
      .filter(({ mutates, takesRequestId }) => mutates && !takesRequestId)
      .map(({ service, name }) => `${service}/${name} changes something, but its request has no request_id`),
  ];
  if (faults.length > 0) throw new RpcMismatch(faults);
}
