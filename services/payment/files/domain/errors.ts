import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  PAYMENT_FILE_INVALID: ['invalid', 'A field of the payment file is wrong; the details name each one.'],
  PAYMENT_FILE_NOT_FOUND: ['not-found', 'No payment file has this id.'],
  PAYMENT_FILE_INCOMPLETE: [
    'refused',
    'Parts of the payment file are missing, or size or digest differ from what was registered.',
  ],
  PAYMENT_FILE_STATE_FORBIDS: ['refused', 'The state of the payment file does not allow this.'],
  PAYMENT_FILE_KEY_REUSED: ['conflict', 'This part of the payment file was uploaded before with other content.'],
  PAYMENT_FILE_CONFLICT: [
    'aborted',
    'Another call changed the payment file at the same time; nothing was done twice. Make the same call again.',
  ],
});
