import { textOfFault } from '#libs/errors';
import { maxLengths, type Reading, readLine, readOptionalText } from '#libs/fields';
import { derivedId } from '#libs/ids';
import type { FileFault } from '#libs/intake/domain';
import { type Money, sumByCurrency } from '#libs/money';
import type { LocalDate } from '#libs/time';
import { candidatesText, type KnownInvoice, meantBy } from '../../payments/domain/naming.js';
import {
  type BusinessTime,
  isSameMoney,
  maxMinor,
  type Payment,
  type PaymentMethod,
  type ReportedMoney,
  settle,
} from '../../payments/domain/payment.js';
import type { LinesTaken } from './payment-file.js';

/** Source of payments that files report. */
export const fileSource = 'payment-file';

/** What a readable line says. */
export interface LineContent {
  readonly invoiceNumber: string;
  /** Whose invoice it is; empty where the file does not say. */
  readonly creditorId: string;
  readonly amount: Money;
  readonly valueDate: LocalDate;
  readonly method: PaymentMethod;
  readonly reference: string;
  readonly proof: string;
  /** The bank's own id of the payment, null when the file has none. */
  readonly sourceId: string | null;
}

/** Fields of a line that a fault may be about. */
export type LineField = 'invoiceNumber' | 'amount' | 'valueDate' | 'reference' | 'proof' | 'sourceId';

/** A line of the file; the header is line 1. */
export interface ContentLine {
  readonly row: number;
  readonly content: LineContent;
  /** The values as they stand in the file. */
  readonly written: Readonly<Record<LineField, string>>;
}

export type Columns = Readonly<Record<LineField, string>>;

/** A payment that a line reports, if it is new. */
export interface Candidate {
  readonly row: number;
  readonly written: ContentLine['written'];
  /** Whether the bank names the payment; else it is told by what the line says. */
  readonly ofBank: boolean;
  /** The invoice that the line names. */
  readonly invoice: KnownInvoice;
  readonly payment: Payment;
}

/** Time of recording, and ids for new payments. */
export interface Created extends BusinessTime {
  readonly nextId: () => string;
}

export interface MatchedLines {
  readonly candidates: readonly Candidate[];
  readonly faults: readonly FileFault[];
  readonly unmatched: number;
  readonly errors: number;
}

/**
 * Identifies what a line says: the same line always has the same id, so that a file that is uploaded again records
 * nothing twice, and lines that differ in anything that is read of them are different payments. Equal lines of one file
 * are told apart by `sourceIdsOf`.
 */
export function contentId(content: LineContent): string {
  const { invoiceNumber, creditorId, amount, valueDate, method, reference, proof } = content;
  const told = [
    invoiceNumber,
    creditorId,
    amount.currency,
    amount.minor.toString(),
    valueDate,
    method,
    reference,
    proof,
  ];
  return derivedId(JSON.stringify([fileSource, ...told]));
}

/**
 * The source id of each line, in order: the bank's own where there is one, else the content and how often the file had
 * it before, since a debtor may well pay the same amount twice on one day.
 * @param earlier how often each content was there in the part of the file that was taken before
 */
export function sourceIdsOf(lines: readonly ContentLine[], earlier: ReadonlyMap<string, number>): string[] {
  const counts = new Map(earlier);
  return lines.map(({ content }) => {
    if (content.sourceId !== null) return content.sourceId;
    const id = contentId(content);
    const occurrence = (counts.get(id) ?? 0) + 1;
    counts.set(id, occurrence);
    return `${id}/${occurrence}`;
  });
}

/** Turns lines into candidates for payments; what cannot be one is reported and never stops the others. */
export function matchLines(
  lines: readonly ContentLine[],
  sourceIds: readonly string[],
  known: ReadonlyMap<string, readonly KnownInvoice[]>,
  columns: Columns,
  created: Created,
): MatchedLines {
  const candidates: Candidate[] = [];
  const faults: FileFault[] = [];
  const counts = { unmatched: 0, errors: 0 };
  lines.forEach(({ row, content, written }, index) => {
    const meant = meantBy(known.get(content.invoiceNumber) ?? [], content);
    const found = faultsOf(content, meant, created.today);
    const told = found.map(({ field, ...rest }) => ({ row, column: columns[field], value: written[field], ...rest }));
    faults.push(...told);
    const [invoice] = meant;
    if (meant.length !== 1) counts.unmatched += 1;
    else if (found.length > 0) counts.errors += 1;
    else {
      const ofBank = content.sourceId !== null;
      const payment = paymentOf(content, sourceIds[index]!, invoice!, created);
      candidates.push({ row, written, ofBank, invoice: invoice!, payment });
    }
  });
  return { candidates, faults, ...counts };
}

