/** Error codes of templates, each with the sentence that the list of errors shows. */
export const templateErrors = {
  MESSAGE_REQUEST_INVALID: 'Fields of the request are wrong; the violations name each of them.',
  CUSTOMER_UNKNOWN: 'The customer service knows no customer with this id.',
  INVOICE_UNKNOWN: 'The invoice service knows none of the invoices, or they are of another customer.',
  TEMPLATE_NOT_FOUND: 'No template of this name fits the channel and the locale: create one first.',
  TEMPLATE_INVALID: 'The template cannot be stored; the violations name each fault.',
  TEMPLATE_NOT_RENDERED: 'The template failed on the data of this customer.',
} as const;
