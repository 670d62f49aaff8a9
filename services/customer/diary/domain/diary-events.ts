import type { DiaryLine } from '#libs/diary';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { WorkText } from '../../work/domain/work-text.js';
import type {
  AllocationData,
  ApprovalData,
  ArrangementData,
  AttemptData,
  ChargeData,
  CreditNoteData,
  DisputeData,
  InterestData,
  InvoiceData,
  LossData,
  MethodData,
  PaymentData,
  ProlongationData,
  PromiseData,
  SettlementData,
} from './money/money-data.js';

export interface MessageData {
  readonly channel: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly locale: string;
  readonly reason: string;
  readonly ruleIds: readonly string[];
}

export interface PlacementData {
  readonly agency: string;
  readonly placed: readonly Money[];
  readonly lineCount: number;
  /** Lines that the event names: rejected or recalled ones. */
  readonly namedCount: number;
  readonly reason: string;
  /** Why debts were placed that were never announced; empty where all were. */
  readonly unannouncedReason: string;
  /** Notes of the person who placed the debts; empty for none. */
  readonly notes: string;
}

export interface AcknowledgementData extends PlacementData {
  readonly reasons: readonly string[];
}

export interface CaseData {
  readonly sequence: string;
  readonly sequenceVersion: number;
  readonly currency: string;
  readonly state: string;
  readonly steps: readonly { readonly stepId: string; readonly outcome: string }[];
  /** What the case ran before, where that changed. */
  readonly previous: { readonly sequence: string; readonly sequenceVersion: number } | null;
  /** Whether its invoices have joined another case. */
  readonly merged: boolean;
}

export interface HoldData {
  readonly scope: string;
  readonly holdReason: string;
  readonly endsAt: Date | null;
}

export interface CustomerChangeData {
  readonly changedFields: readonly string[];
  readonly channel: string;
  readonly flag: string;
  /** Name of who looks after the customer, and of who did before; empty for nobody. */
  readonly specialist: string;
  readonly formerSpecialist: string;
}

export interface ContactData {
  readonly channel: string;
  readonly validity: string;
  readonly isPrimary: boolean;
  /** Empty in events of the first release. */
  readonly change: string;
}

export interface FlagData {
  readonly flag: string;
  /** First day where it is yet to come. */
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
}

export interface PostalAddressData {
  readonly kind: string;
  readonly isRemoved: boolean;
}

export interface BillingContactData {
  readonly role: string;
  readonly changedFields: readonly string[];
}

interface TaskData {
  /** Queue or group. */
  readonly queue: string;
}

export interface TaskChangeData extends TaskData {
  readonly changedFields: readonly string[];
  /** Empty for nobody. */
  readonly assigneeName: string;
  readonly snoozedUntil: Date | null;
}

export interface InteractionData {
  readonly method: string;
  readonly outcome: string;
  readonly direction: string;
  readonly delinquencyReason: string;
}

export interface DocumentData {
  readonly kind: string;
  /** What was found in it; empty unless it was refused. */
  readonly finding: string;
  readonly scanned: boolean;
}

export interface MetadataData {
  /** What people call the schema. */
  readonly schema: string;
  /** Number of the invoice; empty for the customer. */
  readonly number: string;
  readonly changes: readonly FieldChange[];
}

/** A field that people filled in; a text is withheld. */
export interface FieldChange {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly withheld: boolean;
}

