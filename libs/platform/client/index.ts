// What a program takes that calls services and is none: it starts in half the time without what only services need.
export { connectChannels } from '../rpc/connect.js';
export type { CallOptions, CallerOnward, RpcClient } from '../rpc/client-types.js';
