import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CALENDAR_NOT_FOUND: ['not-found', 'No calendar has this code, or no such version.'],
  CALENDAR_INVALID: ['invalid', 'The calendar has faults; the violations name each one, of a file with its line.'],
  CALENDAR_CONFLICT: ['aborted', 'The calendar has a newer version than expected: read it again and decide anew.'],
  CALENDAR_DAY_UNKNOWN: [
    'refused',
    'The calendar does not know whether one of these days is worked; it says until when it is known.',
  ],
});
