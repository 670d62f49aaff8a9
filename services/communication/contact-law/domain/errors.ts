import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CONTACT_INVALID: ['invalid', 'A field of the contact or of its cap is wrong; the violations name each of them.'],
  CUSTOMER_NOT_FOUND: ['not-found', 'The customer service has no customer with this id.'],
});
