import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  ACCRUAL_INVALID: ['invalid', 'Fields of the request are wrong; the violations name them.'],
  ACCRUAL_STATE_FORBIDS: ['refused', 'The invoice bears no interest, or none can be reckoned; the message says why.'],
});
