import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  SETTLEMENT_INVALID: ['invalid', 'Fields of the request are wrong; the violations name each of them.'],
  SETTLEMENT_NOT_FOUND: ['not-found', 'No settlement has this id.'],
  SETTLEMENT_STATE_FORBIDS: [
    'refused',
    'The state of the settlement or of an invoice does not allow it; the facts say why.',
  ],
  SETTLEMENT_CONFLICT: [
    'aborted',
    'Money for an invoice is being allocated, or the last day of the settlement is not over. Make the same call again.',
  ],
});
