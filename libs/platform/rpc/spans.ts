import { status } from '@grpc/grpc-js';
import type { SpanStart } from '../observability/tracing.js';
import type { RpcMethod } from './contracts.js';

/** The span of a call on one of its two sides. */
export function rpcSpan({ service, name: rpc }: RpcMethod, kind: 'client' | 'server'): SpanStart {
  const name = `${service}/${rpc}`;
  return { name, kind, attributes: { 'rpc.system.name': 'grpc', 'rpc.method': name } };
}

/** Whether a call failed by its server; what its caller did wrong is no failure of the server's span. */
export function isServerFault(code: status): boolean {
  return serverFaults.has(code);
}

const serverFaults = new Set([
  status.UNKNOWN,
  status.DEADLINE_EXCEEDED,
  status.UNIMPLEMENTED,
  status.INTERNAL,
  status.UNAVAILABLE,
  status.DATA_LOSS,
]);
