/** Every error code of this noun with what it means to its caller. */
export const sequenceErrors = {
  SEQUENCE_INVALID: 'The sequence document has faults; each is named with its line.',
  SEQUENCE_NOT_FOUND: 'No sequence, or no such version of it, was ever applied.',
} as const;
