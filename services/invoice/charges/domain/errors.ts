import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CHARGE_INVALID: ['invalid', 'Fields of the charge are wrong; the violations name each of them.'],
  CHARGE_KEY_REUSED: ['conflict', 'The invoice has a charge of this occurrence already, which may be waived.'],
  CHARGE_NOT_ALLOWED: [
    'refused',
    'The jurisdiction of the customer does not allow such a fee; the message says how much it does.',
  ],
  CHARGE_NOT_FOUND: ['not-found', 'No charge has this id.'],
  CHARGE_STATE_FORBIDS: ['refused', 'Nothing of the charge is open, or less than is to be waived.'],
});
