/** Error codes of contact law, each with the sentence that the list of errors shows. */
export const contactLawErrors = {
  MESSAGE_REQUEST_INVALID: 'Fields of the request are wrong; the violations name each of them.',
  CUSTOMER_UNKNOWN: 'The customer service knows no customer with this id.',
} as const;
