import type { Components } from './components.js';
import type { Invoice } from './invoice.js';
import type { PaymentAccount } from './payment-account.js';

/** Reasons that the product gives; people write theirs in free text. */
export type ProductReason =
  | 'ABSENT_FROM_FEED'
  | 'CHARGE_ADDED'
  | 'CHARGE_WAIVED'
  | 'CLOSED_BY_FEED'
  | 'CREDIT_RETURNED'
  | 'DUE_DATE_PASSED'
  | 'FEED_CHANGED'
  | 'FEED_REOPEN'
  | 'IMPORTED'
  | 'ISSUED'
  | 'PAYMENT_ALLOCATED'
  | 'PAYMENT_REVERSED'
  | 'PAYMENT_SETTLED';

export type InvoiceEventType =
  | 'InvoiceIssued'
  | 'InvoiceBalanceChanged'
  | 'InvoiceOverdue'
  | 'InvoicePaid'
  | 'InvoiceVoided'
  | 'InvoiceReopened'
  | 'DisputeRaised'
  | 'DisputeClosed';

/** `invoice` is the state after the event. */
export interface InvoiceEvent {
  readonly type: InvoiceEventType;
  readonly invoice: Invoice;
  readonly reason: string;
}

/** The input file changed amount, dates or collectability, or a person whether it may be collected. */
export interface InvoiceChangedEvent {
  readonly type: 'InvoiceChanged';
  readonly invoice: Invoice;
  readonly changedFields: readonly string[];
  readonly reason: string;
}

/** What a payment settles, or settled, of one invoice. */
export interface SettledPart {
  readonly invoiceId: string;
  readonly settled: Components;
}

/** The parts of `PaymentAllocated` are all that the payment settles now, those of `PaymentDeallocated` are owed again. */
export interface AllocationEvent<Type = 'PaymentAllocated' | 'PaymentDeallocated'> {
  readonly type: Type;
  readonly payment: PaymentAccount;
  readonly parts: readonly SettledPart[];
  readonly reason: string;
}

/** Each becomes one published event. */
export type LedgerEvent =
  InvoiceEvent | InvoiceChangedEvent | AllocationEvent<'PaymentAllocated'> | AllocationEvent<'PaymentDeallocated'>;
