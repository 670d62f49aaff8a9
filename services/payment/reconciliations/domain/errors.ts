import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  RECONCILIATION_INVALID: ['invalid', 'A field of the reconciliation is wrong; the details name each one.'],
  RECONCILIATION_NOT_FOUND: ['not-found', 'No reconciliation has this id.'],
  RECONCILIATION_CONFLICT: [
    'aborted',
    'The day is being compared by another call. Make the same call again in a moment.',
  ],
});
