import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Accrual, AccrualStop, InterestPosting } from '../domain/accrual.js';

/** What the organisation decided about interest. */
export abstract class AccrualPolicy {
  abstract readonly interestPosting: InterestPosting;
}

/** Conditions of a list, combined with AND; null means any. */
export interface AccrualFilter {
  readonly customerId: string | null;
  readonly stop: AccrualStop | null;
}

export type AccrualKey = readonly [invoiceId: string];

/** Interest of invoices; whoever changes it has locked the invoices first. */
export abstract class AccrualStore {
  abstract findMany(on: Queryable, invoiceIds: readonly string[]): Promise<Accrual[]>;
  abstract lockMany(tx: Tx, invoiceIds: readonly string[]): Promise<Accrual[]>;
  /** Those that are to be looked at by now, the earliest first. */
  abstract listDue(on: Queryable, now: Date, limit: number): Promise<string[]>;
  /** The least instant at which one is to be looked at; null for none. */
  abstract nextAt(on?: Queryable): Promise<Date | null>;
  /** Those that are there already are looked at again. */
  abstract insertMissing(tx: Tx, accruals: readonly Accrual[]): Promise<void>;
  abstract updateMany(tx: Tx, accruals: readonly Accrual[]): Promise<void>;
  abstract deleteMany(tx: Tx, invoiceIds: readonly string[]): Promise<void>;
  /** Has those of these invoices looked at now. */
  abstract touch(tx: Tx, invoiceIds: readonly string[], now: Date): Promise<void>;
  /** Has all looked at now that need rates of these series. */
  abstract touchSeries(tx: Tx, series: readonly string[], now: Date): Promise<void>;
  abstract setAside(tx: Tx, invoiceId: string, until: Date): Promise<void>;
  /** How many stand still, by the reason. */
  abstract stoppedCounts(): Promise<Readonly<Record<AccrualStop | 'FAILED', number>>>;
  abstract list(filter: AccrualFilter, page: PageRequest<AccrualKey>): Promise<Accrual[]>;
}
