import { type Money, sumByCurrency } from '#libs/money';
import type { WorkText } from '../../work/domain/work-text.js';
import { approvalLines } from './approval-lines.js';
import { chargeLines } from './charge-lines.js';
import type {
  CaseData,
  ContactData,
  CustomerChangeData,
  DiaryEvent,
  DiaryEventData,
  DiaryEventType,
  FlagData,
  InteractionData,
  InvoiceData,
  MessageData,
  PlacementData,
  TaskChangeData,
} from './diary-events.js';
import { documentLines } from './document-lines.js';
import { metadataLines } from './metadata-lines.js';
import { counted, followed, listed, major, plain } from './words.js';

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
  'dunlin.customer.v1.CustomerChanged': (change) =>
    change.changedFields.join() === 'specialist'
      ? specialistChanged(change)
      : `Customer changed${listed(change.changedFields.map(plain))}`,
  'dunlin.customer.v1.ContactChanged': (contact) => contactLine(contact),
  'dunlin.customer.v1.PostalAddressChanged': ({ kind, isRemoved }) =>
    `${kind === 'SHIPPING' ? 'Shipping' : 'Billing'} address ${isRemoved ? 'removed' : 'changed'}`,
  'dunlin.customer.v1.BillingContactAdded': ({ role }) => `Billing contact added${followed(role)}`,
  'dunlin.customer.v1.BillingContactChanged': ({ role, changedFields }) =>
    `Billing contact${role === '' ? '' : ` (${role})`} changed${listed(changedFields.map(plain))}`,
  'dunlin.customer.v1.BillingContactRemoved': ({ role }) => `Billing contact removed${followed(role)}`,
  'dunlin.customer.v1.CustomerOptedOut': ({ channel }) => `Opted out of ${manyOf(channel)}`,
  'dunlin.customer.v1.OptOutWithdrawn': ({ channel }) => `Accepts ${manyOf(channel)} again`,
  'dunlin.customer.v1.FlagRaised': (raised) => flagLine(raised),
  'dunlin.customer.v1.FlagLowered': ({ flag }) => `Flag lowered: ${plain(flag)}`,
  'dunlin.customer.v1.NoteAdded': (_, { text }) => `Note${followed(cut(text))}`,
  'dunlin.customer.v1.NoteEdited': (_, { text }) => `Note edited${followed(cut(text))}`,
  'dunlin.customer.v1.TaskCreated': ({ queue }, { text }) => `Task for ${queue}${followed(cut(text))}`,
  'dunlin.customer.v1.TaskChanged': (change, { text }) =>
    `Task for ${change.queue} ${taskChanged(change)}${followed(cut(text))}`,
  'dunlin.customer.v1.InteractionRecorded': (interaction, { text }) =>
    `${interactionOf(interaction)}${followed(cut(text))}`,
  ...approvalLines,
  ...chargeLines,
  ...documentLines,
  ...metadataLines,
  'dunlin.customer.v1.TaskResolved': ({ queue }, { text, outcome }) =>
    `Task for ${queue} done${followed(
      [text, outcome]
        .filter((part) => part !== '')
        .map(cut)
        .join('; '),
    )}`,
  'dunlin.dca_handoff.v1.PlacementProposed': (placement) =>
    `Placement with ${placement.agency} proposed: ${debts(placement)}${followed(cut(placement.notes))}`,
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
    isAboutCollection(invoice)
      ? `Collection of invoice ${invoice.number} switched ${invoice.collected ? 'on' : 'off'}`
      : `Invoice ${invoice.number} changed${listed(invoice.changedFields.map(plain))}; now ${owed(invoice)}, due ${invoice.dueDate ?? 'without date'}`,
  'dunlin.invoice.v1.InvoiceBalanceChanged': (invoice) =>
    `Invoice ${invoice.number}: ${major(invoice.remaining)}${isAboveAmount(invoice) ? '' : ` of ${major(invoice.amount)}`} remain`,
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
  'dunlin.workflow.v1.CaseChanged': (changed) =>
    changed.previous
      ? `Case now runs ${sequenceOf(changed)}, before ${sequenceOf(changed.previous)}`
      : `Case is now ${plain(changed.state)}: ${sequenceOf(changed)}`,
  'dunlin.workflow.v1.CaseClosed': (closed) =>
    closed.merged
      ? `Case of ${sequenceOf(closed)} merged into another of the customer`
      : `Case closed as ${plain(closed.state)}: ${sequenceOf(closed)}`,
  'dunlin.workflow.v1.InvoiceEnrolled': (joined) => `Invoice joined ${sequenceOf(joined)}`,
  'dunlin.workflow.v1.InvoiceLeft': (left) => `Invoice left ${sequenceOf(left)}`,
  'dunlin.workflow.v1.StepsDone': ({ steps }) =>
    `Steps: ${steps.map(({ stepId, outcome }) => `${stepId} ${plain(outcome)}`).join(', ')}`,
  'dunlin.workflow.v1.HoldPlaced': (hold) =>
    `Hold on the ${plain(hold.scope)}${hold.endsAt ? ` until ${minute(hold.endsAt)}` : ''}${followed(hold.holdReason)}`,
  'dunlin.workflow.v1.HoldLifted': (hold) => `Hold on the ${plain(hold.scope)} ended${followed(hold.holdReason)}`,
};

