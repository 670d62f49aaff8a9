import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  SPECIALIST_INVALID: ['invalid', 'Fields of the request are wrong; the violations name each of them.'],
});
