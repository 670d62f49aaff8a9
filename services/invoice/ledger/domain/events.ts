import type { Components } from './components.js';
import type { Invoice } from './invoice.js';
import type { PaymentAccount } from './payment-account.js';

/** Reasons that the product gives; people write theirs in free text. */
export type ProductReason =
  | 'ABSENT_FROM_FEED'
  | 'CHARGE_ADDED'
  | 'CHARGE_WAIVED'
  | 'CLOSED_BY_FEED'
  | 'CREDIT_NOTE'
  | 'CREDIT_RETURNED'
  | 'DUE_DATE_PASSED'
  | 'FEED_CHANGED'
  | 'FEED_REOPEN'
  | 'IMPORTED'
  | 'INTEREST_POSTED'
  | 'ISSUED'
  | 'PAYMENT_ALLOCATED'
  | 'PAYMENT_REVERSED'
  | 'PAYMENT_SETTLED'
  | 'PROLONGATION_CANCELLED'
  | 'PROLONGED'
  | 'SETTLEMENT_BREACHED'
  | 'SETTLEMENT_FULFILLED'
  | 'SMALL_BALANCE';

export type InvoiceEventType =
  'InvoiceIssued' | 'InvoiceBalanceChanged' | 'InvoiceOverdue' | 'InvoicePaid' | 'InvoiceVoided' | 'InvoiceReopened';

/** `invoice` is the state after the event. */
export interface InvoiceEvent {
  readonly type: InvoiceEventType;
  readonly invoice: Invoice;
  readonly reason: string;
}

/** What an event tells of the dispute of its invoice. */
export interface ToldDispute {
  readonly disputeId: string;
  readonly state: 'OPEN' | 'RESOLVED_FOR_CREDITOR' | 'RESOLVED_FOR_DEBTOR' | 'RESOLVED_IN_PART' | 'WITHDRAWN';
  /** Null for the whole invoice. */
  readonly disputedMinor: bigint | null;
  /** What of it was credited. */
  readonly creditedMinor: bigint;
}

/** A dispute was raised or came to its end; `invoice` is the state after it. */
export interface DisputeEvent {
  readonly type: 'DisputeRaised' | 'DisputeClosed';
  readonly invoice: Invoice;
  readonly dispute: ToldDispute;
  readonly reason: string;
}

/** The input file changed amount, dates or collectability, or a person whether it may be collected or when it is due. */
export interface InvoiceChangedEvent {
  readonly type: 'InvoiceChanged';
  readonly invoice: Invoice;
  readonly changedFields: readonly string[];
  readonly reason: string;
}

/** What remained was written off, or more of what was written off before; `invoice` is the state after it. */
export interface WrittenOffEvent {
  readonly type: 'InvoiceWrittenOff';
  readonly invoice: Invoice;
  /** What was written off now. */
  readonly minor: bigint;
  readonly reason: string;
}

/** A settlement gave up what remained; `invoice` is the state after it. */
export interface InvoiceSettledEvent {
  readonly type: 'InvoiceSettled';
  readonly invoice: Invoice;
  /** What was given up. */
  readonly minor: bigint;
  readonly reason: string;
}

/** A payment brought something of what was written off, or was taken back; `invoice` is the state after it. */
export interface RecoveryEvent {
  readonly type: 'InvoiceRecoveryChanged';
  readonly invoice: Invoice;
  /** More than zero. */
  readonly minor: bigint;
  readonly takenBack: boolean;
  readonly reason: string;
}

/** An event of an invoice, whatever it tells besides. */
export type AnyInvoiceEvent =
  InvoiceEvent | InvoiceChangedEvent | DisputeEvent | WrittenOffEvent | InvoiceSettledEvent | RecoveryEvent;

/** What a payment settles, or settled, of one invoice. */
export interface SettledPart {
  readonly invoiceId: string;
  readonly settled: Components;
  /** What it brought of what was written off; zero of any other. */
  readonly recoveredMinor: bigint;
}

/** The parts of `PaymentAllocated` are all that the payment settles now, those of `PaymentDeallocated` are owed again. */
export interface AllocationEvent<Type = 'PaymentAllocated' | 'PaymentDeallocated'> {
  readonly type: Type;
  readonly payment: PaymentAccount;
  readonly parts: readonly SettledPart[];
  readonly reason: string;
}

/** Each becomes one published event. */
export type LedgerEvent = AnyInvoiceEvent | AllocationEvent<'PaymentAllocated'> | AllocationEvent<'PaymentDeallocated'>;
