import { formatMajor, type Money, sumByCurrency } from '#libs/money';
import type { WorkText } from '../../work/domain/work-text.js';
import type {
  Amount,
  CaseData,
  DiaryEvent,
  DiaryEventData,
  DiaryEventType,
  InvoiceData,
  MessageData,
  PlacementData,
} from './diary-events.js';

/** One line of a customer's diary. */
export interface DiaryEntry {
  /** Id of the event. */
  readonly entryId: string;
  readonly customerId: string;
  /** Business time of the event. */
  readonly occurredAt: Date;
  readonly event: DiaryEventType;
  readonly actor: string;
  readonly reason: string;
  /** Invoices concerned, each once. */
  readonly invoiceIds: readonly string[];
  /** Number of the invoice if the event carries it, else empty. */
  readonly invoiceNumber: string;
  /** Case concerned, null for none. */
  readonly caseId: string | null;
  readonly text: string;
}

/** A longer line is cut. */
export const maxLineLength = 500;

/** So much of a note, title or outcome is shown in a line. */
const maxWorkTextLength = 200;

/**
 * The readable line of one event: amounts, dates and names of our own, never a name or address of the debtor.
 * @param workText text of the note or task that the event is about; null for none
 */
export function diaryLine<Type extends DiaryEventType>(
  event: DiaryEvent<Type>,
  workText: WorkText | null = null,
): string {
  return excerpt(lines[event.type](event.data, workText ?? { text: '', outcome: '' }), maxLineLength);
}

/**
 * The event types that a filter names, in full (`dunlin.invoice.v1.InvoiceOverdue`) or by the last part alone.
 * @returns null when no diary entry can be of such a type
 */
export function eventTypesNamed(name: string): DiaryEventType[] | null {
  const named = diaryEventTypes.filter((type) => type === name || type.endsWith(`.${name}`));
  return named.length > 0 ? named : null;
}

/** The text as a single line of at most so many characters. */
export function excerpt(text: string, maxLength: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= maxLength ? line : `${characters.slice(0, maxLength - 1).join('')}…`;
}

