/** Every error code of this service with the sentence that the list of errors shows. */
export const communicationErrors = {
  MESSAGE_REQUEST_INVALID: 'Fields of the request are wrong; the violations name each of them.',
  MESSAGE_NOT_FOUND: 'No message has this id.',
  MESSAGE_IN_PROGRESS: 'Another call is sending this message under a live lease: make the same call again.',
  MESSAGE_CLAIM_LOST: 'The lease ran out and another call took the message over: make the same call again.',
  MESSAGE_STATE_REFUSED: 'The state of the message does not allow this; the details say what it allows.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key names another act: another customer, case, step, channel or template.',
  CUSTOMER_UNKNOWN: 'The customer service knows no customer with this id.',
  INVOICE_UNKNOWN: 'The invoice service knows none of the invoices, or they are of another customer.',
  TEMPLATE_NOT_FOUND: 'No template of this name fits the channel and the locale: create one first.',
  TEMPLATE_INVALID: 'The template cannot be stored; the violations name each fault.',
  TEMPLATE_NOT_RENDERED: 'The template failed on the data of this customer.',
  MAIL_RATE_EXCEEDED: 'More messages are asked for than the mail server bears: make the same call again.',
  PROVIDER_UNAVAILABLE: 'The mail server cannot be reached; nothing left: make the same call again.',
} as const;

export type CommunicationErrorCode = keyof typeof communicationErrors;
