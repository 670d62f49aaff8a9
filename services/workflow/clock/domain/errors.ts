/** Every error code of this noun with what it means to its caller. */
export const clockErrors = {
  CLOCK_IS_REAL: 'The deployment runs on real time, which cannot be stepped.',
  CLOCK_GOES_BACK: 'The target lies before the present business instant.',
  ADVANCE_RUNNING: 'The clock is being advanced; one run at a time.',
  ADVANCE_NOT_FOUND: 'There is no such run of the clock.',
  TARGET_MISSING: 'The request names no target instant.',
} as const;
