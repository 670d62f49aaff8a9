import { invariant } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import { type ChargedComponent, type Component, components } from '../components.js';
import type { WriteOffMethod } from '../invoice.js';

/** The accounts that this service posts to, by their numbers in the chart of accounts. */
export const accounts = {
  bank: 1100,
  receivablePrincipal: 1200,
  receivableInterest: 1210,
  receivableFees: 1220,
  receivableCosts: 1230,
  allowance: 1290,
  unappliedCash: 2100,
  customerCredit: 2110,
  tax: 2200,
  revenue: 4000,
  lateFeeIncome: 4100,
  interestIncome: 4110,
  prolongationFeeIncome: 4120,
  settlementDiscount: 4200,
  badDebtRecovery: 4300,
  badDebt: 5100,
  smallBalance: 5300,
} as const;

export type Account = (typeof accounts)[keyof typeof accounts];

/** Where what is owed stands. */
export const receivableAccounts = {
  PRINCIPAL: accounts.receivablePrincipal,
  INTEREST: accounts.receivableInterest,
  FEE: accounts.receivableFees,
  COST: accounts.receivableCosts,
} as const satisfies Record<Component, Account>;

/** What charges earn; a fixed sum for costs is earned as a late fee is. */
export const incomeAccounts = {
  INTEREST: accounts.interestIncome,
  FEE: accounts.lateFeeIncome,
  COST: accounts.lateFeeIncome,
} as const satisfies Record<ChargedComponent, Account>;

/** Where what was billed is owed, and what it earns. */
export const billedAccounts = {
  PRINCIPAL: { receivable: accounts.receivablePrincipal, income: accounts.revenue },
  FEE: { receivable: accounts.receivableFees, income: accounts.prolongationFeeIncome },
} as const satisfies Partial<Record<Component, { readonly receivable: Account; readonly income: Account }>>;

/** What the loss is posted to, by how it was written off. */
export const lossAccounts = {
  DIRECT: accounts.badDebt,
  ALLOWANCE: accounts.allowance,
  SMALL_BALANCE: accounts.smallBalance,
} as const satisfies Record<WriteOffMethod, Account>;

/** Kind of an entry; operators filter by it. */
export type Context =
  | 'INVOICE_ISSUED'
  | 'INVOICE_REOPENED'
  | 'INVOICE_VOIDED'
  | 'AMOUNT_CHANGED'
  | 'PAYMENT_SETTLED'
  | 'PAYMENT_REVERSED'
  | 'ALLOCATION'
  | 'ALLOCATION_UNDONE'
  | 'CREDIT_KEPT'
  | 'CREDIT_NOTE'
  | 'CREDIT_RETURNED'
  | 'CHARGE_ADDED'
  | 'CHARGE_WAIVED'
  | 'CHARGES_VOIDED'
  | 'INTEREST_POSTED'
  | 'WRITTEN_OFF'
  | 'RECOVERED'
  | 'SETTLEMENT_DISCOUNT'
  | 'SETTLEMENT_REVERSED'
  | 'OPENING';

/** One side of an entry; exactly one of the two amounts is positive. */
export interface Line {
  readonly account: Account;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  readonly invoiceId: string | null;
  readonly component: Component | null;
  readonly paymentId: string | null;
}

/** A balanced entry of one currency. It is never changed; an error is reversed by another entry. */
export interface Entry {
  /** What caused the entry. PostgreSQL refuses a second entry of the same source. */
  readonly source: string;
  readonly context: Context;
  readonly customerId: string;
  readonly currency: string;
  readonly valueDate: LocalDate;
  /** Source of the entry that this one reverses. */
  readonly reversesSource: string | null;
  readonly lines: readonly Line[];
}

/** What a line is about besides its account. */
export interface Dimensions {
  readonly invoiceId?: string;
  readonly paymentId?: string;
}

export function debit(account: Account, minor: bigint, dimensions: Dimensions): Line {
  return line(account, minor, 0n, dimensions);
}

export function credit(account: Account, minor: bigint, dimensions: Dimensions): Line {
  return line(account, 0n, minor, dimensions);
}

/** Leaves out lines of zero; the others must balance. */
export function entry(
  head: Omit<Entry, 'lines' | 'reversesSource'> & { reversesSource?: string },
  lines: Line[],
): Entry {
  const kept = lines.filter(({ debitMinor, creditMinor }) => debitMinor !== 0n || creditMinor !== 0n);
  let balance = 0n;
  for (const { debitMinor, creditMinor } of kept) {
    invariant(debitMinor >= 0n && creditMinor >= 0n, `Entry ${head.source} has a negative line.`);
    balance += debitMinor - creditMinor;
  }
  invariant(kept.length >= 2 && balance === 0n, `Entry ${head.source} does not balance.`);
  return { ...head, reversesSource: head.reversesSource ?? null, lines: kept };
}

const componentByAccount = new Map<Account, Component>(
  components.map((component) => [receivableAccounts[component], component]),
);

function line(account: Account, debitMinor: bigint, creditMinor: bigint, { invoiceId, paymentId }: Dimensions): Line {
  return {
    account,
    debitMinor,
    creditMinor,
    invoiceId: invoiceId ?? null,
    component: componentByAccount.get(account) ?? null,
    paymentId: paymentId ?? null,
  };
}
