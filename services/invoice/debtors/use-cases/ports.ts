import type { LocalDate } from '#libs/time';
import type { PageRequest } from '#libs/transactions';
import type { PayerFacts } from '../domain/payer-profile.js';

/** What a customer owes in one currency. */
export interface Debtor {
  readonly customerId: string;
  readonly currency: string;
  readonly outstandingMinor: bigint;
  readonly overdueMinor: bigint;
  readonly openCount: bigint;
  readonly overdueCount: bigint;
  readonly oldestDueDate: LocalDate;
}

export const debtorOrders = ['OUTSTANDING', 'OVERDUE', 'DAYS_LATE'] as const;

export type DebtorOrder = (typeof debtorOrders)[number];

/** Conditions of a list, combined with AND, where null means any; and its order. */
export interface DebtorFilter {
  readonly currency: string;
  readonly customerIds: readonly string[] | null;
  readonly minOutstandingMinor: bigint | null;
  readonly maxOutstandingMinor: bigint | null;
  readonly minOverdueMinor: bigint | null;
  readonly maxOverdueMinor: bigint | null;
  readonly minDaysLate: number | null;
  readonly maxDaysLate: number | null;
  readonly order: DebtorOrder;
  readonly descending: boolean;
}

/** The figure that a list is sorted by, and the customer. */
export type DebtorKey = readonly [bigint | LocalDate, string];

/** Customers of a filter are counted so far. */
export const maxCount = 10_000;

/** Customers by what they owe, from figures that are kept. */
export abstract class DebtorReader {
  /** @param today from which days are counted */
  abstract list(filter: DebtorFilter, today: LocalDate, page: PageRequest<DebtorKey>): Promise<Debtor[]>;
  /** @returns how many customers the list has, and more than `maxCount` for all that are more */
  abstract count(filter: DebtorFilter, today: LocalDate): Promise<number>;
}

/** What invoices and payments say of payers. */
export abstract class PayerReader {
  /**
   * The facts of each of these customers, by id.
   * @param since money with a later value date counts
   */
  abstract findMany(customerIds: readonly string[], now: Date, since: LocalDate): Promise<Map<string, PayerFacts>>;
}
