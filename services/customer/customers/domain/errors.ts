/** Error codes of customers with the sentence that the list of errors shows. */
export const customerErrors = {
  CUSTOMER_NOT_FOUND: 'No customer has this id or reference.',
  CUSTOMER_REFERENCE_TAKEN: 'Another customer has this reference already.',
  CUSTOMER_CHANGED_MEANWHILE: 'The customer is not at the expected version: read it again and decide anew.',
  CUSTOMER_INVALID: 'Fields of the request are wrong; the violations name each of them.',
  CONTACT_NOT_FOUND: 'The customer has no contact with this id; it may have been replaced.',
} as const;
