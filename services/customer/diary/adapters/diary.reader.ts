import { type EventPayloads, fromTimestamp } from '#libs/contracts';
import { maxLengths } from '#libs/fields';
import { isId } from '#libs/ids';
import type { Money } from '#libs/money';
import type { AnyEvent } from '#libs/platform';
import type {
  AcknowledgementData,
  CaseData,
  DiaryEvent,
  DiaryEventData,
  DiaryEventType,
  HoldData,
  MessageData,
  PlacementData,
} from '../domain/diary-events.js';
import { excerpt } from '../domain/excerpt.js';
import type { AllocationData, ApprovalData, InvoiceData } from '../domain/money/money-data.js';
import type { ConsumedEvent } from '../use-cases/record-diary-entries.js';
import { ofArrangement } from './arrangement-events.reader.js';
import { ofCharge, ofCreditNote, ofInterest, ofLoss, ofProlongation } from './charge-events.reader.js';
import {
  about,
  ofBillingContact,
  ofCustomer,
  ofDocument,
  ofInteraction,
  ofMetadata,
  ofTask,
  ofTaskChange,
} from './customer-events.reader.js';
import { amountOf, type Content, dateOf, named } from './diary.content.js';
import { ofClosedDispute, ofOverdueDispute, ofRaisedDispute } from './dispute-events.reader.js';
import { ofAttempt, ofMethod } from './method-events.reader.js';
import { ofPayment } from './payment-events.reader.js';
import { ofPromise, ofSettlement } from './promise-events.reader.js';

/**
 * What the diary records of an event.
 * @returns null for an event that concerns no customer
 */
export function readEvent(event: AnyEvent): ConsumedEvent | null {
  const read: Reader | null = readers[event.type] as Reader | null;
  const content = read?.(event.payload as never) ?? null;
  if (!content || !isId(content.customerId)) return null;
  const cause = event.payload.cause;
  return {
    entry: {
      entryId: event.id,
      customerId: content.customerId,
      occurredAt: event.time,
      actor: cause?.actor ?? '',
      reason: excerpt(cause?.reason ?? '', maxLengths.reason),
      invoiceIds: [...new Set(content.invoiceIds)].filter(isId),
      invoiceNumber: content.invoiceNumber ?? '',
      caseId: content.caseId && isId(content.caseId) ? content.caseId : null,
    },
    event: { type: event.type, data: content.data } as DiaryEvent,
    workId: content.workId && isId(content.workId) ? content.workId : null,
  };
}

type Reader = (payload: never) => Content<unknown> | null;

/**
 * One reader for every event type, so that a new type does not compile before it has a line here, or null when it
 * concerns no customer. A payload that lacks the part it is about concerns no customer either.
 */
