import { type DiaryLine, englishLine } from '#libs/diary';
import type { WorkText } from '../../work/domain/work-text.js';
import { caseLines } from './case-lines.js';
import { customerLines } from './customer-lines.js';
import type { DiaryEvent, DiaryEventData, DiaryEventType } from './diary-events.js';
import { documentLines } from './document-lines.js';
import { excerpt } from './excerpt.js';
import { messageLines } from './message-lines.js';
import { metadataLines } from './metadata-lines.js';
import { approvalLines } from './money/approval-lines.js';
import { arrangementLines } from './money/arrangement-lines.js';
import { chargeLines } from './money/charge-lines.js';
import { disputeLines } from './money/dispute-lines.js';
import { invoiceLines, methodLines } from './money/invoice-lines.js';
import { placementLines } from './placement-lines.js';
import { workLines } from './work-lines.js';

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
  /** What happened, by its code and values; null in entries of releases before there were any. */
  readonly line: DiaryLine | null;
  /** The same as a sentence in English. */
  readonly text: string;
}

/** A longer sentence is cut. */
export const maxLineLength = 500;

/**
 * The line of one event: amounts, dates and names of our own, never a name or address of the debtor.
 * @param workText text of the note or task that the event is about; null for none
 */
export function diaryLine<Type extends DiaryEventType>(
  event: DiaryEvent<Type>,
  workText: WorkText | null = null,
): DiaryLine {
  return lines[event.type](event.data, workText ?? { text: '', outcome: '' });
}

/** The line as a sentence in English, for programs, the command line and files. */
export function diaryText(line: DiaryLine): string {
  return excerpt(englishLine(line), maxLineLength);
}

/**
 * The event types that a filter names, in full (`dunlin.invoice.v1.InvoiceOverdue`) or by the last part alone.
 * @returns null when no diary entry can be of such a type
 */
export function eventTypesNamed(name: string): DiaryEventType[] | null {
  const named = diaryEventTypes.filter((type) => type === name || type.endsWith(`.${name}`));
  return named.length > 0 ? named : null;
}

const lines: { readonly [Type in DiaryEventType]: (data: DiaryEventData[Type], workText: WorkText) => DiaryLine } = {
  ...messageLines,
  ...customerLines,
  ...workLines,
  ...documentLines,
  ...metadataLines,
  ...placementLines,
  ...invoiceLines,
  ...arrangementLines,
  ...chargeLines,
  ...methodLines,
  ...approvalLines,
  ...disputeLines,
  ...caseLines,
};

const diaryEventTypes = Object.keys(lines) as DiaryEventType[];
