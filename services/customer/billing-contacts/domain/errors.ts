import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  BILLING_CONTACT_NOT_FOUND: ['not-found', 'No billing contact has this id; it may have been removed.'],
  BILLING_CONTACT_INVALID: ['invalid', 'Fields of the request are wrong; the violations name each of them.'],
  BILLING_CONTACT_CONFLICT: ['aborted', 'The person is not at the expected version: read it again and decide anew.'],
});
