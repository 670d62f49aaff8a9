/** Error codes of messages, each with the sentence that the list of errors shows. */
export const messageErrors = {
  MESSAGE_REQUEST_INVALID: 'Fields of the request are wrong; the violations name each of them.',
  MESSAGE_NOT_FOUND: 'No message has this id.',
  MESSAGE_IN_PROGRESS: 'Another call is sending this message under a live lease: make the same call again.',
  MESSAGE_CLAIM_LOST: 'The lease ran out and another call took the message over: make the same call again.',
  MESSAGE_STATE_REFUSED: 'The state of the message does not allow this; the details say what it allows.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key names another act: another customer, case, step, channel or template.',
  MAIL_RATE_EXCEEDED: 'More messages are asked for than the mail server bears: make the same call again.',
  PROVIDER_UNAVAILABLE: 'The mail server cannot be reached; nothing left: make the same call again.',
} as const;
