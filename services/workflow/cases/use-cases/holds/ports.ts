import type { CallerOnward, PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Hold } from '../../domain/hold.js';

export interface HoldFilter {
  readonly customerId: string;
  /** Leaves out those not in force at this instant; null lists all. */
  readonly inForceAt: Date | null;
}

export type HoldListKey = readonly [placedAt: Date, holdId: string];

export abstract class HoldStore {
  /** The newest first. */
  abstract list(queryable: Queryable, filter: HoldFilter, page: PageRequest<HoldListKey>): Promise<Hold[]>;
  /** In the order in which they were placed. */
  abstract listInForce(queryable: Queryable, customerIds: readonly string[], now: Date): Promise<Hold[]>;
  /** Those not lifted that follow from flags, in the order in which they were placed. */
  abstract listFlagged(queryable: Queryable, customerIds: readonly string[]): Promise<Hold[]>;
  /** Those not lifted that follow from promises to pay or from plans in instalments, in order of id. */
  abstract listOfAgreements(queryable: Queryable, customerIds: readonly string[]): Promise<Hold[]>;
  abstract find(queryable: Queryable, holdId: string): Promise<Hold | null>;
  /** Locks in order of id; those not lifted. */
  abstract lockMany(tx: Tx, holdIds: readonly string[]): Promise<Hold[]>;
  /** Locks, in order of id, the holds not lifted that pause cases: on a case itself, or placed for it by the product. */
  abstract lockPausing(tx: Tx, caseIds: readonly string[]): Promise<Hold[]>;
  /** Holds whose end has come, the earliest first. */
  abstract listEnded(queryable: Queryable, now: Date, limit: number): Promise<Hold[]>;
  abstract insertMany(tx: Tx, placed: readonly Hold[]): Promise<void>;
  /** Marks as lifted. */
  abstract lift(tx: Tx, holdIds: readonly string[]): Promise<void>;
}

/** The customer service, which knows customers before their events arrive here. */
export abstract class CustomerOwner {
  abstract exists(customerId: string, caller: CallerOnward): Promise<boolean>;
}
