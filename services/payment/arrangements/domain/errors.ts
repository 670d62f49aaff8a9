import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  ARRANGEMENT_INVALID: ['invalid', 'Fields of the request are wrong; the violations name them.'],
  ARRANGEMENT_NOT_FOUND: ['not-found', 'No plan in instalments has this id.'],
  ARRANGEMENT_STALE: [
    'refused',
    'What the plan follows from has changed since it was previewed: an invoice, a limit of the organisation, or the day. Preview it again.',
  ],
  ARRANGEMENT_STATE_FORBIDS: [
    'refused',
    'The state of the plan, of an invoice or of the payment method does not allow it; the facts say why.',
  ],
  ARRANGEMENT_CONFLICT: [
    'aborted',
    'Money for an invoice is being allocated, or the plan changed meanwhile. Make the same call again.',
  ],
});
