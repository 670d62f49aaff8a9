import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CREDIT_NOTE_INVALID: ['invalid', 'Fields of the credit note are wrong; the violations name each of them.'],
  CREDIT_NOTE_KEY_REUSED: ['conflict', 'Another credit note of the creditor has this number.'],
  CREDIT_NOTE_NOT_FOUND: ['not-found', 'No credit note has this id.'],
  CREDIT_NOTE_STATE_FORBIDS: ['refused', 'Nothing remains of the invoice, so that the amount must be named.'],
});