const readers: {
  readonly [Type in keyof EventPayloads]: Type extends DiaryEventType
    ? (payload: EventPayloads[Type]) => Content<DiaryEventData[Type]> | null
    : null;
} = {
  'dunlin.communication.v1.MessageSent': ofMessage,
  'dunlin.communication.v1.MessageSuppressed': ofMessage,
  'dunlin.communication.v1.MessageBounced': ofMessage,
  'dunlin.communication.v1.MessageFailed': ofMessage,
  'dunlin.communication.v1.MessageOutcomeUnknown': ofMessage,
  'dunlin.customer.v1.CustomerCreated': (payload) => ofCustomer(payload),
  'dunlin.customer.v1.CustomerChanged': (payload) =>
    ofCustomer(payload, {
      changedFields: payload.changedFields,
      specialist: payload.customer?.specialistName ?? '',
      formerSpecialist: payload.formerSpecialistName,
    }),
  'dunlin.customer.v1.ContactChanged': (payload) =>
    about(payload, {
      channel: named(payload.channel, 'CHANNEL_'),
      validity: named(payload.validity, 'VALIDITY_'),
      isPrimary: payload.isPrimary,
      change: named(payload.change, 'CHANGE_'),
    }),
  'dunlin.customer.v1.PostalAddressChanged': (payload) =>
    about(payload, { kind: named(payload.kind, 'KIND_'), isRemoved: payload.removed }),
  'dunlin.customer.v1.BillingContactAdded': (payload) => ofBillingContact(payload),
  'dunlin.customer.v1.BillingContactChanged': (payload) => ofBillingContact(payload, payload.changedFields),
  'dunlin.customer.v1.BillingContactRemoved': (payload) => ofBillingContact(payload),
  'dunlin.customer.v1.CustomerOptedOut': (payload) =>
    ofCustomer(payload, { channel: named(payload.channel, 'CHANNEL_') }),
  'dunlin.customer.v1.OptOutWithdrawn': (payload) =>
    ofCustomer(payload, { channel: named(payload.channel, 'CHANNEL_') }),
  'dunlin.customer.v1.FlagRaised': (payload) =>
    about(payload, {
      flag: named(payload.flag, 'FLAG_'),
      from: payload.customer?.flags.includes(payload.flag) ? null : dateOf(payload.sinceDate),
      until: dateOf(payload.untilDate),
    }),
  'dunlin.customer.v1.FlagLowered': (payload) => ofCustomer(payload, { flag: named(payload.flag, 'FLAG_') }),
  'dunlin.customer.v1.NoteAdded': ({ customerId, noteId }) => ({ customerId, workId: noteId, data: {} }),
  'dunlin.customer.v1.NoteEdited': ({ customerId, noteId }) => ({ customerId, workId: noteId, data: {} }),
  'dunlin.customer.v1.TaskCreated': ofTask,
  'dunlin.customer.v1.TaskChanged': ofTaskChange,
  'dunlin.customer.v1.TaskResolved': ofTask,
  'dunlin.customer.v1.InteractionRecorded': ofInteraction,
  'dunlin.customer.v1.DocumentUploaded': (payload) => ofDocument(payload),
  'dunlin.customer.v1.DocumentReleased': (payload) => ofDocument(payload, { scanned: payload.scanned }),
  'dunlin.customer.v1.DocumentRefused': (payload) => ofDocument(payload, { finding: payload.finding }),
  'dunlin.customer.v1.DocumentRemoved': (payload) => ofDocument(payload),
  'dunlin.customer.v1.CustomerMetadataChanged': (payload) => ofMetadata(payload),
  'dunlin.customer.v1.CustomerMetadataSchemaChanged': null,
  'dunlin.customer.v1.PersonChanged': null,
  'dunlin.customer.v1.RosterChanged': null,
  'dunlin.customer.v1.ClassChanged': null,
  'dunlin.dca_handoff.v1.PlacementProposed': ofPlacement,
  'dunlin.dca_handoff.v1.PlacementSent': ofPlacement,
  'dunlin.dca_handoff.v1.PlacementAcknowledged': (payload) => ofPlacement(payload, payload.rejectedInvoiceIds.length),
  'dunlin.dca_handoff.v1.AcknowledgementRefused': ofRefusedAcknowledgement,
  'dunlin.dca_handoff.v1.PlacementRefused': ofPlacement,
  'dunlin.dca_handoff.v1.RecallRequested': (payload) => ofPlacement(payload, payload.recalledInvoiceIds.length),
  'dunlin.dca_handoff.v1.PlacementRecalled': ofPlacement,
  'dunlin.dca_handoff.v1.PlacementClosedPaid': ofPlacement,
  'dunlin.invoice.v1.InvoiceIssued': ofInvoice,
  'dunlin.invoice.v1.InvoiceChanged': (payload) => ofInvoice(payload, payload.changedFields),
  'dunlin.invoice.v1.InvoiceBalanceChanged': ofInvoice,
  'dunlin.invoice.v1.InvoiceOverdue': ofInvoice,
  'dunlin.invoice.v1.InvoicePaid': ofInvoice,
  'dunlin.invoice.v1.InvoiceVoided': ofInvoice,
  'dunlin.invoice.v1.InvoiceReopened': ofInvoice,
  'dunlin.invoice.v1.InvoiceSettled': (payload) => ofLoss(payload, amountOf(payload.discount), false),
  'dunlin.invoice.v1.InvoiceWrittenOff': (payload) => ofLoss(payload, amountOf(payload.writtenOff), false),
  'dunlin.invoice.v1.InvoiceRecoveryChanged': (payload) => ofLoss(payload, amountOf(payload.amount), payload.takenBack),
  'dunlin.invoice.v1.DisputeRaised': ofRaisedDispute,
  'dunlin.invoice.v1.DisputeClosed': ofClosedDispute,
  'dunlin.invoice.v1.DisputeOverdue': ofOverdueDispute,
  'dunlin.invoice.v1.ChargeAdded': (payload) => ofCharge(payload, payload.charge?.amount, payload.charge?.reason),
  'dunlin.invoice.v1.ChargeWaived': (payload) => ofCharge(payload, payload.waived, payload.charge?.waiveReason),
  'dunlin.invoice.v1.InterestPosted': ofInterest,
  'dunlin.invoice.v1.CreditNoteCreated': ofCreditNote,
  'dunlin.invoice.v1.InvoiceProlonged': ({ prolongation }) => ofProlongation(prolongation, false),
  'dunlin.invoice.v1.ProlongationCancelled': ({ prolongation }) => ofProlongation(prolongation, true),
  'dunlin.invoice.v1.ApprovalRequested': ofApproval,
  'dunlin.invoice.v1.ApprovalDecided': ofApproval,
  'dunlin.invoice.v1.PaymentAllocated': (payload) => ofAllocation(payload, amountOf(payload.unapplied)),
  'dunlin.invoice.v1.PaymentDeallocated': (payload) => ofAllocation(payload, null),
  'dunlin.invoice.v1.InvoiceMetadataChanged': ({ invoiceId, invoiceNumber, ...payload }) =>
    ofMetadata(payload, invoiceId, invoiceNumber),
  'dunlin.invoice.v1.InvoiceMetadataSchemaChanged': null,
  'dunlin.invoice.v1.TermsChanged': null,
  'dunlin.invoice.v1.FeePolicyApplied': null,
  'dunlin.invoice.v1.FeeAllowanceApplied': null,
  'dunlin.invoice.v1.ImportRegistered': null,
  'dunlin.invoice.v1.ImportCompleted': null,
  'dunlin.payment.v1.AttemptFailed': ofAttempt,
  'dunlin.payment.v1.AttemptOutcomeUnknown': ofAttempt,
  'dunlin.payment.v1.MethodChanged': ofMethod,
  'dunlin.payment.v1.PaymentSettled': ofPayment,
  'dunlin.payment.v1.PaymentReversed': ofPayment,
  'dunlin.payment.v1.PromiseMade': ofPromise,
  'dunlin.payment.v1.PromiseKept': ofPromise,
  'dunlin.payment.v1.PromiseBroken': ofPromise,
  'dunlin.payment.v1.PromiseCancelled': ofPromise,
  'dunlin.payment.v1.ArrangementActivated': ofArrangement,
  'dunlin.payment.v1.ArrangementChanged': ofArrangement,
  'dunlin.payment.v1.ArrangementEnded': ofArrangement,
  'dunlin.payment.v1.ArrangementReopened': ofArrangement,
  'dunlin.payment.v1.SettlementOffered': ofSettlement,
  'dunlin.payment.v1.SettlementAccepted': ofSettlement,
  'dunlin.payment.v1.SettlementFulfilled': ofSettlement,
  'dunlin.payment.v1.SettlementBreached': ofSettlement,
  'dunlin.payment.v1.SettlementWithdrawn': ofSettlement,
  'dunlin.payment.v1.SettlementExpired': ofSettlement,
  'dunlin.payment.v1.ApprovalRequested': ofApproval,
  'dunlin.payment.v1.ApprovalDecided': ofApproval,
  'dunlin.payment.v1.PaymentFileRegistered': null,
  'dunlin.payment.v1.PaymentFileCompleted': null,
  'dunlin.workflow.v1.CalendarApplied': null,
  'dunlin.workflow.v1.SequenceApplied': null,
  'dunlin.workflow.v1.BulkActStarted': null,
  'dunlin.workflow.v1.BulkActEnded': null,
  'dunlin.workflow.v1.CaseOpened': (payload) => ofCase(payload),
  'dunlin.workflow.v1.CaseChanged': (payload) => {
    const { previousSequence: sequence, previousSequenceVersion: sequenceVersion } = payload;
    return ofCase(payload, { previous: sequence === '' ? null : { sequence, sequenceVersion } });
  },
  'dunlin.workflow.v1.CaseClosed': (payload) => ofCase(payload, { merged: payload.mergedIntoCaseId !== '' }),
  'dunlin.workflow.v1.InvoiceEnrolled': (payload) => ofCase(payload, { invoiceIds: [payload.invoiceId] }),
  'dunlin.workflow.v1.InvoiceLeft': (payload) => ofCase(payload, { invoiceIds: [payload.invoiceId] }),
  'dunlin.workflow.v1.StepsDone': ofSteps,
  'dunlin.workflow.v1.HoldPlaced': ofHold,
  'dunlin.workflow.v1.HoldLifted': ofHold,
};

