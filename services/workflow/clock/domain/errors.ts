import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  ADVANCE_NOT_FOUND: ['not-found', 'No advance of the clock has this id.'],
  CLOCK_INVALID: ['invalid', 'The request does not name the instant to which the clock is to go.'],
  CLOCK_STATE_FORBIDS: [
    'refused',
    'The clock shows real time, is being advanced already, or stands after the requested instant.',
  ],
});
