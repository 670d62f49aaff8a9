import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  DELIVERY_FAILED: ['unavailable', 'The file could not be written for the agency; it is stored and delivered later.'],
});
