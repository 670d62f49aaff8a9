import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CUSTOMER_NOT_FOUND: ['not-found', 'No customer has this id or reference.'],
  CUSTOMER_INVALID: ['invalid', 'Fields of the request are wrong; the violations name each of them.'],
  CUSTOMER_CONFLICT: ['aborted', 'The customer is not at the expected version: read it again and decide anew.'],
  CUSTOMER_KEY_REUSED: ['conflict', 'Another customer has this reference already.'],
  CONTACT_NOT_FOUND: ['not-found', 'The customer has no contact with this id; it may have been replaced.'],
  CONTACT_KEY_REUSED: ['conflict', 'The customer has a contact with this address already.'],
  CONTACT_STATE_FORBIDS: [
    'refused',
    'The contact does not work, so messages cannot go to it; or they go to it, so it cannot be removed.',
  ],
  TOO_BROAD: ['refused', 'The text finds more than 1,000 customers; the facts say how many. It must say more.'],
});
