import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  MESSAGE_INVALID: ['invalid', 'A field of the request is wrong; the violations name each of them.'],
  MESSAGE_NOT_FOUND: ['not-found', 'No message has this id.'],
  MESSAGE_CONFLICT: [
    'aborted',
    'Another call holds the lease of this message or took it over: make the same call again.',
  ],
  MESSAGE_STATE_FORBIDS: ['refused', 'The state of the message does not allow this; the details say what it allows.'],
  MESSAGE_KEY_REUSED: [
    'conflict',
    'The idempotency key names another act: another customer, case, step, channel or template.',
  ],
  MAIL_RATE_EXCEEDED: [
    'unavailable',
    'The limit on sends per second is reached, or too many messages wait: make the same call again.',
  ],
  PROVIDER_UNAVAILABLE: [
    'unavailable',
    'The mail server cannot be reached and nothing left: make the same call again.',
  ],
});

export const leaseLost = 'The lease of this message expired and another call took it over. Make the same call again.';
