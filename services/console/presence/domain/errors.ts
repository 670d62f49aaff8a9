import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  LOOK_INVALID: ['invalid', 'Who has a customer open cannot be shown to others; the violations name each wrong field.'],
});
