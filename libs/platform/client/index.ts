// For programs that call services without being one: they start in a third of the time without Nest, database and
// broker.
export type { CallOptions, RpcClient } from '../rpc/client/client-types.js';
export { connectChannels } from '../rpc/client/connect.js';
export type { CallerOnward } from '#libs/transactions';
