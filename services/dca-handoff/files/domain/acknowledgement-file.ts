import { isId } from '#libs/ids';

export type AcknowledgementResult = 'ACCEPTED' | 'REJECTED' | 'RECALLED';

/** One record of a file as it was parsed. */
export interface AgencyRecord {
  /** Line of the file on which it starts; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What an agency says of one line of a placement. */
export interface Acknowledgement {
  /** Line of the file. */
  readonly line: number;
  readonly placementId: string;
  readonly lineNumber: number;
  readonly invoiceNumber: string;
  readonly result: AcknowledgementResult;
  /** In the agency's own words, cut to 200 characters. */
  readonly reason: string;
}

export type FaultReason =
  | 'WRONG_COLUMNS'
  | 'WRONG_CONTROL'
  | 'BAD_PLACEMENT_ID'
  | 'BAD_LINE_NUMBER'
  | 'BAD_RESULT'
  | 'UNKNOWN_PLACEMENT'
  | 'UNKNOWN_LINE'
  | 'OTHER_INVOICE'
  | 'NOT_SENT'
  | 'ALREADY_ACKNOWLEDGED'
  | 'RECALL_NOT_REQUESTED'
  | 'UNREADABLE_FILE';

/** A record that cannot be understood, or contradicts what is known. */
export interface RecordFault {
  readonly line: number;
  readonly reason: FaultReason;
  /** The placement that the record names, null when it names none. */
  readonly placementId: string | null;
  /** The record as it stands in the file, cut to 500 characters. */
  readonly content: string;
}

export interface AcknowledgementFile {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly faults: readonly RecordFault[];
}

const header = ['placement_id', 'line', 'invoice_number', 'result', 'reason'];
const results: readonly string[] = ['ACCEPTED', 'REJECTED', 'RECALLED'] satisfies AcknowledgementResult[];
const maxReasonLength = 200;
const maxContentLength = 500;

/** Reads the records of a file; a faulty record never stops the others. */
export function readAcknowledgements(records: readonly AgencyRecord[]): AcknowledgementFile {
  const [head, ...rows] = records;
  if (!head || !isHeader(head.cells)) {
    return { acknowledgements: [], faults: [faultOf(head ?? { line: 1, cells: [] }, 'WRONG_COLUMNS')] };
  }
  const control = rows.find(isControl);
  // What was lost on the way may be any line, so that none is taken.
  if (control && !isComplete(records)) return { acknowledgements: [], faults: [faultOf(control, 'WRONG_CONTROL')] };
  const acknowledgements: Acknowledgement[] = [];
  const faults: RecordFault[] = [];
  for (const record of control ? rows.slice(0, -1) : rows) {
    const read = readRecord(record);
    if (typeof read === 'string') faults.push(faultOf(record, read));
    else acknowledgements.push(read);
  }
  return { acknowledgements, faults };
}

/**
 * Whether a file says itself that nothing of it is missing: it ends with a control record, `CONTROL` and the count of
 * lines between it and the header.
 */
export function isComplete(records: readonly AgencyRecord[]): boolean {
  const last = records.at(-1);
  return (
    last !== undefined &&
    isControl(last) &&
    records.filter(isControl).length === 1 &&
    last.cells[1]?.trim() === String(records.length - 2)
  );
}

/** A file that is no CSV at all. @param fault what is wrong with it */
export function unreadableFile(fault: string): AcknowledgementFile {
  const content = fault.slice(0, maxContentLength);
  return { acknowledgements: [], faults: [{ line: 1, reason: 'UNREADABLE_FILE', placementId: null, content }] };
}

export function faultOf({ line, cells }: AgencyRecord, reason: FaultReason): RecordFault {
  const id = cells[0]?.trim().toLowerCase() ?? '';
  const content = withoutControls(cells.join(',')).slice(0, maxContentLength);
  return { line, reason, placementId: isId(id) ? id : null, content };
}

function readRecord({ line, cells }: AgencyRecord): Acknowledgement | FaultReason {
  if (cells.length !== header.length) return 'WRONG_COLUMNS';
  const [placementId, lineNumber, invoiceNumber, result, reason] = cells.map((cell) => cell.trim()) as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (!isId(placementId.toLowerCase())) return 'BAD_PLACEMENT_ID';
  if (!/^[1-9]\d{0,5}$/.test(lineNumber)) return 'BAD_LINE_NUMBER';
  if (!isResult(result)) return 'BAD_RESULT';
  return {
    line,
    placementId: placementId.toLowerCase(),
    lineNumber: Number(lineNumber),
    invoiceNumber,
    result,
    reason: withoutControls(reason).slice(0, maxReasonLength),
  };
}

function isControl({ cells }: AgencyRecord): boolean {
  return cells[0]?.trim() === 'CONTROL';
}

function isResult(text: string): text is AcknowledgementResult {
  return results.includes(text);
}

function isHeader(cells: readonly string[]): boolean {
  return cells.length === header.length && cells.every((cell, n) => cell.trim().toLowerCase() === header[n]);
}

/** PostgreSQL refuses NUL, and the other control characters break lists and terminals. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
