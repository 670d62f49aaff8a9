import type { Part } from './allocation.js';
import type { Invoice } from './invoice.js';
import type { PaymentAccount } from './payment-account.js';

/** Why the product itself did something; people give reasons in their own words. */
export type ProductReason =
  | 'ABSENT_FROM_FEED'
  | 'CLOSED_BY_FEED'
  | 'FEED_CHANGED'
  | 'FEED_REOPEN'
  | 'PAYMENT_ALLOCATED'
  | 'PAYMENT_REVERSED'
  | 'CREDIT_RETURNED'
  | 'IMPORTED'
  | 'ISSUED'
  | 'DUE_DATE_PASSED';

interface InvoiceFact<Type extends string> {
  readonly type: Type;
  /** State afterwards. */
  readonly invoice: Invoice;
  readonly reason: string;
}

/** What happened, with the state afterwards; each becomes one published event. */
export type Fact =
  | InvoiceFact<
      | 'InvoiceIssued'
      | 'InvoiceBalanceChanged'
      | 'InvoiceOverdue'
      | 'InvoicePaid'
      | 'InvoiceVoided'
      | 'InvoiceReopened'
      | 'DisputeRaised'
      | 'DisputeClosed'
    >
  | (InvoiceFact<'InvoiceChanged'> & { readonly changedFields: readonly string[] })
  | {
      readonly type: 'PaymentAllocated' | 'PaymentDeallocated';
      /** State afterwards. */
      readonly payment: PaymentAccount;
      readonly parts: readonly Part[];
      readonly reason: string;
    };
