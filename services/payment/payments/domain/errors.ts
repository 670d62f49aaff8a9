/** Every error code of payments with what it means. */
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
} as const;
