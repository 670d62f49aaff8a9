import type { Caller } from '#libs/transactions';
import type { SignedInPerson } from './http/gate.js';

/** What a handler gets: a request that was read and fits its schemas. */
export interface OwnRequest {
  readonly person: SignedInPerson;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** With the request id of the change, and a hash of what was asked. */
  readonly caller: Caller;
  readonly seenVersion: bigint | null;
}
