import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  INTERACTION_NOT_FOUND: ['not-found', 'No interaction has this id.'],
  INTERACTION_INVALID: [
    'invalid',
    'Fields of the interaction or of a choice are wrong; the violations name each of them.',
  ],
});
