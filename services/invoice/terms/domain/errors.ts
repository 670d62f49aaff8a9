import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  TERMS_INVALID: ['invalid', 'Fields of the payment terms are wrong; the violations name each of them.'],
  TERMS_CONFLICT: ['aborted', 'The payment terms are not at the expected version: read them again and decide anew.'],
  TERMS_STATE_FORBIDS: [
    'refused',
    'The class of the customer is locked: its customers have no payment terms of their own.',
  ],
  TERMS_DAY_UNKNOWN: [
    'refused',
    'The calendar of the payment terms does not know whether the due date is worked; give a due date, or change terms or calendar.',
  ],
});
