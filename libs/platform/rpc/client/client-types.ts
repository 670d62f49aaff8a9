import type { CallerOnward } from '#libs/transactions';
import type { RpcTypes } from '../server/handlers.js';

export interface CallOptions {
  /** How long to wait for the result, retries included. */
  deadlineMs?: number;
  /** How often it is tried at most while nobody responds; ten times unless given. */
  attempts?: number;
}

/** A typed client: one method for each rpc. Errors are DomainErrors with the remote code and kind. */
export type RpcClient<Rpcs> = {
  [Name in keyof Rpcs]: Rpcs[Name] extends RpcTypes
    ? (
        request: Rpcs[Name]['requestInit'],
        caller: CallerOnward,
        options?: CallOptions,
      ) => Promise<Rpcs[Name]['response']>
    : never;
};
