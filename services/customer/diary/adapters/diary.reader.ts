import { enumName, fromTimestamp, fromWireDate, fromWireMoney, type EventPayloads } from '#libs/contracts';
import { isId } from '#libs/ids';
import { isCurrency, type Money } from '#libs/money';
import type { AnyEvent } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import type {
  AllocationFacts,
  CaseFacts,
  CustomerChangeFacts,
  DiaryEvent,
  DiaryFact,
  DiaryFacts,
  HoldFacts,
  InvoiceFacts,
  MessageFacts,
  PaymentFacts,
  PlacementFacts,
} from '../domain/diary-facts.js';
import { excerpt } from '../domain/diary.js';
import { maxLengths } from '../../customers/domain/fields.js';
import type { Occurrence } from '../use-cases/record-diary.js';

/**
 * What the diary keeps of an event.
 * @returns null for an event that concerns no customer: it is passed over
 */
export function readOccurrence(event: AnyEvent): Occurrence | null {
  const read: Reader | null = readers[event.type] as Reader | null;
  const said = read?.(event.payload as never) ?? null;
  if (!said || !isId(said.customerId)) return null;
  const cause = event.payload.cause;
  return {
    entry: {
      entryId: event.id,
      customerId: said.customerId,
      occurredAt: event.time,
      actor: cause?.actor ?? '',
      reason: excerpt(cause?.reason ?? '', maxLengths.reason),
      invoiceIds: [...new Set(said.invoiceIds)].filter(isId),
      invoiceNumber: said.invoiceNumber ?? '',
      caseId: said.caseId && isId(said.caseId) ? said.caseId : null,
    },
    fact: { event: event.type, facts: said.facts } as DiaryFact,
    workId: said.workId && isId(said.workId) ? said.workId : null,
  };
}

/** The part of a payload that the diary needs. */
interface Said<Facts> {
  readonly customerId: string;
  readonly facts: Facts;
  readonly invoiceIds?: readonly string[];
  readonly invoiceNumber?: string;
  readonly caseId?: string;
  readonly workId?: string;
}

type Reader = (payload: never) => Said<unknown> | null;

/**
 * One reader for every event there is, so that a new event type does not compile before it has a line, or is said to
 * concern no customer by null. Absent parts of a payload make it concern no one.
 */
const readers: {
  readonly [Type in keyof EventPayloads]: Type extends DiaryEvent
    ? (payload: EventPayloads[Type]) => Said<DiaryFacts[Type]> | null
    : null;
} = {
  'dunlin.communication.v1.MessageSent': ofMessage,
  'dunlin.communication.v1.MessageSuppressed': ofMessage,
  'dunlin.communication.v1.MessageBounced': ofMessage,
  'dunlin.communication.v1.MessageFailed': ofMessage,
  'dunlin.communication.v1.MessageOutcomeUnknown': ofMessage,
  'dunlin.customer.v1.CustomerCreated': (payload) => ofCustomer(payload),
  'dunlin.customer.v1.CustomerChanged': (payload) => ofCustomer(payload, { changedFields: payload.changedFields }),
  'dunlin.customer.v1.ContactChanged': (payload) =>
    ofCustomer(payload, {
      channel: named(payload.channel, 'CHANNEL_'),
      validity: named(payload.validity, 'VALIDITY_'),
    }),
  'dunlin.customer.v1.CustomerOptedOut': (payload) =>
    ofCustomer(payload, { channel: named(payload.channel, 'CHANNEL_') }),
  'dunlin.customer.v1.OptOutWithdrawn': (payload) =>
    ofCustomer(payload, { channel: named(payload.channel, 'CHANNEL_') }),
  'dunlin.customer.v1.FlagRaised': (payload) => ofCustomer(payload, { flag: named(payload.flag, 'FLAG_') }),
  'dunlin.customer.v1.FlagLowered': (payload) => ofCustomer(payload, { flag: named(payload.flag, 'FLAG_') }),
  'dunlin.customer.v1.NoteAdded': ({ customerId, noteId }) => ({ customerId, workId: noteId, facts: {} }),
  'dunlin.customer.v1.TaskCreated': ofTask,
  'dunlin.customer.v1.TaskResolved': ofTask,
  'dunlin.dca_handoff.v1.PlacementProposed': ofPlacement,
  'dunlin.dca_handoff.v1.PlacementSent': ofPlacement,
  'dunlin.dca_handoff.v1.PlacementAnswered': (payload) => ofPlacement(payload, payload.rejectedInvoiceIds.length),
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
  'dunlin.invoice.v1.DisputeRaised': ofInvoice,
  'dunlin.invoice.v1.DisputeClosed': ofInvoice,
  'dunlin.invoice.v1.PaymentAllocated': (payload) => ofAllocation(payload, amountOf(payload.unapplied)),
  'dunlin.invoice.v1.PaymentDeallocated': (payload) => ofAllocation(payload, null),
  'dunlin.invoice.v1.ImportRegistered': null,
  'dunlin.invoice.v1.ImportCompleted': null,
  'dunlin.payment.v1.PaymentSettled': ofPayment,
  'dunlin.payment.v1.PaymentReversed': ofPayment,
  'dunlin.payment.v1.PaymentFileRegistered': null,
  'dunlin.payment.v1.PaymentFileCompleted': null,
  'dunlin.workflow.v1.SequenceApplied': null,
  'dunlin.workflow.v1.CaseOpened': (payload) => ofCase(payload),
  'dunlin.workflow.v1.CaseChanged': (payload) => ofCase(payload),
  'dunlin.workflow.v1.CaseClosed': (payload) => ofCase(payload),
  'dunlin.workflow.v1.InvoiceEnrolled': (payload) => ofCase(payload, [payload.invoiceId]),
  'dunlin.workflow.v1.InvoiceLeft': (payload) => ofCase(payload, [payload.invoiceId]),
  'dunlin.workflow.v1.StepsDone': ofSteps,
  'dunlin.workflow.v1.HoldPlaced': ofHold,
  'dunlin.workflow.v1.HoldLifted': ofHold,
};

