import type { CallerOnward, PageRequest, Queryable, Tx } from '#libs/transactions';
import type { WriteOffMethod } from '../../ledger/domain/invoice.js';
import type { ChosenMethod, CollectionStanding, WriteOff } from '../domain/write-off.js';

/** Conditions of a list, combined with AND; null means any. */
export interface WriteOffFilter {
  readonly invoiceId: string | null;
  readonly customerId: string | null;
  readonly method: WriteOffMethod | null;
  /** Whether the last one comes first. */
  readonly descending: boolean;
}

export type WriteOffKey = readonly [writeOffId: string];

export abstract class WriteOffStore {
  /** @returns null when there is none */
  abstract find(queryable: Queryable, writeOffId: string): Promise<WriteOff | null>;
  /** In the order in which they were written off, or the other way round. */
  abstract list(queryable: Queryable, filter: WriteOffFilter, page: PageRequest<WriteOffKey>): Promise<WriteOff[]>;
  abstract insert(tx: Tx, writeOff: WriteOff): Promise<void>;
}

/** What the workflow service knows of the collection of an invoice. */
export abstract class Collection {
  /** @throws WRITE_OFF_CASE_UNAVAILABLE */
  abstract standingOf(
    invoice: { readonly invoiceId: string; readonly customerId: string },
    caller: CallerOnward,
  ): Promise<CollectionStanding>;
}

/** What the organisation decided about giving up. */
export abstract class WriteOffPolicy {
  /** How, where nobody says. */
  abstract readonly writeOffMethod: ChosenMethod;
}
