import type { LocalDate } from '#libs/time';
import type { DividedAmount } from './components.js';

/** A settled payment as the journal sees it: amount = allocated + credited + recovered + unapplied, until it is reversed. */
export interface PaymentAccount {
  readonly paymentId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  /** Kept as unapplied cash. */
  readonly unappliedMinor: bigint;
  /** Invoices named by the payer, in order. */
  readonly invoiceIds: readonly string[];
  readonly valueDate: LocalDate;
  readonly reversed: boolean;
  /** 1 when settled; grows with every change. */
  readonly version: bigint;
}

/** What one payment settled of one invoice; a reversal sets all amounts to zero. */
export interface Allocation extends DividedAmount {
  readonly paymentId: string;
  readonly invoiceId: string;
  /** Business time of the first part. */
  readonly allocatedAt: Date;
  /** Still settles the invoice, its interest, fees and costs with so much of it. */
  readonly amountMinor: bigint;
  readonly interestMinor: bigint;
  readonly feeMinor: bigint;
  readonly costMinor: bigint;
  /** Was taken off the invoice again and is kept as the customer's credit. */
  readonly creditedMinor: bigint;
  /** What it brought of what was written off. */
  readonly recoveredMinor: bigint;
}
