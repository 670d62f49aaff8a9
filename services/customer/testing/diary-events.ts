import { type commonV1, type EventInits, type invoiceV1, toWireDate } from '#libs/contracts';
import { derivedId, newId } from '#libs/ids';
import type { AnyEvent } from '#libs/platform';
import { aCaller, incomingEvent } from '#libs/testing';
import { DiaryConsumer } from '../diary/adapters/diary.consumer.js';
import { type RunningCustomerService, start } from './customer-service.js';

/** Hands events to the consumer as the transport does: decoded, in one transaction. */
export async function consume({ db, running }: RunningCustomerService, events: readonly AnyEvent[]): Promise<void> {
  const consumer = running.app.get(DiaryConsumer);
  await db.runner.transact(aCaller({ actor: 'system:customer' }), (tx) => consumer.onEvents(events, tx));
}

export const anEvent = <Type extends keyof EventInits>(type: Type, payload: EventInits[Type], time = start): AnyEvent =>
  incomingEvent(type, payload, { time }) as AnyEvent;

export const cause = { actor: 'system:invoice', reason: 'SPEC' };

export function invoiceEvent(
  type: 'InvoiceIssued' | 'InvoiceOverdue' | 'InvoicePaid',
  customerId: string,
  number: string,
  at: Date = start,
  by: { actor: string; reason: string } = cause,
): AnyEvent {
  const invoice = {
    invoiceId: derivedId(number),
    number,
    customerId,
    amount: { currencyCode: 'USD', minorUnits: '12000' },
    remaining: { currencyCode: 'USD', minorUnits: '2000' },
    dueDate: toWireDate('2013-03-01'),
    episode: 1,
  };
  return anEvent(`dunlin.invoice.v1.${type}`, { cause: by, snapshot: { invoice, zone: 'UTC' } }, at);
}

type Samples = { [Type in keyof EventInits]: EventInits[Type] | null };

function paymentEvents({
  customerId,
  invoiceId,
  amount,
}: Pick<invoiceV1.ChargeInit, 'customerId' | 'invoiceId' | 'amount'>) {
  const money = { customerId, amount, invoiceIds: [invoiceId!] };
  const payment = { ...money, paymentId: newId() };
  const attempt = { ...money, attemptId: newId(), methodLabel: 'visa 4242' };
  const arrangement = { arrangementId: newId(), customerId, total: amount, invoices: [{ invoiceId, amount }] };
  const promise = { promiseId: newId(), customerId, amount, invoices: [{ invoiceId, amount }] };
  const settlement = { settlementId: newId(), customerId, amount, discount: amount, invoices: [{ invoiceId }] };
  return {
    'dunlin.payment.v1.AttemptFailed': { attempt },
    'dunlin.payment.v1.AttemptOutcomeUnknown': { attempt },
    'dunlin.payment.v1.MethodChanged': { method: { methodId: newId(), customerId, label: 'visa 4242' } },
    'dunlin.payment.v1.PaymentSettled': { payment },
    'dunlin.payment.v1.PaymentReversed': { payment },
    'dunlin.payment.v1.ArrangementActivated': { arrangement },
    'dunlin.payment.v1.ArrangementChanged': { arrangement, change: 'CHANGE_IN_ARREARS' as const },
    'dunlin.payment.v1.ArrangementEnded': { arrangement },
    'dunlin.payment.v1.ArrangementReopened': { arrangement },
    'dunlin.payment.v1.PromiseMade': { promise },
    'dunlin.payment.v1.PromiseKept': { promise },
    'dunlin.payment.v1.PromiseBroken': { promise },
    'dunlin.payment.v1.PromiseCancelled': { promise },
    'dunlin.payment.v1.SettlementOffered': { settlement },
    'dunlin.payment.v1.SettlementAccepted': { settlement },
    'dunlin.payment.v1.SettlementFulfilled': { settlement },
    'dunlin.payment.v1.SettlementBreached': { settlement },
    'dunlin.payment.v1.SettlementWithdrawn': { settlement },
    'dunlin.payment.v1.SettlementExpired': { settlement },
  };
}

