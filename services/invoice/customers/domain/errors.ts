import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CUSTOMER_NOT_FOUND: ['not-found', 'No customer has this id.'],
});
