import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  ATTEMPT_INVALID: ['invalid', 'A field of the attempt is wrong; the details name each one.'],
  ATTEMPT_NOT_FOUND: ['not-found', 'No attempt has this id.'],
  ATTEMPT_CONFLICT: [
    'aborted',
    'The attempt is being asked for by another call. Make the same call again in a moment.',
  ],
  ATTEMPT_STATE_FORBIDS: [
    'refused',
    'Another attempt to charge one of the invoices has no outcome yet; until then none of them can be charged again.',
  ],
  ATTEMPT_METHOD_FORBIDS: ['refused', 'The payment method is not active, so that it may not be charged.'],
  ATTEMPT_LIMIT_REACHED: [
    'refused',
    'The payment method was charged without success as often as its network allows. Use another, or wait.',
  ],
});
