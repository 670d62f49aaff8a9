import type { LocalDate } from '#libs/time';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { ArrangementPlan, ArrangementState, ChangedPlan } from '../domain/arrangement.js';
import type { PlanRules } from '../domain/draft.js';

/** Conditions of a list, combined with AND; null means any. */
export interface ArrangementFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly state: ArrangementState | null;
  /** Days between which the next instalment is due, both included. */
  readonly dueFrom: LocalDate | null;
  readonly dueUntil: LocalDate | null;
  /** Whether the plan that was made last, or whose next instalment is due last, comes first. */
  readonly descending: boolean;
}

/** Where days are asked for, plans stand in the order of their next instalments, else in that of their making. */
export function isByDue({ dueFrom, dueUntil }: ArrangementFilter): boolean {
  return dueFrom !== null || dueUntil !== null;
}

export type ArrangementKey = readonly [at: Date | LocalDate, arrangementId: string];

export abstract class ArrangementStore {
  /** @returns null when there is none */
  abstract find(arrangementId: string): Promise<ArrangementPlan | null>;
  /** In the order of their making, or of their next instalments, or the other way round. */
  abstract list(filter: ArrangementFilter, page: PageRequest<ArrangementKey>): Promise<ArrangementPlan[]>;
  /** Which of the invoices a plan pays that goes on or is paused, in their order, each with its plan. */
  abstract findArranged(
    queryable: Queryable,
    invoiceIds: readonly string[],
  ): Promise<{ readonly invoiceId: string; readonly arrangementId: string }[]>;
  /** Plans of the customers that go on and are not paused, the oldest first. */
  abstract listGoingOn(queryable: Queryable, customerIds: readonly string[]): Promise<ArrangementPlan[]>;
  /** Lets one transaction at a time make plans of this customer, or let one go on that was over. */
  abstract lockMaking(tx: Tx, customerId: string): Promise<void>;
  /** Those that exist, in order of id. */
  abstract lockMany(tx: Tx, arrangementIds: readonly string[]): Promise<ArrangementPlan[]>;
  /** Those about any of the invoices that go on, are paused or COMPLETED, in order of id. */
  abstract lockOfInvoices(tx: Tx, invoiceIds: readonly string[]): Promise<ArrangementPlan[]>;
  abstract insert(tx: Tx, plan: ArrangementPlan): Promise<void>;
  abstract updateMany(tx: Tx, plans: readonly ArrangementPlan[]): Promise<void>;
}

/** The events of plans, published in the transaction of the change. */
export abstract class ArrangementEvents {
  abstract activated(tx: Tx, plan: ArrangementPlan): void;
  /** Tells each fact with a version of its own, the last one with that of the plan. */
  abstract changed(tx: Tx, change: ChangedPlan): void;
}

/** What the organisation decided about plans. */
export abstract class ArrangementPolicy {
  abstract readonly arrangements: PlanRules;
}
