import type { LocalDate } from '#libs/time';
import type { PageRequest, Tx } from '#libs/transactions';
import type { Difference } from '../domain/difference.js';
import type { Reconciliation } from '../domain/reconciliation.js';

/** Filters of a list, combined with AND. */
export interface ReconciliationFilter {
  /** Null for every day. */
  readonly day: LocalDate | null;
  /** Only those that left differences. */
  readonly isUnmatched: boolean;
}

/** Sort key of reconciliations, the latest day first. */
export type ReconciliationKey = readonly [day: LocalDate, reconciliationId: string];

export interface NumberedDifference extends Difference {
  /** From 1. */
  readonly number: number;
}

export interface LockedReconciliation {
  readonly day: Reconciliation;
  /** Whether somebody may still be comparing it. */
  readonly isLeased: boolean;
}

export abstract class ReconciliationStore {
  abstract find(reconciliationId: string): Promise<Reconciliation | null>;
  abstract list(filter: ReconciliationFilter, page: PageRequest<ReconciliationKey>): Promise<Reconciliation[]>;
  /** By their number. */
  abstract listDifferences(
    reconciliationId: string,
    page: PageRequest<readonly [number: number]>,
  ): Promise<NumberedDifference[]>;
  /** Real time, by which providers count their days. */
  abstract realNow(tx: Tx): Promise<Date>;
  /** Adds those whose provider and day are new. */
  abstract insertMany(tx: Tx, days: readonly Reconciliation[]): Promise<void>;
  abstract lockDay(tx: Tx, provider: string, day: LocalDate): Promise<LockedReconciliation | null>;
  /** @throws RECONCILIATION_NOT_FOUND */
  abstract lock(tx: Tx, reconciliationId: string): Promise<LockedReconciliation>;
  /** One that is to be compared now and that nobody compares. */
  abstract lockDue(tx: Tx, provider: string): Promise<Reconciliation | null>;
  /** @param leaseMs for how long nobody else compares it; 0 ends the lease */
  abstract update(tx: Tx, day: Reconciliation, leaseMs: number): Promise<void>;
  /** Puts differences in the place of those that an earlier comparison found. */
  abstract replaceDifferences(tx: Tx, reconciliationId: string, differences: readonly Difference[]): Promise<void>;
  /** What the comparisons of the last days left, and for how many seconds the oldest day has been over that was not compared. */
  abstract standing(): Promise<{ readonly unmatched: number; readonly waitingSeconds: number }>;
}

/** What the organisation decides. */
export abstract class ReconciliationPolicy {
  /** How many past days are compared without being asked. */
  abstract readonly days: number;
}