function ofMessage({ message }: EventPayloads['dunlin.communication.v1.MessageSent']): Said<MessageFacts> | null {
  if (!message) return null;
  const { customerId, caseId, invoiceIds, template, templateVersion, locale, reason, ruleIds } = message;
  const channel = named(message.channel, 'CHANNEL_');
  return { customerId, caseId, invoiceIds, facts: { channel, template, templateVersion, locale, reason, ruleIds } };
}

function ofCustomer(
  { customer }: Pick<EventPayloads['dunlin.customer.v1.CustomerCreated'], 'customer'>,
  facts: Partial<CustomerChangeFacts> = {},
): Said<CustomerChangeFacts> | null {
  if (!customer) return null;
  return {
    customerId: customer.customerId,
    facts: { changedFields: [], channel: '', validity: '', flag: '', ...facts },
  };
}

function ofTask(
  payload: EventPayloads['dunlin.customer.v1.TaskCreated'],
): Said<DiaryFacts['dunlin.customer.v1.TaskCreated']> {
  const { customerId, taskId, queue, invoiceId, caseId } = payload;
  return { customerId, workId: taskId, invoiceIds: [invoiceId], caseId, facts: { queue } };
}

function ofPlacement(
  { placement }: Pick<EventPayloads['dunlin.dca_handoff.v1.PlacementProposed'], 'placement'>,
  singledOutCount = 0,
): Said<PlacementFacts> | null {
  if (!placement) return null;
  const { customerId, caseId, agency, reason, lines } = placement;
  const placed = lines.flatMap((line) => amountOf(line.placed) ?? []);
  return {
    customerId,
    caseId,
    invoiceIds: lines.map(({ invoiceId }) => invoiceId),
    invoiceNumber: lines.length === 1 ? lines[0]!.invoiceNumber : '',
    facts: { agency, reason, placed, lineCount: lines.length, singledOutCount },
  };
}

function ofInvoice(
  { snapshot }: Pick<EventPayloads['dunlin.invoice.v1.InvoiceIssued'], 'snapshot'>,
  changedFields: readonly string[] = [],
): Said<InvoiceFacts> | null {
  const invoice = snapshot?.invoice;
  if (!invoice) return null;
  const { customerId, invoiceId, number, episode } = invoice;
  const facts: InvoiceFacts = {
    number,
    amount: amountOf(invoice.amount),
    remaining: amountOf(invoice.remaining),
    dueDate: dateOf(invoice.dueDate),
    episode,
    changedFields,
  };
  return { customerId, invoiceIds: [invoiceId], invoiceNumber: number, facts };
}

function ofAllocation(
  { customerId, allocations }: Pick<EventPayloads['dunlin.invoice.v1.PaymentAllocated'], 'customerId' | 'allocations'>,
  unapplied: Money | null,
): Said<AllocationFacts> {
  const invoiceIds = allocations.map(({ invoiceId }) => invoiceId);
  const allocated = allocations.flatMap(({ amount }) => amountOf(amount) ?? []);
  return { customerId, invoiceIds, facts: { allocated, unapplied } };
}

function ofPayment({ payment }: EventPayloads['dunlin.payment.v1.PaymentSettled']): Said<PaymentFacts> | null {
  if (!payment) return null;
  const { customerId, invoiceIds, reversalReason } = payment;
  const facts: PaymentFacts = {
    amount: amountOf(payment.amount),
    method: named(payment.method, 'METHOD_'),
    valueDate: dateOf(payment.valueDate),
    reversalReason,
  };
  return { customerId, invoiceIds, facts };
}

function ofCase(
  { case: snapshot }: Pick<EventPayloads['dunlin.workflow.v1.CaseOpened'], 'case'>,
  invoiceIds: readonly string[] = [],
  steps: CaseFacts['steps'] = [],
): Said<CaseFacts> | null {
  if (!snapshot) return null;
  const { caseId, customerId, sequence, sequenceVersion, currencyCode: currency } = snapshot;
  const state = named(snapshot.state, 'STATE_');
  return { customerId, caseId, invoiceIds, facts: { sequence, sequenceVersion, currency, state, steps } };
}

function ofSteps(payload: EventPayloads['dunlin.workflow.v1.StepsDone']): Said<CaseFacts> | null {
  const invoiceIds = payload.steps.map(({ invoiceId }) => invoiceId);
  return ofCase(payload, invoiceIds, payload.steps);
}

function ofHold({ hold }: EventPayloads['dunlin.workflow.v1.HoldPlaced']): Said<HoldFacts> | null {
  if (!hold) return null;
  const { customerId, reason: holdReason, subjectId } = hold;
  const scope = named(hold.scope, 'SCOPE_');
  return {
    customerId,
    invoiceIds: scope === 'INVOICE' ? [subjectId] : [],
    caseId: scope === 'CASE' ? subjectId : '',
    facts: { scope, holdReason, endsAt: fromTimestamp(hold.endTime) },
  };
}

function named(wire: string, prefix: string): string {
  return enumName(wire, prefix) ?? '';
}

/** Null for an amount that is absent or of an unknown currency: a line without it is better than no line. */
function amountOf(wire: Parameters<typeof fromWireMoney>[0] | null): Money | null {
  return wire && isCurrency(wire.currencyCode ?? '') ? fromWireMoney(wire) : null;
}

function dateOf(wire: Parameters<typeof fromWireDate>[0]): LocalDate | null {
  return wire?.year ? fromWireDate(wire) : null;
}
