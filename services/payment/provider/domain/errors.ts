import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  PAYMENT_PROVIDER_UNAVAILABLE: [
    'unavailable',
    'The payment provider does not answer. Make the same call again later.',
  ],
  PAYMENT_PROVIDER_NOT_FOUND: ['refused', 'No payment provider is set up, so that nothing can be charged.'],
});
