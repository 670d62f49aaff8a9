import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  ARRANGEMENT_INVALID: ['invalid', 'Fields of the request are wrong; the violations name them.'],
});
