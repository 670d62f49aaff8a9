import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  NUMBER_SERIES_CONFLICT: ['aborted', 'The series is not at the expected version: read it again and decide anew.'],
  NUMBER_SERIES_INVALID: ['invalid', 'Fields of the series are wrong; the violations name each of them.'],
  NUMBER_SERIES_NOT_FOUND: ['not-found', 'No number series has this code.'],
});
