import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  PAYMENT_INVALID: ['invalid', 'A field of the payment is wrong; the details name each one.'],
  PAYMENT_NOT_FOUND: ['not-found', 'No payment has this id.'],
  PAYMENT_STATE_FORBIDS: ['refused', 'The payment was reversed before; nothing more can happen to it.'],
  PAYMENT_KEY_REUSED: ['conflict', 'The source reported this source id before with another amount or customer.'],
  PAYMENT_CUSTOMER_MISMATCH: [
    'invalid',
    'The named invoices belong to several customers, or to another one than stated.',
  ],
  PAYMENT_CURRENCY_MISMATCH: ['invalid', 'The payment is in another currency than an invoice it names.'],
  INVOICE_NOT_FOUND: ['not-found', 'No invoice has this id, or this number; the message lists unknown numbers.'],
  INVOICE_STATE_FORBIDS: ['refused', 'The invoice has nothing left to pay.'],
  INVOICE_CONFLICT: [
    'aborted',
    'Money for this invoice is being allocated; what remains is known in a moment. Make the same call again.',
  ],
});
