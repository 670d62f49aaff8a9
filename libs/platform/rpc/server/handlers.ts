import type { Caller } from '#libs/transactions';

/** The types of one rpc, as the contracts give them. */
export interface RpcTypes {
  request: unknown;
  requestInit: unknown;
  response: unknown;
  responseInit: unknown;
}

/** What a controller that serves a whole service implements: one method for each rpc. */
export type RpcHandlers<Rpcs> = {
  [Name in keyof Rpcs]: Rpcs[Name] extends RpcTypes
    ? (request: Rpcs[Name]['request'], caller: Caller) => Promise<Rpcs[Name]['responseInit']>
    : never;
};

/** What the handler of an rpc returns: `Promise<Response<paymentV1.Rpcs, 'recordPayment'>>`. */
export type Response<Rpcs, Name extends keyof Rpcs> = Rpcs[Name] extends RpcTypes ? Rpcs[Name]['responseInit'] : never;
