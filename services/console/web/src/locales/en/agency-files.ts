/** Files exchanged with agencies. */
export const agencyFiles = {
  title: 'Files exchanged',
  ofPlacement: 'Files about this placement',
  empty: 'There is no such file.',
  noneYet: 'No file has carried it yet.',
  direction: 'Direction',
  anyDirection: 'Both directions',
  directions: { SENT: 'Sent', RECEIVED: 'Received' },
  kind: 'Kind',
  kinds: { PLACEMENT: 'Placement', RECALL: 'Recall', ACKNOWLEDGEMENT: 'Acknowledgement' },
  fileState: 'State',
  anyState: 'Any state',
  states: {
    TO_WRITE: 'To be written',
    WRITTEN: 'Written',
    CONFIRMED: 'Confirmed',
    WAITING: 'Waiting',
    TAKEN: 'Taken',
    PARTLY_REFUSED: 'Partly refused',
    REFUSED: 'Refused',
  },
  name: 'File',
  wholeName: 'whole name',
  from: 'From',
  until: 'Until',
  time: 'Made or read',
  written: 'Written into the folder',
  confirmed: 'Acknowledgement read',
  lines: 'Lines',
  refused: 'Refused',
  size: 'Size',
  bytes_one: '{{count}} byte',
  bytes_other: '{{count}} bytes',
  sha256: 'SHA-256',
  download: 'Download',
  notSaved: 'The file was not saved',
  notKept: 'The refused lines are not kept any more.',
  morePlacements: 'and more',
  /** What is wrong with a line or a file, and what to do. */
  why: {
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
    STILL_WRITTEN:
      'The file is perhaps still being written. It is read as soon as it ends with a control record or stays unchanged for a while; when it waits for long, ask the agency whether it is whole.',
    DELIVERY_UNRECORDED:
      'The agency answered before it was recorded that it has the file. That is made up for within seconds, and this file is read then.',
    NOT_READ:
      'The file could not be opened, or what it says could not be recorded. It is tried again; when it waits for long, tell an operator: the log says more.',
    NOT_WRITTEN:
      'The file could not be written into the folder of the agency. It is stored and tried again; when it waits for long, tell an operator: the log says more.',
  },
} as const;
