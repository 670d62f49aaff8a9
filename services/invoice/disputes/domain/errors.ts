import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  DISPUTE_INVALID: ['invalid', 'Fields of the request are wrong; the violations name each of them.'],
  DISPUTE_NOT_FOUND: ['not-found', 'No dispute has this id.'],
  DISPUTE_STATE_FORBIDS: ['refused', 'The dispute ended already, or nothing can be credited of its invoice.'],
});