/** Outcome of the candidates once it is known which of them were new; what is not recorded is told line by line. */
export function compareWithKnown(
  candidates: readonly Candidate[],
  added: ReadonlySet<string>,
  known: ReadonlyMap<string, ReportedMoney>,
  columns: Columns,
): { recorded: Payment[]; repeated: number; faults: FileFault[] } {
  const recorded: Payment[] = [];
  const faults: FileFault[] = [];
  let repeated = 0;
  for (const { row, written, ofBank, payment } of candidates) {
    const first = known.get(payment.sourceId);
    if (added.has(payment.paymentId)) {
      recorded.push(payment);
    } else if (first && isSameMoney(first, payment)) {
      repeated += 1;
      const field = ofBank ? 'sourceId' : 'amount';
      faults.push({ row, column: columns[field], value: written[field], ...(ofBank ? repeatedId : repeatedLine) });
    } else {
      faults.push({ row, column: columns.sourceId, value: written.sourceId, ...sourceIdReused });
    }
  }
  return { recorded, repeated, faults };
}

/** The payment of the first candidate of each source id; the others repeat it. */
export function firstOfEachSourceId(candidates: readonly Candidate[]): Payment[] {
  const firsts = new Map<string, Payment>();
  for (const { payment } of candidates) if (!firsts.has(payment.sourceId)) firsts.set(payment.sourceId, payment);
  return [...firsts.values()];
}

/** Outcome of the lines of one chunk; what is neither a candidate nor has a fault here was not readable. */
export function countLines(
  lines: number,
  matched: MatchedLines,
  compared: ReturnType<typeof compareWithKnown>,
): Omit<LinesTaken, 'position' | 'overpaidCount'> {
  const { recorded, repeated, faults } = compared;
  const unreadable = lines - matched.candidates.length - matched.unmatched - matched.errors;
  const errors = unreadable + matched.errors + faults.length - repeated;
  return {
    rowCount: BigInt(lines),
    recordedCount: BigInt(recorded.length),
    repeatedCount: BigInt(repeated),
    unmatchedCount: BigInt(matched.unmatched),
    errorCount: BigInt(errors),
    totals: sumByCurrency(recorded.map(({ amount }) => amount)),
  };
}

type FieldFault = Pick<FileFault, 'reason' | 'message'> & { field: LineField };

function faultsOf(content: LineContent, meant: readonly KnownInvoice[], today: LocalDate): FieldFault[] {
  const { amount, valueDate } = content;
  const faults: FieldFault[] = [];
  if (amount.minor <= 0n) {
    const message = 'The amount must be greater than zero. Reverse a payment that was taken back.';
    faults.push({ field: 'amount', reason: 'NOT_POSITIVE', message });
  }
  if (amount.minor > maxMinor) {
    const message = 'It is greater than any amount that a payment may have.';
    faults.push({ field: 'amount', reason: 'OUT_OF_RANGE', message });
  }
  if (valueDate > today) {
    const message =
      `The value date ${valueDate} lies in the future: business time is ${today}. ` +
      'Correct the date, or upload the line again on that day.';
    faults.push({ field: 'valueDate', reason: 'VALUE_DATE_IN_FUTURE', message });
  }
  for (const [field, reading] of readingsOf(content)) {
    if ('value' in reading) continue;
    const message = `It ${textOfFault(reading.fault)}. Correct it in the file.`;
    faults.push({ field, reason: 'HAS_CONTROL_CHARACTERS', message });
  }
  const [invoice, another] = meant;
  if (!invoice) {
    const message = 'There is no invoice with this number. Record the payment by hand once it is known whose it is.';
    faults.push({ field: 'invoiceNumber', reason: 'UNKNOWN_INVOICE', message });
  } else if (another) {
    const message =
      `Several creditors have this number: ${candidatesText(meant)}. Map invoice.creditor to a column or a constant, or ` +
      'record the payment by hand with --creditor.';
    faults.push({ field: 'invoiceNumber', reason: 'AMBIGUOUS_INVOICE', message });
  } else if (invoice.currency !== amount.currency) {
    const message = `The invoice is in ${invoice.currency}, the payment in ${amount.currency}.`;
    faults.push({ field: 'invoiceNumber', reason: 'CURRENCY_MISMATCH', message });
  }
  return faults;
}

/** The texts as a payment takes them, so that no line makes a payment that is refused. */
function readingsOf({
  reference,
  proof,
  sourceId,
}: LineContent): ['reference' | 'proof' | 'sourceId', Reading<string>][] {
  return [
    ['reference', readOptionalText(reference, maxLengths.remittanceText)],
    ['proof', readOptionalText(proof, maxLengths.proof)],
    ['sourceId', sourceId === null ? { value: '' } : readLine(sourceId, maxLengths.reference)],
  ];
}

function paymentOf(content: LineContent, sourceId: string, invoice: KnownInvoice, created: Created): Payment {
  const { amount, valueDate, method, reference, proof } = content;
  const { customerId, invoiceId } = invoice;
  const report = { customerId, amount, method, valueDate, reference, proof, source: fileSource, sourceId };
  return settle({ ...report, invoiceIds: [invoiceId] }, created.nextId(), created);
}

const sourceIdReused = {
  reason: 'PAYMENT_KEY_REUSED',
  message: 'This source id was reported before with another amount or customer. Source ids are unique over all files.',
};
const repeatedId = {
  reason: 'REPEATED',
  message: 'A payment with this source id was recorded before, so nothing is recorded again.',
};
const repeatedLine = {
  reason: 'REPEATED',
  message:
    'A line that says the same was recorded before from another file, so nothing is recorded again. If this is another ' +
    'payment, record it by hand, and map payment.sourceId or a text by which the lines differ.',
};
