import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CUSTOMER_NOT_FOUND: ['not-found', 'No customer has this id.'],
  INVOICE_NOT_FOUND: ['not-found', 'No event about the invoice has arrived here yet, or there is no such invoice.'],
});
