import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  METHOD_INVALID: ['invalid', 'A field of the payment method is wrong; the details name each one.'],
  METHOD_NOT_FOUND: ['not-found', 'No payment method has this id.'],
  METHOD_STATE_FORBIDS: ['refused', 'The state of the payment method does not allow it.'],
  METHOD_CUSTOMER_NOT_FOUND: ['not-found', 'No customer has this id.'],
});
