import type { FaultReason } from './acknowledgement-file.js';
import type { ExchangedFile, WaitReason } from './exchanged-file.js';

/** What is wrong with a line, and what to do about it. */
const faultWords: Readonly<Record<FaultReason, string>> = {
  WRONG_COLUMNS:
    'The columns are not placement_id, line, invoice_number, result, reason. Ask the agency for the file in this form.',
  WRONG_CONTROL:
    'The control record counts other lines than the file has, so none was taken. Ask the agency to send the whole file again.',
  BAD_PLACEMENT_ID: 'The placement is not named by its id. Ask the agency to give back placement_id as it was sent.',
  BAD_LINE_NUMBER: 'The line is not a whole number from 1. Ask the agency to give back line as it was sent.',
  BAD_RESULT:
    'The result is none of ACCEPTED, REJECTED and RECALLED. Ask the agency to send the line again with one of them.',
  UNKNOWN_PLACEMENT:
    'This agency has no such placement. Ask the agency what it means, and look whether the file is of another agency.',
  UNKNOWN_LINE: 'The placement has no such line. Ask the agency to give back line as it was sent.',
  OTHER_INVOICE:
    'Another invoice stands on this line of the placement. Ask the agency to send the line again with its own number.',
  NOT_SENT: 'This line of the placement was never sent to the agency. Ask the agency what it means.',
  ALREADY_ACKNOWLEDGED:
    'The agency has said the contrary of this line before, and the first stands. Ask the agency which is true; to take the debt back, recall it.',
  RECALL_NOT_REQUESTED:
    'The agency gives back a debt that was not recalled. Recall it if it is to come back, and ask the agency to confirm that.',
  UNREADABLE_FILE: 'The file is no CSV text that can be read. Ask the agency to send it again.',
};

const waitWords: Readonly<Record<WaitReason, string>> = {
  STILL_WRITTEN:
    'The file is perhaps still being written. It is read as soon as it ends with a control record or stays unchanged for a while; when it waits for long, ask the agency whether it is whole.',
  DELIVERY_UNRECORDED:
    'The agency answered before it was recorded that it has the file. That is made up for within seconds, and this file is read then.',
  NOT_READ:
    'The file could not be opened, or what it says could not be recorded. It is tried again; when it waits for long, see the log and the rights on the folder.',
};

const unwritten =
  'The file could not be written into the folder of the agency. It is stored and tried again; when it waits for long, see the log, and whether the folder is there and has room.';

const words: ReadonlyMap<string, string> = new Map([
  ...Object.entries(faultWords),
  ...Object.entries(waitWords),
  ['NOT_WRITTEN', unwritten],
]);

/** What is wrong with a line that was refused, and what to do; empty for a reason that nobody knows. */
export function wordsOfReason(reason: string): string {
  return words.get(reason) ?? '';
}

/** What is wrong with a file, and what to do; empty where nothing is wrong. */
export function wordsOfFile({ state, reason, errorCount, lineCount }: ExchangedFile): string {
  const why = wordsOfReason(reason);
  if (state !== 'REFUSED' && state !== 'PARTLY_REFUSED') return why;
  // Refused lines are kept for a time only, the count of them for good.
  const first = why === '' ? 'The lines are not kept any more.' : `First: ${why}`;
  return state === 'REFUSED'
    ? `Nothing of the file was taken. ${first}`
    : `${errorCount} of ${lineCount} lines were refused and changed nothing; the others were taken. ${first}`;
}
