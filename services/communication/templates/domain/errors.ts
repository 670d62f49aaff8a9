import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  MESSAGE_INVALID: ['invalid', 'A field of the request is wrong; the violations name each of them.'],
  INVOICE_NOT_FOUND: ['not-found', 'The invoice service has none of these invoices of the customer.'],
  TEMPLATE_NOT_FOUND: ['not-found', 'No template of this name fits the channel and the locale: create one first.'],
  TEMPLATE_INVALID: [
    'invalid',
    'The template cannot be stored, or a field about it is wrong; the violations name each fault.',
  ],
  TEMPLATE_NOT_RENDERED: ['refused', 'The template failed on the data of this customer.'],
});
