import { compareText } from '#libs/text';
import type { LocalDate } from '#libs/time';

/** Days that a due date has passed, from those that have not to those that have for long. */
export const ages = ['NOT_DUE', 'DAYS_1_TO_30', 'DAYS_31_TO_60', 'DAYS_61_TO_90', 'OVER_90_DAYS'] as const;

export type Age = (typeof ages)[number];

/** From how many days on each age but the first begins. */
export const agesBegin = [1, 31, 61, 91] as const;

/** What remains of the open invoices of one age. */
export interface AgedDebt {
  readonly currency: string;
  readonly age: Age;
  readonly remainingMinor: bigint;
  readonly count: bigint;
  readonly oldestDueDate: LocalDate;
}

/** How money of twelve months came that settles invoices; what came in time is 0 days late. */
export interface Punctuality {
  readonly currency: string;
  readonly paidMinor: bigint;
  readonly paidLateMinor: bigint;
  /** Invoices that it settled. */
  readonly paidCount: bigint;
  readonly paidLateCount: bigint;
  readonly averageDaysLateByAmount: number;
  /** 0 when no invoice was settled. */
  readonly averageDaysLateByCount: number;
}

export interface LastPayment {
  readonly paymentId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly valueDate: LocalDate;
}

/** What is known of how one customer pays. */
export interface PayerFacts {
  readonly debts: readonly AgedDebt[];
  readonly punctuality: readonly Punctuality[];
  readonly lastPayment: LastPayment | null;
}

export interface PayerCurrency {
  readonly currency: string;
  readonly outstandingMinor: bigint;
  readonly openCount: bigint;
  readonly oldestDueDate: LocalDate | null;
  /** All of them, in their order. */
  readonly ages: readonly { readonly age: Age; readonly remainingMinor: bigint; readonly count: bigint }[];
  readonly punctuality: Punctuality | null;
}

export interface PayerProfile {
  readonly customerId: string;
  /** By code. */
  readonly currencies: readonly PayerCurrency[];
  readonly lastPayment: LastPayment | null;
}

export function payerProfile(customerId: string, { debts, punctuality, lastPayment }: PayerFacts): PayerProfile {
  const codes = new Set([...debts, ...punctuality].map(({ currency }) => currency));
  return {
    customerId,
    currencies: [...codes].sort(compareText).map((currency) => ({
      ...owedIn(
        currency,
        debts.filter((debt) => debt.currency === currency),
      ),
      punctuality: punctuality.find((row) => row.currency === currency) ?? null,
    })),
    lastPayment,
  };
}

/** Rounded to whole percent; 0 of nothing. */
export function percentOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((200n * part + whole) / (2n * whole));
}

function owedIn(currency: string, debts: readonly AgedDebt[]): Omit<PayerCurrency, 'punctuality'> {
  const sum = (of: (debt: AgedDebt) => bigint, rows: readonly AgedDebt[]): bigint =>
    rows.reduce((total, debt) => total + of(debt), 0n);
  const amountOf = (rows: readonly AgedDebt[]): bigint => sum(({ remainingMinor }) => remainingMinor, rows);
  const countOf = (rows: readonly AgedDebt[]): bigint => sum(({ count }) => count, rows);
  return {
    currency,
    outstandingMinor: amountOf(debts),
    openCount: countOf(debts),
    oldestDueDate: debts.map(({ oldestDueDate }) => oldestDueDate).sort(compareText)[0] ?? null,
    ages: ages.map((age) => {
      const rows = debts.filter((debt) => debt.age === age);
      return { age, remainingMinor: amountOf(rows), count: countOf(rows) };
    }),
  };
}
