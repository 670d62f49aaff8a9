import type { PageRequest, Tx } from '#libs/transactions';
import type { AccessEntry } from '../domain/access-entry.js';

export type AccessKey = readonly [lookedAt: Date, entryId: string];

/** Empty and null filter nothing. */
export interface AccessFilter {
  readonly customerId: string;
  readonly actor: string;
  /** Name of a route. */
  readonly operation: string;
  /** The first instant. */
  readonly from: Date | null;
  readonly before: Date | null;
}

export abstract class AccessStore {
  abstract insert(tx: Tx, entry: AccessEntry): Promise<void>;

  /** The latest first. */
  abstract list(filter: AccessFilter, page: PageRequest<AccessKey>): Promise<AccessEntry[]>;
}
