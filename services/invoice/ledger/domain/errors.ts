import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  ALLOCATION_INVALID: ['invalid', 'Fields of the request are wrong; the violations name them.'],
  INVOICE_CONFLICT: ['aborted', 'A concurrent call changed the same invoices first. Make the same call again.'],
  INVOICE_INVALID: ['invalid', 'Fields of the request are wrong; the violations name them.'],
  INVOICE_STATE_FORBIDS: [
    'refused',
    'The state of the invoice does not allow the command; the details name those it allows.',
  ],
  PAYMENT_INVALID: [
    'invalid',
    'A settled payment is not positive, lacks an amount or value date, or differs from what was settled under its id.',
  ],
});
