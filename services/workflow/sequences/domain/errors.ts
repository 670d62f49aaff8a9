import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  SEQUENCE_INVALID: ['invalid', 'The sequence document has faults; the details name each one with its line.'],
  SEQUENCE_NOT_FOUND: ['not-found', 'No sequence, or no such version of it, was ever applied.'],
});