/** The data of each event's line. Events that concern no customer are in no diary and not here. */
export interface DiaryEventData {
  'dunlin.communication.v1.MessageSent': MessageData;
  'dunlin.communication.v1.MessageSuppressed': MessageData;
  'dunlin.communication.v1.MessageBounced': MessageData;
  'dunlin.communication.v1.MessageFailed': MessageData;
  'dunlin.communication.v1.MessageOutcomeUnknown': MessageData;
  'dunlin.customer.v1.CustomerCreated': CustomerChangeData;
  'dunlin.customer.v1.CustomerChanged': CustomerChangeData;
  'dunlin.customer.v1.ContactChanged': ContactData;
  'dunlin.customer.v1.PostalAddressChanged': PostalAddressData;
  'dunlin.customer.v1.BillingContactAdded': BillingContactData;
  'dunlin.customer.v1.BillingContactChanged': BillingContactData;
  'dunlin.customer.v1.BillingContactRemoved': BillingContactData;
  'dunlin.customer.v1.CustomerOptedOut': CustomerChangeData;
  'dunlin.customer.v1.OptOutWithdrawn': CustomerChangeData;
  'dunlin.customer.v1.FlagRaised': FlagData;
  'dunlin.customer.v1.FlagLowered': CustomerChangeData;
  'dunlin.customer.v1.NoteAdded': Record<never, never>;
  'dunlin.customer.v1.NoteEdited': Record<never, never>;
  'dunlin.customer.v1.TaskCreated': TaskData;
  'dunlin.customer.v1.TaskChanged': TaskChangeData;
  'dunlin.customer.v1.TaskResolved': TaskData;
  'dunlin.customer.v1.InteractionRecorded': InteractionData;
  'dunlin.customer.v1.DocumentUploaded': DocumentData;
  'dunlin.customer.v1.DocumentReleased': DocumentData;
  'dunlin.customer.v1.DocumentRefused': DocumentData;
  'dunlin.customer.v1.DocumentRemoved': DocumentData;
  'dunlin.customer.v1.CustomerMetadataChanged': MetadataData;
  'dunlin.dca_handoff.v1.PlacementProposed': PlacementData;
  'dunlin.dca_handoff.v1.PlacementSent': PlacementData;
  'dunlin.dca_handoff.v1.PlacementAcknowledged': PlacementData;
  'dunlin.dca_handoff.v1.AcknowledgementRefused': AcknowledgementData;
  'dunlin.dca_handoff.v1.PlacementRefused': PlacementData;
  'dunlin.dca_handoff.v1.RecallRequested': PlacementData;
  'dunlin.dca_handoff.v1.PlacementRecalled': PlacementData;
  'dunlin.dca_handoff.v1.PlacementClosedPaid': PlacementData;
  'dunlin.invoice.v1.InvoiceIssued': InvoiceData;
  'dunlin.invoice.v1.InvoiceChanged': InvoiceData;
  'dunlin.invoice.v1.InvoiceBalanceChanged': InvoiceData;
  'dunlin.invoice.v1.InvoiceOverdue': InvoiceData;
  'dunlin.invoice.v1.InvoicePaid': InvoiceData;
  'dunlin.invoice.v1.InvoiceVoided': InvoiceData;
  'dunlin.invoice.v1.InvoiceReopened': InvoiceData;
  'dunlin.invoice.v1.InvoiceWrittenOff': LossData;
  'dunlin.invoice.v1.InvoiceSettled': LossData;
  'dunlin.invoice.v1.InvoiceRecoveryChanged': LossData;
  'dunlin.invoice.v1.DisputeRaised': DisputeData;
  'dunlin.invoice.v1.DisputeClosed': DisputeData;
  'dunlin.invoice.v1.DisputeOverdue': DisputeData;
  'dunlin.invoice.v1.ChargeAdded': ChargeData;
  'dunlin.invoice.v1.ChargeWaived': ChargeData;
  'dunlin.invoice.v1.InterestPosted': InterestData;
  'dunlin.invoice.v1.CreditNoteCreated': CreditNoteData;
  'dunlin.invoice.v1.InvoiceProlonged': ProlongationData;
  'dunlin.invoice.v1.ProlongationCancelled': ProlongationData;
  'dunlin.invoice.v1.ApprovalRequested': ApprovalData;
  'dunlin.invoice.v1.ApprovalDecided': ApprovalData;
  'dunlin.invoice.v1.PaymentAllocated': AllocationData;
  'dunlin.invoice.v1.PaymentDeallocated': AllocationData;
  'dunlin.invoice.v1.InvoiceMetadataChanged': MetadataData;
  'dunlin.payment.v1.AttemptFailed': AttemptData;
  'dunlin.payment.v1.AttemptOutcomeUnknown': AttemptData;
  'dunlin.payment.v1.MethodChanged': MethodData;
  'dunlin.payment.v1.PaymentSettled': PaymentData;
  'dunlin.payment.v1.PaymentReversed': PaymentData;
  'dunlin.payment.v1.ArrangementActivated': ArrangementData;
  'dunlin.payment.v1.ArrangementChanged': ArrangementData;
  'dunlin.payment.v1.ArrangementEnded': ArrangementData;
  'dunlin.payment.v1.ArrangementReopened': ArrangementData;
  'dunlin.payment.v1.PromiseMade': PromiseData;
  'dunlin.payment.v1.PromiseKept': PromiseData;
  'dunlin.payment.v1.PromiseBroken': PromiseData;
  'dunlin.payment.v1.PromiseCancelled': PromiseData;
  'dunlin.payment.v1.SettlementOffered': SettlementData;
  'dunlin.payment.v1.SettlementAccepted': SettlementData;
  'dunlin.payment.v1.SettlementFulfilled': SettlementData;
  'dunlin.payment.v1.SettlementBreached': SettlementData;
  'dunlin.payment.v1.SettlementWithdrawn': SettlementData;
  'dunlin.payment.v1.SettlementExpired': SettlementData;
  'dunlin.payment.v1.ApprovalRequested': ApprovalData;
  'dunlin.payment.v1.ApprovalDecided': ApprovalData;
  'dunlin.workflow.v1.CaseOpened': CaseData;
  'dunlin.workflow.v1.CaseChanged': CaseData;
  'dunlin.workflow.v1.CaseClosed': CaseData;
  'dunlin.workflow.v1.InvoiceEnrolled': CaseData;
  'dunlin.workflow.v1.InvoiceLeft': CaseData;
  'dunlin.workflow.v1.StepsDone': CaseData;
  'dunlin.workflow.v1.HoldPlaced': HoldData;
  'dunlin.workflow.v1.HoldLifted': HoldData;
}

export type DiaryEventType = keyof DiaryEventData;

/** An event with the data of its line. */
export type DiaryEvent<Types extends DiaryEventType = DiaryEventType> = {
  [Type in Types]: { readonly type: Type; readonly data: DiaryEventData[Type] };
}[Types];

/** What makes the line of each event whose type begins so, of what the event says and what people wrote. */
export type LinesOf<Start extends string> = {
  readonly [Type in Extract<DiaryEventType, `${Start}${string}`>]: (
    data: DiaryEventData[Type],
    workText: WorkText,
  ) => DiaryLine;
};
