import type { LocalDate } from '#libs/time';
import type { Context } from './journal.js';

/** What an entry of the journal added to what a customer owes, or took off it. */
export interface Movement {
  readonly context: Context;
  readonly valueDate: LocalDate;
  readonly changeMinor: bigint;
  /** Of the invoices that it is about, in order. */
  readonly invoiceNumbers: readonly string[];
}

export interface OpenInvoice {
  readonly number: string;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly amountMinor: bigint;
  readonly remainingMinor: bigint;
}
