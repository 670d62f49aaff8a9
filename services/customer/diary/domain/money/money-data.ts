import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

/** Null when the event came without an amount. */
export type Amount = Money | null;

export interface InvoiceData {
  readonly number: string;
  readonly amount: Amount;
  readonly remaining: Amount;
  readonly dueDate: LocalDate | null;
  readonly episode: number;
  readonly changedFields: readonly string[];
  readonly collected: boolean;
}

/** What was written off of an invoice, recovered, or taken back. */
export interface LossData {
  readonly number: string;
  readonly amount: Amount;
  readonly takenBack: boolean;
  readonly reason: string;
}

/** A card or account that a debtor permits to be charged. */
export interface MethodData {
  /** The state that it came to, or AUTOPAY_ON or AUTOPAY_OFF. */
  readonly state: string;
  /** What people see of it; empty before it was given. */
  readonly label: string;
  readonly until: LocalDate | null;
  readonly reason: string;
}

/** A charge that brought no money, or not yet. */
export interface AttemptData {
  readonly label: string;
  readonly amount: Money | null;
  /** Code of the decline; empty for none. */
  readonly reason: string;
}

export interface ChargeData {
  readonly kind: string;
  readonly number: string;
  /** What was charged, or waived now. */
  readonly amount: Amount;
  readonly reason: string;
}

export interface InterestData {
  readonly number: string;
  /** What was posted now, or taken back. */
  readonly amount: Amount;
  readonly takenBack: boolean;
  /** Interest is reckoned up to this day. */
  readonly until: LocalDate | null;
}

export interface CreditNoteData {
  readonly number: string;
  readonly amount: Amount;
  readonly reason: string;
}

export interface ProlongationData {
  readonly number: string;
  readonly days: number;
  /** Until when it is due. */
  readonly dueDate: LocalDate | null;
  /** With tax; null for nothing. */
  readonly fee: Amount;
  /** Empty for none. */
  readonly feeNumber: string;
  readonly reason: string;
}

export interface DisputeData {
  readonly number: string;
  /** What of the principal is disputed; null for the whole invoice. */
  readonly disputed: Amount;
  /** What was credited; null for nothing. */
  readonly credited: Amount;
  /** Empty in events of the release before. */
  readonly state: string;
  readonly deadline: LocalDate | null;
}

export interface ApprovalData {
  readonly act: string;
  readonly number: string;
  readonly amount: Amount;
  readonly state: string;
  readonly requester: string;
  readonly reason: string;
  readonly decisionReason: string;
}

export interface AllocationData {
  readonly allocated: readonly Money[];
  readonly unapplied: Amount;
}

export interface PaymentData {
  readonly amount: Amount;
  readonly method: string;
  readonly valueDate: LocalDate | null;
  readonly reversalReason: string;
}

/** A plan in instalments. */
export interface ArrangementData {
  readonly amount: Amount;
  readonly paid: Amount;
  readonly arrears: Amount;
  readonly state: string;
  /** What changed of it; empty where it was made or ended. */
  readonly change: string;
  readonly instalmentCount: number;
  readonly invoiceCount: number;
  /** When its first instalment is due, or the next one. */
  readonly dueDate: LocalDate | null;
  readonly reason: string;
}

export interface PromiseData {
  readonly amount: Amount;
  /** What counts of it so far. */
  readonly paid: Amount;
  /** Empty where the debtor did not say. */
  readonly method: string;
  readonly dueDate: LocalDate | null;
  /** Last value date that counts. */
  readonly lastDate: LocalDate | null;
  readonly invoiceCount: number;
  readonly cancelReason: string;
}

export interface SettlementData {
  readonly amount: Amount;
  /** What is given up for it. */
  readonly discount: Amount;
  /** What counts of the amount so far. */
  readonly paid: Amount;
  readonly untilDate: LocalDate | null;
  readonly invoiceCount: number;
}
