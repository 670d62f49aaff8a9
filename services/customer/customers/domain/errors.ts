import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CUSTOMER_NOT_FOUND: ['not-found', 'No customer has this id or reference.'],
  CUSTOMER_INVALID: ['invalid', 'Fields of the request are wrong; the violations name each of them.'],
  CUSTOMER_CONFLICT: ['aborted', 'The customer is not at the expected version: read it again and decide anew.'],
  CUSTOMER_KEY_REUSED: ['conflict', 'Another customer has this reference already.'],
  CONTACT_NOT_FOUND: ['not-found', 'The customer has no contact with this id; it may have been replaced.'],
});