/** A payload of each event type for one customer; null for types that concern no customer. */
export function everyEvent({
  customerId,
  invoiceId,
  caseId,
}: Record<'customerId' | 'invoiceId' | 'caseId', string>): Samples {
  const amount = { currencyCode: 'USD', minorUnits: '500' };
  const channel = 'CHANNEL_EMAIL' as const;
  const message = { customerId, caseId, invoiceIds: [invoiceId], channel, template: 'reminder' };
  const customer = { customerId };
  const person = { customerId, billingContactId: newId(), role: 'accounts payable' };
  const task = { customerId, taskId: newId(), queue: 'callers', invoiceId, caseId };
  const line = { lineNumber: 1, invoiceId, invoiceNumber: 'E-1', placed: amount };
  const placement = { placementId: newId(), agency: 'northgate', customerId, caseId, lines: [line] };
  const snapshot = { invoice: { invoiceId, customerId, number: 'E-1', amount, remaining: amount }, zone: 'UTC' };
  const allocated = { paymentId: newId(), customerId, allocations: [{ invoiceId, amount }] };
  const collected = { caseId, customerId, currencyCode: 'USD', sequence: 'friendly', sequenceVersion: 1 };
  const enrolled = { case: collected, invoiceId, episode: 1 };
  const hold = {
    holdId: newId(),
    scope: 'SCOPE_INVOICE',
    subjectId: invoiceId,
    customerId,
    reason: 'dispute',
  } as const;
  return {
    'dunlin.communication.v1.MessageSent': { message },
    'dunlin.communication.v1.MessageSuppressed': { message },
    'dunlin.communication.v1.MessageBounced': { message },
    'dunlin.communication.v1.MessageFailed': { message },
    'dunlin.communication.v1.MessageOutcomeUnknown': { message },
    'dunlin.customer.v1.CustomerCreated': { customer },
    'dunlin.customer.v1.CustomerChanged': { customer, changedFields: ['name'] },
    'dunlin.customer.v1.ContactChanged': { customer, channel: 'CHANNEL_SMS', validity: 'VALIDITY_VALID' },
    'dunlin.customer.v1.PostalAddressChanged': { customer, kind: 'KIND_BILLING' },
    'dunlin.customer.v1.BillingContactAdded': person,
    'dunlin.customer.v1.BillingContactChanged': { ...person, changedFields: ['name'] },
    'dunlin.customer.v1.BillingContactRemoved': person,
    'dunlin.customer.v1.CustomerOptedOut': { customer, channel: 'CHANNEL_SMS' },
    'dunlin.customer.v1.OptOutWithdrawn': { customer, channel: 'CHANNEL_SMS' },
    'dunlin.customer.v1.FlagRaised': { customer, flag: 'FLAG_MINOR' },
    'dunlin.customer.v1.FlagLowered': { customer, flag: 'FLAG_MINOR' },
    'dunlin.customer.v1.NoteAdded': { customerId, noteId: newId() },
    'dunlin.customer.v1.NoteEdited': { customerId, noteId: newId(), editNumber: 1 },
    'dunlin.customer.v1.TaskCreated': task,
    'dunlin.customer.v1.TaskChanged': { ...task, changedFields: ['title', 'notes'] },
    'dunlin.customer.v1.TaskResolved': task,
    'dunlin.customer.v1.InteractionRecorded': { customerId, interactionId: newId(), method: 'CALL', invoiceId, caseId },
    ...documentEvents({ customerId, invoiceId, caseId }),
    'dunlin.customer.v1.CustomerMetadataChanged': { customerId, ...metadata },
    ...ofNobody,
    'dunlin.dca_handoff.v1.PlacementProposed': { placement },
    'dunlin.dca_handoff.v1.PlacementSent': { placement },
    'dunlin.dca_handoff.v1.PlacementAcknowledged': { placement, rejectedInvoiceIds: [invoiceId] },
    'dunlin.dca_handoff.v1.AcknowledgementRefused': { placement, refusedLineCount: 1, reasons: ['BAD_RESULT'] },
    'dunlin.dca_handoff.v1.PlacementRefused': { placement },
    'dunlin.dca_handoff.v1.RecallRequested': { placement, recalledInvoiceIds: [invoiceId] },
    'dunlin.dca_handoff.v1.PlacementRecalled': { placement },
    'dunlin.dca_handoff.v1.PlacementClosedPaid': { placement },
    'dunlin.invoice.v1.InvoiceIssued': { snapshot },
    'dunlin.invoice.v1.InvoiceChanged': { snapshot, changedFields: ['amount'] },
    'dunlin.invoice.v1.InvoiceBalanceChanged': { snapshot },
    'dunlin.invoice.v1.InvoiceOverdue': { snapshot },
    'dunlin.invoice.v1.InvoicePaid': { snapshot },
    'dunlin.invoice.v1.InvoiceVoided': { snapshot },
    'dunlin.invoice.v1.InvoiceReopened': { snapshot },
    'dunlin.invoice.v1.InvoiceSettled': { snapshot, discount: amount },
    'dunlin.invoice.v1.InvoiceWrittenOff': { snapshot, writtenOff: amount },
    'dunlin.invoice.v1.InvoiceRecoveryChanged': { snapshot, amount },
    'dunlin.invoice.v1.DisputeRaised': { snapshot },
    'dunlin.invoice.v1.DisputeClosed': { snapshot },
    'dunlin.invoice.v1.DisputeOverdue': { dispute: { invoiceId, customerId }, invoiceNumber: 'E-1' },
    ...chargeEvents({ customerId, invoiceId, amount }),
    ...approvalEvents({ customerId, invoiceId, amount }),
    'dunlin.invoice.v1.PaymentAllocated': { ...allocated, unapplied: amount },
    'dunlin.invoice.v1.PaymentDeallocated': allocated,
    'dunlin.invoice.v1.InvoiceMetadataChanged': { customerId, invoiceId, invoiceNumber: 'R-1', ...metadata },
    ...paymentEvents({ customerId, invoiceId, amount }),
    'dunlin.workflow.v1.CaseOpened': { case: collected },
    'dunlin.workflow.v1.CaseChanged': { case: collected },
    'dunlin.workflow.v1.CaseClosed': { case: collected },
    'dunlin.workflow.v1.InvoiceEnrolled': enrolled,
    'dunlin.workflow.v1.InvoiceLeft': enrolled,
    'dunlin.workflow.v1.StepsDone': { case: collected, steps: [{ stepId: 'reminder', invoiceId, outcome: 'SENT' }] },
    'dunlin.workflow.v1.HoldPlaced': { hold },
    'dunlin.workflow.v1.HoldLifted': { hold },
  };
}