const lines: { readonly [Type in DiaryEventType]: (data: DiaryEventData[Type], workText: WorkText) => string } = {
  'dunlin.communication.v1.MessageSent': (message) => `${medium(message)} sent: ${templateOf(message)}`,
  'dunlin.communication.v1.MessageSuppressed': (message) =>
    `${medium(message)} not sent: ${templateOf(message)}${because(message.reason, message.ruleIds)}`,
  'dunlin.communication.v1.MessageBounced': (message) =>
    `${medium(message)} bounced: ${templateOf(message)}${because(message.reason)}`,
  'dunlin.communication.v1.MessageFailed': (message) =>
    `${medium(message)} failed: ${templateOf(message)}${because(message.reason)}`,
  'dunlin.communication.v1.MessageOutcomeUnknown': (message) =>
    `${medium(message)} with unknown outcome: ${templateOf(message)}; it is not sent again`,
  'dunlin.customer.v1.CustomerCreated': () => 'Customer created',
  'dunlin.customer.v1.CustomerChanged': ({ changedFields }) => `Customer changed${listed(changedFields.map(plain))}`,
  'dunlin.customer.v1.ContactChanged': ({ channel, validity }) => `${addressKind(channel)} is now ${plain(validity)}`,
  'dunlin.customer.v1.CustomerOptedOut': ({ channel }) => `Opted out of ${manyOf(channel)}`,
  'dunlin.customer.v1.OptOutWithdrawn': ({ channel }) => `Accepts ${manyOf(channel)} again`,
  'dunlin.customer.v1.FlagRaised': ({ flag }) => `Flag raised: ${plain(flag)}; every contact stops`,
  'dunlin.customer.v1.FlagLowered': ({ flag }) => `Flag lowered: ${plain(flag)}`,
  'dunlin.customer.v1.NoteAdded': (_, { text }) => `Note${followed(cut(text))}`,
  'dunlin.customer.v1.TaskCreated': ({ queue }, { text }) => `Task for ${queue}${followed(cut(text))}`,
  'dunlin.customer.v1.TaskResolved': ({ queue }, { text, outcome }) =>
    `Task for ${queue} done${followed(
      [text, outcome]
        .filter((part) => part !== '')
        .map(cut)
        .join('; '),
    )}`,
  'dunlin.dca_handoff.v1.PlacementProposed': (placement) =>
    `Placement with ${placement.agency} proposed: ${debts(placement)}`,
  'dunlin.dca_handoff.v1.PlacementSent': (placement) =>
    `Placed with ${placement.agency}: ${debts(placement)}${placement.unannouncedReason === '' ? '' : `, never announced to the debtor: ${cut(placement.unannouncedReason)}`}`,
  'dunlin.dca_handoff.v1.PlacementAcknowledged': (placement) =>
    `${placement.agency} acknowledged: ${placement.lineCount - placement.namedCount} accepted, ${placement.namedCount} rejected`,
  'dunlin.dca_handoff.v1.AcknowledgementRefused': ({ agency, namedCount, reasons }) =>
    `Acknowledgement of ${agency} refused: ${counted(namedCount, 'line')} changed nothing${because('', reasons.map(plain))}`,
  'dunlin.dca_handoff.v1.PlacementRefused': (placement) =>
    `Placement with ${placement.agency} refused${because(placement.reason)}`,
  'dunlin.dca_handoff.v1.RecallRequested': (placement) =>
    `Recall of ${counted(placement.namedCount, 'debt')} requested from ${placement.agency}${because(placement.reason)}`,
  'dunlin.dca_handoff.v1.PlacementRecalled': (placement) => `Placement recalled from ${placement.agency}`,
  'dunlin.dca_handoff.v1.PlacementClosedPaid': (placement) =>
    `Placement with ${placement.agency} closed: nothing remains`,
  'dunlin.invoice.v1.InvoiceIssued': (invoice) =>
    `Invoice ${invoice.number} issued: ${owed(invoice)}, due ${invoice.dueDate ?? 'without date'}`,
  'dunlin.invoice.v1.InvoiceChanged': (invoice) =>
    `Invoice ${invoice.number} changed${listed(invoice.changedFields.map(plain))}; now ${owed(invoice)}, due ${invoice.dueDate ?? 'without date'}`,
  'dunlin.invoice.v1.InvoiceBalanceChanged': (invoice) =>
    `Invoice ${invoice.number}: ${major(invoice.remaining)} of ${major(invoice.amount)} remain`,
  'dunlin.invoice.v1.InvoiceOverdue': (invoice) =>
    `Invoice ${invoice.number} overdue: ${major(invoice.remaining)}, was due ${invoice.dueDate ?? 'without date'}`,
  'dunlin.invoice.v1.InvoicePaid': (invoice) => `Invoice ${invoice.number} paid: ${major(invoice.amount)}`,
  'dunlin.invoice.v1.InvoiceVoided': (invoice) => `Invoice ${invoice.number} voided: ${major(invoice.amount)}`,
  'dunlin.invoice.v1.InvoiceReopened': (invoice) =>
    `Invoice ${invoice.number} reopened: ${major(invoice.remaining)}, episode ${invoice.episode}`,
  'dunlin.invoice.v1.DisputeRaised': (invoice) => `Invoice ${invoice.number} disputed`,
  'dunlin.invoice.v1.DisputeClosed': (invoice) => `Dispute about invoice ${invoice.number} closed`,
  'dunlin.invoice.v1.PaymentAllocated': ({ allocated, unapplied }) =>
    `Payment allocated: ${totals(allocated)} to ${counted(allocated.length, 'invoice')}${unapplied && unapplied.minor !== 0n ? `, ${major(unapplied)} kept as unapplied cash` : ''}`,
  'dunlin.invoice.v1.PaymentDeallocated': ({ allocated }) =>
    `Allocation reversed: ${totals(allocated)} on ${counted(allocated.length, 'invoice')}`,
  'dunlin.payment.v1.PaymentSettled': (payment) =>
    `Payment received: ${major(payment.amount)} by ${plain(payment.method)}${payment.valueDate ? `, value date ${payment.valueDate}` : ''}`,
  'dunlin.payment.v1.PaymentReversed': (payment) =>
    `Payment reversed: ${major(payment.amount)}${because(payment.reversalReason)}`,
  'dunlin.workflow.v1.CaseOpened': (opened) => `Case opened: ${sequenceOf(opened)}, ${opened.currency}`,
  'dunlin.workflow.v1.CaseChanged': (changed) => `Case is now ${plain(changed.state)}: ${sequenceOf(changed)}`,
  'dunlin.workflow.v1.CaseClosed': (closed) => `Case closed as ${plain(closed.state)}: ${sequenceOf(closed)}`,
  'dunlin.workflow.v1.InvoiceEnrolled': (joined) => `Invoice joined ${sequenceOf(joined)}`,
  'dunlin.workflow.v1.InvoiceLeft': (left) => `Invoice left ${sequenceOf(left)}`,
  'dunlin.workflow.v1.StepsDone': ({ steps }) =>
    `Steps: ${steps.map(({ stepId, outcome }) => `${stepId} ${plain(outcome)}`).join(', ')}`,
  'dunlin.workflow.v1.HoldPlaced': (hold) =>
    `Hold on the ${plain(hold.scope)}${hold.endsAt ? ` until ${minute(hold.endsAt)}` : ''}${followed(hold.holdReason)}`,
  'dunlin.workflow.v1.HoldLifted': (hold) => `Hold on the ${plain(hold.scope)} ended${followed(hold.holdReason)}`,
};

