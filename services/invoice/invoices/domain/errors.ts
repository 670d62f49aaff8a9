import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  INVOICE_KEY_REUSED: ['conflict', 'Another invoice has this number.'],
  INVOICE_NOT_FOUND: ['not-found', 'No invoice has this id or number.'],
  TOO_BROAD: ['refused', 'A list that is named whole has more than 100,000 invoices; the facts say how many.'],
});
