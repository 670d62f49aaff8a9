import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  PROMISE_INVALID: ['invalid', 'Fields of the request are wrong; the violations name each of them.'],
  PROMISE_NOT_FOUND: ['not-found', 'No promise has this id.'],
  PROMISE_STATE_FORBIDS: [
    'refused',
    'The promise was decided already, or an invoice or the customer does not allow one; the facts say why.',
  ],
  PROMISE_CONFLICT: [
    'aborted',
    'Money for an invoice is being allocated, or the last day of the promise is not over. Make the same call again.',
  ],
});