const diaryEventTypes = Object.keys(lines) as DiaryEventType[];

const mediumNames: ReadonlyMap<string, string> = new Map([
  ['EMAIL', 'e-mail'],
  ['SMS', 'text message'],
  ['CALL', 'call'],
  ['LETTER', 'letter'],
]);

function mediumName(channel: string): string {
  return mediumNames.get(channel) ?? plain(channel);
}

function manyOf(channel: string): string {
  return `${mediumName(channel)}s`;
}

function medium({ channel }: MessageData): string {
  const name = mediumName(channel);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What was paid of an invoice before, here or elsewhere, is not owed any more. */
function owed({ amount, remaining }: InvoiceData): string {
  const isPartPaid = amount && remaining && remaining.minor !== amount.minor;
  return isPartPaid ? `${major(amount)}, of which ${major(remaining)} remain` : major(amount);
}

function addressKind(channel: string): string {
  return channel === 'EMAIL' ? 'E-mail address' : 'Phone number';
}

function templateOf({ template, templateVersion, locale }: MessageData): string {
  return `${template} version ${templateVersion} (${locale})`;
}

function sequenceOf({ sequence, sequenceVersion }: CaseData): string {
  return `${sequence} version ${sequenceVersion}`;
}

function debts({ lineCount, placed }: PlacementData): string {
  return `${counted(lineCount, 'debt')}, ${totals(placed)}`;
}

function because(reason: string, ruleIds: readonly string[] = []): string {
  const parts = [...(reason === '' ? [] : [plain(reason)]), ...ruleIds];
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function cut(text: string): string {
  return excerpt(text, maxWorkTextLength);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function followed(text: string): string {
  return text === '' ? '' : `: ${text}`;
}

function listed(names: readonly string[]): string {
  return names.length > 0 ? `: ${names.join(', ')}` : '';
}

function totals(amounts: readonly Money[]): string {
  return amounts.length > 0 ? sumByCurrency(amounts).map(major).join(' and ') : 'nothing';
}

function major(amount: Amount): string {
  return amount ? `${formatMajor(amount)} ${amount.currency}` : 'no amount';
}

function minute(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `OUTCOME_UNKNOWN` and `due_date` as words; free text stays as it is. */
function plain(name: string): string {
  return /^[A-Z][A-Z0-9_]*$|^[a-z][a-z0-9_]*$/.test(name) ? name.toLowerCase().replaceAll('_', ' ') : name;
}