function ofMessage({ message }: EventPayloads['dunlin.communication.v1.MessageSent']): Content<MessageData> | null {
  if (!message) return null;
  const { customerId, caseId, invoiceIds, template, templateVersion, locale, reason, ruleIds } = message;
  const channel = named(message.channel, 'CHANNEL_');
  return { customerId, caseId, invoiceIds, data: { channel, template, templateVersion, locale, reason, ruleIds } };
}

function ofPlacement(
  { placement }: Pick<EventPayloads['dunlin.dca_handoff.v1.PlacementProposed'], 'placement'>,
  namedCount = 0,
): Content<PlacementData> | null {
  if (!placement) return null;
  const { customerId, caseId, agency, reason, unannouncedReason, notes, lines } = placement;
  const placed = lines.flatMap((line) => amountOf(line.placed) ?? []);
  return {
    customerId,
    caseId,
    invoiceIds: lines.map(({ invoiceId }) => invoiceId),
    invoiceNumber: lines.length === 1 ? lines[0]!.invoiceNumber : '',
    data: { agency, reason, unannouncedReason, notes, placed, lineCount: lines.length, namedCount },
  };
}

function ofRefusedAcknowledgement(
  payload: EventPayloads['dunlin.dca_handoff.v1.AcknowledgementRefused'],
): Content<AcknowledgementData> | null {
  const content = ofPlacement(payload, payload.refusedLineCount);
  return content && { ...content, data: { ...content.data, reasons: payload.reasons } };
}