/** Nothing but whether it may be collected has changed. */
function isAboutCollection({ changedFields }: InvoiceData): boolean {
  return changedFields.length > 0 && changedFields.every((name) => name.startsWith('collect'));
}

function specialistChanged({ specialist, formerSpecialist }: CustomerChangeData): string {
  const before =
    formerSpecialist === '' || formerSpecialist === specialist ? '' : `, before it was ${formerSpecialist}`;
  return `Looked after by ${specialist || 'nobody'}${before}`;
}

function taskChanged({ changedFields, assigneeName, snoozedUntil }: TaskChangeData): string {
  const [only, ...others] = changedFields;
  if (others.length > 0) return `changed (${changedFields.map(plain).join(', ')})`;
  if (only === 'assignee') return assigneeName === '' ? 'given back' : `given to ${assigneeName}`;
  if (only === 'snooze_until_time') return snoozedUntil ? `put off until ${minute(snoozedUntil)}` : 'taken up again';
  return `changed (${plain(only ?? '')})`;
}

function interactionOf({ method, outcome, direction, delinquencyReason }: InteractionData): string {
  const name = plain(method);
  const reason = delinquencyReason === '' ? '' : `, because of ${plain(delinquencyReason)}`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} (${plain(direction)}), ${plain(outcome)}${reason}`;
}

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

function flagLine({ flag, from, until }: FlagData): string {
  const days = `${from === null ? '' : ` from ${from}`}${until === null ? '' : ` until ${until}`}`;
  const effect = flag === 'VULNERABLE' ? '' : `; every contact stops${from === null ? '' : ' then'}`;
  return `Flag raised: ${plain(flag)}${days}${effect}`;
}

function contactLine({ channel, validity, isPrimary, change }: ContactData): string {
  const which = `${change === '' || isPrimary ? '' : 'further '}${addressKind(channel)}`;
  const subject = which.charAt(0).toUpperCase() + which.slice(1);
  switch (change) {
    case 'ADDED':
    case 'REPLACED':
    case 'LABELLED':
      return `${subject} ${plain(change)}; it is ${plain(validity)}`;
    case 'MADE_PRIMARY':
      return `Messages go to another ${addressKind(channel)}; it is ${plain(validity)}`;
    case 'REMOVED':
      return `${subject} removed`;
    case 'TAKEN_OVER':
      return `${subject} comes from files now; it is ${plain(validity)}`;
    default:
      return `${subject} is now ${plain(validity)}`;
  }
}

/** What was paid of an invoice before, here or elsewhere, is not owed any more. */
function owed({ amount, remaining }: InvoiceData): string {
  if (isAboveAmount({ amount, remaining })) return `${major(amount)}, with charges ${major(remaining)}`;
  const isPartPaid = amount && remaining && remaining.minor !== amount.minor;
  return isPartPaid ? `${major(amount)}, of which ${major(remaining)} remain` : major(amount);
}

/** More remains than was billed where something was charged since. */
function isAboveAmount({ amount, remaining }: Pick<InvoiceData, 'amount' | 'remaining'>): boolean {
  return amount !== null && remaining !== null && remaining.minor > amount.minor;
}

function addressKind(channel: string): string {
  return channel === 'EMAIL' ? 'e-mail address' : 'phone number';
}

function templateOf({ template, templateVersion, locale }: MessageData): string {
  return `${template} version ${templateVersion} (${locale})`;
}

function sequenceOf({ sequence, sequenceVersion }: Pick<CaseData, 'sequence' | 'sequenceVersion'>): string {
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

function totals(amounts: readonly Money[]): string {
  return amounts.length > 0 ? sumByCurrency(amounts).map(major).join(' and ') : 'nothing';
}

function minute(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
