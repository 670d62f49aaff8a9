import { isId } from '#libs/ids';
import {
  moved,
  returned,
  step,
  type LineState,
  type Placement,
  type PlacementLine,
} from '../../placements/domain/placement.js';

export type AnswerResult = 'ACCEPTED' | 'REJECTED' | 'RECALLED';

/** One record of a file as it was parsed. */
export interface AgencyRecord {
  /** Line of the file on which it starts; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What an agency says of one debt. */
export interface Answer {
  readonly line: number;
  readonly placementId: string;
  readonly lineNumber: number;
  readonly invoiceNumber: string;
  readonly result: AnswerResult;
  /** The agency's own words, cut to 200 characters. */
  readonly reason: string;
}

export type AnswerFaultReason =
  | 'WRONG_COLUMNS'
  | 'BAD_PLACEMENT_ID'
  | 'BAD_LINE_NUMBER'
  | 'BAD_RESULT'
  | 'UNKNOWN_PLACEMENT'
  | 'UNKNOWN_LINE'
  | 'OTHER_INVOICE'
  | 'NOT_SENT'
  | 'ALREADY_ANSWERED'
  | 'RECALL_NOT_REQUESTED'
  | 'UNREADABLE_FILE';

/** A line that could not be understood, or says what cannot be. */
export interface AnswerFault {
  readonly line: number;
  readonly reason: AnswerFaultReason;
  /** The line as it stands there, cut to 500 characters. */
  readonly content: string;
}

export const answerHeader = ['placement_id', 'line', 'invoice_number', 'result', 'reason'];

/** Reads the records of an answer; a record that is none never stops the others. */
export function readAnswers(records: readonly AgencyRecord[]): { answers: Answer[]; faults: AnswerFault[] } {
  const [head, ...rows] = records;
  if (!head || !sameHeader(head.cells)) {
    return { answers: [], faults: [faultOf(head ?? { line: 1, cells: [] }, 'WRONG_COLUMNS')] };
  }
  const answers: Answer[] = [];
  const faults: AnswerFault[] = [];
  for (const record of rows) {
    const read = readAnswer(record);
    if (typeof read === 'string') faults.push(faultOf(record, read));
    else answers.push(read);
  }
  return { answers, faults };
}

/** What a placement becomes by the answers about it. */
export interface Answered {
  /** After what was accepted and rejected; null when that changed nothing. */
  readonly answered: { readonly placement: Placement; readonly rejectedInvoiceIds: readonly string[] } | null;
  /** After what was given back besides; null when that changed nothing. */
  readonly returned: Placement | null;
  readonly faults: readonly AnswerFault[];
}

/** Applies answers to a placement that was sent. Saying the same again changes nothing; a contradiction is a fault. */
export function applyAnswers(placement: Placement, answers: readonly Answer[]): Answered {
  const faults: AnswerFault[] = [];
  const decided = applyEach(
    placement,
    answers.filter(({ result }) => result !== 'RECALLED'),
    faults,
  );
  const after = decided?.placement ?? placement;
  const back = applyEach(
    after,
    answers.filter(({ result }) => result === 'RECALLED'),
    faults,
  );
  const rejected = decided?.changed.filter(({ state }) => state === 'REJECTED') ?? [];
  return {
    answered: decided && {
      placement: decided.placement,
      rejectedInvoiceIds: rejected.map(({ invoiceId }) => invoiceId),
    },
    returned: back && back.placement,
    faults,
  };
}

/** Answers about a placement that does not exist, or not at this agency. */
export function unknownPlacement(answers: readonly Answer[]): AnswerFault[] {
  return answers.map((answer) => answerFault(answer, 'UNKNOWN_PLACEMENT'));
}

/** A file that is no CSV at all. */
export function unreadable(what: string): AnswerFault {
  return { line: 1, reason: 'UNREADABLE_FILE', content: what.slice(0, longestContent) };
}

type Effect = 'accept' | 'reject' | 'return' | 'nothing' | 'NOT_SENT' | 'ALREADY_ANSWERED' | 'RECALL_NOT_REQUESTED';

/** What each result does to a line in each state; upper case is a fault. */
const effects: Readonly<Record<AnswerResult, Readonly<Record<LineState, Effect>>>> = {
  ACCEPTED: {
    PROPOSED: 'NOT_SENT',
    SENT: 'accept',
    ACTIVE: 'nothing',
    // The recall may cross the acceptance; the debt comes back all the same.
    RECALL_REQUESTED: 'nothing',
    REJECTED: 'ALREADY_ANSWERED',
    RECALLED: 'nothing',
    CLOSED_PAID: 'nothing',
    REFUSED: 'NOT_SENT',
  },
  REJECTED: {
    PROPOSED: 'NOT_SENT',
    SENT: 'reject',
    ACTIVE: 'ALREADY_ANSWERED',
    RECALL_REQUESTED: 'reject',
    REJECTED: 'nothing',
    RECALLED: 'nothing',
    CLOSED_PAID: 'nothing',
    REFUSED: 'NOT_SENT',
  },
  RECALLED: {
    PROPOSED: 'NOT_SENT',
    SENT: 'RECALL_NOT_REQUESTED',
    ACTIVE: 'RECALL_NOT_REQUESTED',
    RECALL_REQUESTED: 'return',
    REJECTED: 'nothing',
    RECALLED: 'nothing',
    CLOSED_PAID: 'nothing',
    REFUSED: 'NOT_SENT',
  },
};

function applyEach(placement: Placement, answers: readonly Answer[], faults: AnswerFault[]) {
  const lines = [...placement.lines];
  const changed: PlacementLine[] = [];
  for (const answer of answers) {
    const index = answer.lineNumber - 1;
    const line = lines[index];
    const fault = !line ? 'UNKNOWN_LINE' : line.invoiceNumber !== answer.invoiceNumber ? 'OTHER_INVOICE' : null;
    const effect = fault ?? effects[answer.result][line!.state];
    if (effect === 'nothing') continue;
    if (effect === 'accept') lines[index] = step(line!, effect, answer.reason);
    else if (effect === 'reject') lines[index] = step(line!, effect, answer.reason || 'REJECTED_BY_AGENCY');
    else if (effect === 'return') lines[index] = returned(line!, '');
    else faults.push(answerFault(answer, effect));
    if (lines[index] !== line) changed.push(lines[index]!);
  }
  if (changed.length === 0) return null;
  return { placement: moved(placement, lines, changed.at(-1)!.reason), changed };
}

function readAnswer({ line, cells }: AgencyRecord): Answer | AnswerFaultReason {
  if (cells.length !== answerHeader.length) return 'WRONG_COLUMNS';
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
    reason: withoutControls(reason).slice(0, longestReason),
  };
}

const results: readonly string[] = ['ACCEPTED', 'REJECTED', 'RECALLED'] satisfies AnswerResult[];
const longestReason = 200;
const longestContent = 500;

function isResult(text: string): text is AnswerResult {
  return results.includes(text);
}

function sameHeader(cells: readonly string[]): boolean {
  return (
    cells.length === answerHeader.length && cells.every((cell, n) => cell.trim().toLowerCase() === answerHeader[n])
  );
}

function faultOf({ line, cells }: AgencyRecord, reason: AnswerFaultReason): AnswerFault {
  return { line, reason, content: withoutControls(cells.join(',')).slice(0, longestContent) };
}

function answerFault(answer: Answer, reason: AnswerFaultReason): AnswerFault {
  const { line, placementId, lineNumber, invoiceNumber, result } = answer;
  return faultOf({ line, cells: [placementId, String(lineNumber), invoiceNumber, result, answer.reason] }, reason);
}

/** PostgreSQL refuses NUL, and the other control characters break lists and terminals. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]/g, ' ');
}