function ofInvoice(
  { snapshot }: Pick<EventPayloads['dunlin.invoice.v1.InvoiceIssued'], 'snapshot'>,
  changedFields: readonly string[] = [],
): Content<InvoiceData> | null {
  const invoice = snapshot?.invoice;
  if (!invoice) return null;
  const { customerId, invoiceId, number, episode } = invoice;
  const data: InvoiceData = {
    number,
    amount: amountOf(invoice.amount),
    remaining: amountOf(invoice.remaining),
    dueDate: dateOf(invoice.dueDate),
    episode,
    changedFields,
    collected: invoice.collectability !== 'COLLECTABILITY_DO_NOT_COLLECT',
  };
  return { customerId, invoiceIds: [invoiceId], invoiceNumber: number, data };
}

function ofApproval({
  approval,
}: Pick<EventPayloads['dunlin.invoice.v1.ApprovalRequested'], 'approval'>): Content<ApprovalData> | null {
  if (!approval) return null;
  const { customerId, invoiceId, facts, requester, reason, decisionReason } = approval;
  const number = facts.find(({ name }) => name === 'INVOICE')?.value ?? '';
  const [act, state] = [named(approval.act, 'ACT_'), named(approval.state, 'STATE_')];
  const data = { act, number, amount: amountOf(approval.amount), state, requester, reason, decisionReason };
  return { customerId, invoiceIds: [invoiceId], invoiceNumber: number, data };
}

function ofAllocation(
  { customerId, allocations }: Pick<EventPayloads['dunlin.invoice.v1.PaymentAllocated'], 'customerId' | 'allocations'>,
  unapplied: Money | null,
): Content<AllocationData> {
  const invoiceIds = allocations.map(({ invoiceId }) => invoiceId);
  const allocated = allocations.flatMap(({ amount }) => amountOf(amount) ?? []);
  return { customerId, invoiceIds, data: { allocated, unapplied } };
}

function ofCase(
  { case: snapshot }: Pick<EventPayloads['dunlin.workflow.v1.CaseOpened'], 'case'>,
  about: Partial<Pick<CaseData, 'steps' | 'previous' | 'merged'> & { readonly invoiceIds: readonly string[] }> = {},
): Content<CaseData> | null {
  if (!snapshot) return null;
  const { caseId, customerId, sequence, sequenceVersion, currencyCode: currency } = snapshot;
  const state = named(snapshot.state, 'STATE_');
  const { invoiceIds = [], steps = [], previous = null, merged = false } = about;
  const data = { sequence, sequenceVersion, currency, state, steps, previous, merged };
  return { customerId, caseId, invoiceIds, data };
}

function ofSteps(payload: EventPayloads['dunlin.workflow.v1.StepsDone']): Content<CaseData> | null {
  const invoiceIds = payload.steps.map(({ invoiceId }) => invoiceId);
  return ofCase(payload, { invoiceIds, steps: payload.steps });
}

function ofHold({ hold }: EventPayloads['dunlin.workflow.v1.HoldPlaced']): Content<HoldData> | null {
  if (!hold) return null;
  const { customerId, reason: holdReason, subjectId } = hold;
  const scope = named(hold.scope, 'SCOPE_');
  return {
    customerId,
    invoiceIds: scope === 'INVOICE' ? [subjectId] : [],
    caseId: scope === 'CASE' ? subjectId : '',
    data: { scope, holdReason, endsAt: fromTimestamp(hold.endTime) },
  };
}

/** Null for an amount that is absent or of an unknown currency: a line without it is better than no line. */
