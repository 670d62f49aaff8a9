/** Every error code of payment files with what it means. */
export const paymentFileErrors = {
  PAYMENT_FILE_INVALID: 'A field of the payment file is wrong; the details name each one.',
  PAYMENT_FILE_NOT_FOUND: 'No payment file has this id.',
  PAYMENT_FILE_INCOMPLETE: 'Parts of the payment file are missing, or size or digest differ from what was registered.',
  PAYMENT_FILE_PART_CONFLICT: 'This part was uploaded before with other content.',
  PAYMENT_FILE_WRONG_STATE: 'The state of the payment file does not allow this.',
  PAYMENT_FILE_MOVED_ON: 'Another call took these lines at the same time; nothing was done twice.',
} as const;
