import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  INTEREST_INVALID: ['invalid', 'Fields of the request are wrong; the violations name them.'],
  RATE_UNKNOWN: [
    'refused',
    'The reference rate of some days is not known. Ask for an earlier last day, or send or enter the reference rates.',
  ],
  REFERENCE_RATES_INVALID: ['invalid', 'Reference rates are wrong; the violations name each row and its field.'],
});
