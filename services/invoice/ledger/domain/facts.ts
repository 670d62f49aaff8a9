import type { Part } from './allocation.js';
import type { Invoice } from './invoice.js';
import type { PaymentAccount } from './payment-account.js';

/** Why the product itself did something; people give reasons in their own words. */
export type ProductReason =
  | 'ABSENT_FROM_FEED'
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

export type InvoiceFactType =
  | 'InvoiceIssued'
  | 'InvoiceBalanceChanged'
  | 'InvoiceOverdue'
  | 'InvoicePaid'
  | 'InvoiceVoided'
  | 'InvoiceReopened'
  | 'DisputeRaised'
  | 'DisputeClosed';

/** Something happened to an invoice; the state is the one afterwards. */
export interface InvoiceFact {
  readonly type: InvoiceFactType;
  readonly invoice: Invoice;
  readonly reason: string;
}

/** The file or a person changed what an invoice says. */
export interface InvoiceChangedFact {
  readonly type: 'InvoiceChanged';
  readonly invoice: Invoice;
  readonly changedFields: readonly string[];
  readonly reason: string;
}

/** `PaymentAllocated` names all that the payment settles now, `PaymentDeallocated` what is owed again. */
export interface PaymentFact<Type = 'PaymentAllocated' | 'PaymentDeallocated'> {
  readonly type: Type;
  readonly payment: PaymentAccount;
  readonly parts: readonly Part[];
  readonly reason: string;
}

/** What happened; each becomes one published event. */
export type Fact =
  InvoiceFact | InvoiceChangedFact | PaymentFact<'PaymentAllocated'> | PaymentFact<'PaymentDeallocated'>;
