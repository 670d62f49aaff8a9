/** Every error code of this service with what it means. */
export const paymentErrors = {
  PAYMENT_INVALID: 'A field of the payment is wrong; the details name each one.',
  PAYMENT_NOT_FOUND: 'No payment has this id.',
  PAYMENT_ALREADY_REVERSED: 'The payment was taken back before; nothing more can happen to it.',
  PAYMENT_SOURCE_CONFLICT: 'The source reported this source id before with another amount or customer.',
  PAYMENT_INVOICE_UNKNOWN: 'Some of the named invoice numbers exist nowhere; the message lists them.',
  PAYMENT_CUSTOMER_MISMATCH: 'The named invoices belong to several customers, or to another one than stated.',
  PAYMENT_CURRENCY_MISMATCH: 'The payment is in another currency than an invoice it names.',
  INVOICE_NOT_FOUND: 'No invoice has this id.',
  INVOICE_NOTHING_REMAINS: 'The invoice has nothing left to pay.',
  MONEY_IN_FLIGHT: 'Money for this invoice is being allocated; what remains is known in a moment.',
  PAYMENT_FILE_INVALID: 'A field of the payment file is wrong; the details name each one.',
  PAYMENT_FILE_NOT_FOUND: 'No payment file has this id.',
  PAYMENT_FILE_INCOMPLETE: 'Parts of the payment file are missing, or size or digest differ from what was registered.',
  PAYMENT_FILE_PART_CONFLICT: 'This part was uploaded before with other content.',
  PAYMENT_FILE_WRONG_STATE: 'The state of the payment file does not allow this.',
  PAYMENT_FILE_MOVED_ON: 'Another call took these lines at the same time; nothing was done twice.',
} as const;

export type PaymentError = keyof typeof paymentErrors;
