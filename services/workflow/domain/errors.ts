/** Every error code of this service with what it means to its caller. */
export const workflowErrors = {
  SEQUENCE_INVALID: 'The sequence document has faults; each is named with its line.',
  SEQUENCE_NOT_FOUND: 'No sequence, or no such version of it, was ever applied.',
  INVOICE_NOT_KNOWN: 'No event about the invoice has arrived here yet, or there is no such invoice.',
  CASE_NOT_FOUND: 'There is no such case.',
  CASE_STATE_FORBIDS: 'The state of the case does not allow the command.',
  CASE_NOT_PAUSED_ITSELF: 'Only holds of its customer or invoices pause the case; lift those.',
  HOLD_NOT_FOUND: 'There is no such hold.',
  HOLD_ENDED: 'The hold was lifted, or its end has come.',
  HOLD_INVALID: 'The hold names no scope, no subject, no reason, or an end that is behind.',
  REASON_MISSING: 'The command needs a reason of 1 to 500 characters.',
  CLOCK_IS_REAL: 'The deployment runs on real time, which cannot be stepped.',
  CLOCK_GOES_BACK: 'The target lies before the present business instant.',
  ADVANCE_RUNNING: 'The clock is being advanced; one run at a time.',
  ADVANCE_NOT_FOUND: 'There is no such run of the clock.',
  TARGET_MISSING: 'The request names no target instant.',
} as const;

export type WorkflowErrorCode = keyof typeof workflowErrors;