function chargeEvents(about: Pick<invoiceV1.ChargeInit, 'customerId' | 'invoiceId' | 'amount'>) {
  const charge = { ...about, chargeId: newId(), kind: 'KIND_FEE', reason: 'late' } as const;
  const creditNote = { ...about, creditNoteId: newId(), reason: 'damaged' };
  const { customerId, invoiceId } = about;
  const prolongation = { customerId, invoiceId, prolongationId: newId(), invoiceNumber: 'E-1', days: 14 };
  return {
    'dunlin.invoice.v1.ChargeAdded': { charge, invoiceNumber: 'E-1' },
    'dunlin.invoice.v1.ChargeWaived': { charge, invoiceNumber: 'E-1', waived: about.amount },
    'dunlin.invoice.v1.InterestPosted': { charge, invoiceNumber: 'E-1', posted: about.amount },
    'dunlin.invoice.v1.CreditNoteCreated': { creditNote, invoiceNumber: 'E-1' },
    'dunlin.invoice.v1.InvoiceProlonged': { prolongation },
    'dunlin.invoice.v1.ProlongationCancelled': { prolongation },
  };
}

function approvalEvents(about: Pick<commonV1.ApprovalInit, 'customerId' | 'invoiceId' | 'amount'>) {
  const approval: commonV1.ApprovalInit = {
    ...{ ...about, approvalId: newId(), act: 'ACT_WAIVE_CHARGE', state: 'STATE_REQUESTED' },
    ...{ requester: 'user:ann', reason: 'goodwill', facts: [{ name: 'INVOICE', value: 'E-1' }] },
  };
  return {
    'dunlin.payment.v1.ApprovalRequested': { approval },
    'dunlin.payment.v1.ApprovalDecided': { approval: { ...approval, state: 'STATE_DONE' as const } },
    'dunlin.invoice.v1.ApprovalRequested': { approval },
    'dunlin.invoice.v1.ApprovalDecided': { approval: { ...approval, state: 'STATE_DONE' as const } },
  };
}

function documentEvents(about: Record<'customerId' | 'invoiceId' | 'caseId', string>) {
  const document = { ...about, documentId: newId(), kind: 'KIND_CONTRACT' } as const;
  return {
    'dunlin.customer.v1.DocumentUploaded': { ...document, mediaType: 'application/pdf', sizeBytes: '7' },
    'dunlin.customer.v1.DocumentReleased': document,
    'dunlin.customer.v1.DocumentRefused': { ...document, finding: 'Some.Malware' },
    'dunlin.customer.v1.DocumentRemoved': document,
  };
}

const metadata = {
  schema: 'contract',
  schemaLabel: 'Contract',
  changes: [{ field: 'tariff', label: 'Tariff', from: 'BASIC', to: 'PLUS' }],
};

/** Types that concern no customer. */
const ofNobody = {
  'dunlin.customer.v1.CustomerMetadataSchemaChanged': null,
  'dunlin.customer.v1.PersonChanged': null,
  'dunlin.customer.v1.RosterChanged': null,
  'dunlin.customer.v1.ClassChanged': null,
  'dunlin.invoice.v1.InvoiceMetadataSchemaChanged': null,
  'dunlin.invoice.v1.TermsChanged': null,
  'dunlin.invoice.v1.FeePolicyApplied': null,
  'dunlin.invoice.v1.FeeAllowanceApplied': null,
  'dunlin.invoice.v1.ImportRegistered': null,
  'dunlin.invoice.v1.ImportCompleted': null,
  'dunlin.payment.v1.PaymentFileRegistered': null,
  'dunlin.payment.v1.PaymentFileCompleted': null,
  'dunlin.workflow.v1.CalendarApplied': null,
  'dunlin.workflow.v1.SequenceApplied': null,
  'dunlin.workflow.v1.BulkActStarted': null,
  'dunlin.workflow.v1.BulkActEnded': null,
} as const;
