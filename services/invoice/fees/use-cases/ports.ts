import type { LocalDate } from '#libs/time';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { TermsKey } from '../../terms/domain/terms.js';
import type { FeeAllowance } from '../domain/fee-allowance.js';
import type { FeePolicy } from '../domain/fee-policy.js';
import type { DecidedFee, FeeFacts } from '../domain/fee-schedule.js';

export type PolicyKey = readonly [code: string];

export abstract class FeePolicyStore {
  /** @param version the newest for 0 @returns null when there is none */
  abstract find(code: string, version?: number): Promise<FeePolicy | null>;
  /** The newest versions of those that are active, by code. */
  abstract findActive(on: Queryable, codes: readonly string[]): Promise<ReadonlyMap<string, FeePolicy>>;
  /** Waits for every other transaction that changes it. */
  abstract lock(tx: Tx, code: string): Promise<FeePolicy | null>;
  /** Stores title and state, and a version that is new. */
  abstract save(tx: Tx, policy: FeePolicy): Promise<void>;
  /** In the order of the code. */
  abstract list(page: PageRequest<PolicyKey>): Promise<FeePolicy[]>;
}

/** An open invoice of which a fee is to be looked at. */
export interface FeeDue {
  readonly invoiceId: string;
  readonly nextAt: Date;
  /** Fees before that day do not count; null is from the day on which it is looked at. */
  readonly since: LocalDate | null;
}

/** What a hold may be on. */
export interface HeldInvoice {
  readonly invoiceId: string;
  readonly customerId: string;
}

/** A hold as it is copied of the workflow service. */
export interface KnownHold {
  readonly holdId: string;
  /** Id of the customer, case or invoice. */
  readonly subjectId: string;
  readonly from: Date;
  /** Null until it is lifted. */
  readonly until: Date | null;
}

export type AllowanceKey = readonly [jurisdiction: string];

export abstract class FeeAllowanceStore {
  /** @param version the newest for 0 @returns null when there is none */
  abstract find(jurisdiction: string, version?: number): Promise<FeeAllowance | null>;
  /** The newest versions of all that are not removed, by jurisdiction. */
  abstract findAll(on: Queryable): Promise<ReadonlyMap<string, FeeAllowance>>;
  /** Waits for every other transaction that changes it. */
  abstract lock(tx: Tx, jurisdiction: string): Promise<FeeAllowance | null>;
  /** Stores a new version. */
  abstract insert(tx: Tx, allowance: FeeAllowance): Promise<void>;
  /** In the order of the jurisdiction; removed ones are left out. */
  abstract list(page: PageRequest<AllowanceKey>): Promise<FeeAllowance[]>;
}

export abstract class FeeStore {
  abstract findDecided(on: Queryable, invoiceIds: readonly string[]): Promise<DecidedFee[]>;
  abstract insertDecided(tx: Tx, fees: readonly DecidedFee[]): Promise<void>;
  /** What payments settle of the principal of each of these, by value date. */
  abstract findPayments(
    on: Queryable,
    invoiceIds: readonly string[],
  ): Promise<ReadonlyMap<string, FeeFacts['payments']>>;
  /** Holds on each of these, on its case or its customer. */
  abstract findHolds(on: Queryable, invoices: readonly HeldInvoice[]): Promise<ReadonlyMap<string, FeeFacts['holds']>>;
  /** Copies holds as they are after their events. */
  abstract upsertHolds(tx: Tx, holds: readonly KnownHold[]): Promise<void>;
  /** When the earliest invoice is to be looked at; null for none. */
  abstract nextAt(): Promise<Date | null>;
  /** Invoices that are to be looked at, the earliest first. */
  abstract listDue(now: Date, limit: number): Promise<string[]>;
  /** When these are looked at next. */
  abstract findDues(on: Queryable, invoiceIds: readonly string[]): Promise<FeeDue[]>;
  /** Those of them that are still to be looked at; their invoices are locked. */
  abstract lockDues(tx: Tx, invoiceIds: readonly string[], now: Date): Promise<FeeDue[]>;
  abstract updateDues(tx: Tx, dues: readonly FeeDue[]): Promise<void>;
  abstract removeDues(tx: Tx, invoiceIds: readonly string[]): Promise<void>;
  /** Has all open overdue invoices of the organisation, a class or a customer looked at, in the background; fees before that day do not count where nobody looked before. */
  abstract requestReview(tx: Tx, of: Pick<TermsKey, 'level' | 'subject'>, since: LocalDate): Promise<void>;
  /** Whether a review is under way. */
  abstract hasReview(): Promise<boolean>;
  /** One page of the oldest review. @returns whether there may be more; null where there is no review */
  abstract reviewPage(tx: Tx, limit: number): Promise<boolean | null>;
}

/** Publishes what happened to policies and allowances, in the transaction. */
export abstract class FeeEvents {
  abstract applied(tx: Tx, policy: FeePolicy): void;
  abstract allowanceApplied(tx: Tx, allowance: FeeAllowance): void;
}
