import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

/** Null when the event came without an amount. */
export type Amount = Money | null;

export interface InvoiceFacts {
  readonly number: string;
  readonly amount: Amount;
  readonly remaining: Amount;
  readonly dueDate: LocalDate | null;
  readonly episode: number;
  readonly changedFields: readonly string[];
}

export interface AllocationFacts {
  readonly allocated: readonly Money[];
  readonly unapplied: Amount;
}

export interface PaymentFacts {
  readonly amount: Amount;
  readonly method: string;
  readonly valueDate: LocalDate | null;
  readonly reversalReason: string;
}

export interface MessageFacts {
  readonly channel: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly locale: string;
  readonly reason: string;
  readonly ruleIds: readonly string[];
}

export interface PlacementFacts {
  readonly agency: string;
  readonly placed: readonly Money[];
  readonly lineCount: number;
  /** How many of the lines the event singles out: rejected or recalled ones. */
  readonly singledOutCount: number;
  readonly reason: string;
}

export interface CaseFacts {
  readonly sequence: string;
  readonly sequenceVersion: number;
  readonly currency: string;
  readonly state: string;
  readonly steps: readonly { readonly stepId: string; readonly outcome: string }[];
}

export interface HoldFacts {
  readonly scope: string;
  readonly holdReason: string;
  readonly endsAt: Date | null;
}

export interface CustomerChangeFacts {
  readonly changedFields: readonly string[];
  readonly channel: string;
  readonly validity: string;
  readonly flag: string;
}

export interface TaskFacts {
  readonly queue: string;
}

/** What the line of each event is made of. Events that concern no customer stand in no diary and are not here. */
export interface DiaryFacts {
  'dunlin.communication.v1.MessageSent': MessageFacts;
  'dunlin.communication.v1.MessageSuppressed': MessageFacts;
  'dunlin.communication.v1.MessageBounced': MessageFacts;
  'dunlin.communication.v1.MessageFailed': MessageFacts;
  'dunlin.communication.v1.MessageOutcomeUnknown': MessageFacts;
  'dunlin.customer.v1.CustomerCreated': CustomerChangeFacts;
  'dunlin.customer.v1.CustomerChanged': CustomerChangeFacts;
  'dunlin.customer.v1.ContactChanged': CustomerChangeFacts;
  'dunlin.customer.v1.CustomerOptedOut': CustomerChangeFacts;
  'dunlin.customer.v1.OptOutWithdrawn': CustomerChangeFacts;
  'dunlin.customer.v1.FlagRaised': CustomerChangeFacts;
  'dunlin.customer.v1.FlagLowered': CustomerChangeFacts;
  'dunlin.customer.v1.NoteAdded': Record<never, never>;
  'dunlin.customer.v1.TaskCreated': TaskFacts;
  'dunlin.customer.v1.TaskResolved': TaskFacts;
  'dunlin.dca_handoff.v1.PlacementProposed': PlacementFacts;
  'dunlin.dca_handoff.v1.PlacementSent': PlacementFacts;
  'dunlin.dca_handoff.v1.PlacementAnswered': PlacementFacts;
  'dunlin.dca_handoff.v1.PlacementRefused': PlacementFacts;
  'dunlin.dca_handoff.v1.RecallRequested': PlacementFacts;
  'dunlin.dca_handoff.v1.PlacementRecalled': PlacementFacts;
  'dunlin.dca_handoff.v1.PlacementClosedPaid': PlacementFacts;
  'dunlin.invoice.v1.InvoiceIssued': InvoiceFacts;
  'dunlin.invoice.v1.InvoiceChanged': InvoiceFacts;
  'dunlin.invoice.v1.InvoiceBalanceChanged': InvoiceFacts;
  'dunlin.invoice.v1.InvoiceOverdue': InvoiceFacts;
  'dunlin.invoice.v1.InvoicePaid': InvoiceFacts;
  'dunlin.invoice.v1.InvoiceVoided': InvoiceFacts;
  'dunlin.invoice.v1.InvoiceReopened': InvoiceFacts;
  'dunlin.invoice.v1.DisputeRaised': InvoiceFacts;
  'dunlin.invoice.v1.DisputeClosed': InvoiceFacts;
  'dunlin.invoice.v1.PaymentAllocated': AllocationFacts;
  'dunlin.invoice.v1.PaymentDeallocated': AllocationFacts;
  'dunlin.payment.v1.PaymentSettled': PaymentFacts;
  'dunlin.payment.v1.PaymentReversed': PaymentFacts;
  'dunlin.workflow.v1.CaseOpened': CaseFacts;
  'dunlin.workflow.v1.CaseChanged': CaseFacts;
  'dunlin.workflow.v1.CaseClosed': CaseFacts;
  'dunlin.workflow.v1.InvoiceEnrolled': CaseFacts;
  'dunlin.workflow.v1.InvoiceLeft': CaseFacts;
  'dunlin.workflow.v1.StepsDone': CaseFacts;
  'dunlin.workflow.v1.HoldPlaced': HoldFacts;
  'dunlin.workflow.v1.HoldLifted': HoldFacts;
}

export type DiaryEvent = keyof DiaryFacts;

/** Event type and facts belong together. */
export type DiaryFact<Events extends DiaryEvent = DiaryEvent> = {
  [Event in Events]: { readonly event: Event; readonly facts: DiaryFacts[Event] };
}[Events];
