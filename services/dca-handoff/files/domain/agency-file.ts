import { createHash } from 'node:crypto';
import { invariant } from '#libs/errors';
import { isId } from '#libs/ids';
import { formatMajor, sumByCurrency } from '#libs/money';
import type { Placement } from '../../placements/domain/placement.js';
import type { PlacementLine } from '../../placements/domain/placement-line.js';

export type AgencyFileKind = 'PLACEMENT' | 'RECALL';

/** A file for an agency; its name says what it is, so that delivering it twice is delivering it once. */
export interface AgencyFile {
  readonly agency: string;
  readonly fileName: string;
  readonly kind: AgencyFileKind;
  readonly placementId: string;
  readonly content: string;
}

/** A file before it is written: its records, the header first. */
export interface AgencyFileDraft extends Omit<AgencyFile, 'content'> {
  /** Lines about invoices. */
  readonly lineCount: number;
  readonly records: readonly (readonly string[])[];
}

const header = ['placement_id', 'line', 'customer_reference', 'invoice_number', 'currency', 'amount', 'due_date'];

/** All invoices that are placed. */
export function placementFile(placement: Placement): AgencyFileDraft {
  const lines = placement.lines.filter(({ state }) => state === 'PROPOSED');
  return fileOf(placement, 'PLACEMENT', `placement-${placement.placementId}.csv`, lines);
}

/** The invoices that the agency must give back; recalls of one placement are numbered from 1. */
export function recallFile(placement: Placement, lines: readonly PlacementLine[]): AgencyFileDraft {
  return fileOf(placement, 'RECALL', `recall-${placement.placementId}-${placement.recallCount}.csv`, lines);
}

/** Name of the file by which an agency acknowledges another. */
export function acknowledgementName(fileName: string): string {
  return fileName.replace(/\.csv$/, acknowledgementEnding);
}

/** Name of the file that is acknowledged, null when this is no name of an acknowledgement. */
export function acknowledgedName(fileName: string): string | null {
  return fileName.endsWith(acknowledgementEnding) ? `${fileName.slice(0, -acknowledgementEnding.length)}.csv` : null;
}

/** Id of the placement that the name of a file or of its acknowledgement tells; null for other names. */
export function placementIdIn(fileName: string): string | null {
  const [, id] = /^(?:placement|recall)-([0-9a-f-]{36})(?:-\d+)?(?:\.ack)?\.csv$/.exec(fileName) ?? [];
  return id !== undefined && isId(id) ? id : null;
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const acknowledgementEnding = '.ack.csv';

/** Ends with a control record for each currency: how many lines and what they sum to. */
function fileOf(
  placement: Placement,
  kind: AgencyFileKind,
  fileName: string,
  lines: readonly PlacementLine[],
): AgencyFileDraft {
  invariant(lines.length > 0, 'A file for an agency has lines.');
  const { placementId, agency, customerReference } = placement;
  const amounts = lines.map(({ placed }) => {
    invariant(placed, 'Only known invoices are placed.');
    return placed;
  });
  const rows = lines.map(({ lineNumber, invoiceNumber, dueDate }, index) => [
    placementId,
    String(lineNumber),
    customerReference,
    invoiceNumber,
    amounts[index]!.currency,
    formatMajor(amounts[index]!),
    dueDate ?? '',
  ]);
  const controls = sumByCurrency(amounts).map((sum) => {
    const count = amounts.filter(({ currency }) => currency === sum.currency).length;
    return ['CONTROL', String(count), '', '', sum.currency, formatMajor(sum), ''];
  });
  const records = [header, ...rows, ...controls];
  return { agency, fileName, kind, placementId, lineCount: lines.length, records };
}
