/** Every error code of this noun with what it means to its caller. */
export const caseErrors = {
  CASE_NOT_FOUND: 'There is no such case.',
  CASE_STATE_FORBIDS: 'The state of the case does not allow the command.',
  CASE_NOT_PAUSED_ITSELF: 'Only holds of its customer or invoices pause the case; lift those.',
  HOLD_NOT_FOUND: 'There is no such hold.',
  HOLD_ENDED: 'The hold was lifted, or its end has come.',
  HOLD_INVALID: 'The hold names no scope, no subject, no reason, or an end that is behind.',
  REASON_MISSING: 'The command needs a reason of 1 to 500 characters.',
} as const;
