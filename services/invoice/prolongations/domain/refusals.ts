/** Why an open invoice is not prolonged, or a prolongation not taken back: the codes that callers see, each with its sentence. */
export const refusals = {
  PLACED: 'An agency has it, or is about to; recall it first.',
  CASE_COLLECTS: 'Its case is on hold, on an arrangement or with an agency; that has to end first.',
  HELD: 'A hold or a flag of its customer stops everything about it.',
  MONEY_IN_FLIGHT: 'Money is on its way to it; once that has come, less remains.',
  DAYS_NOT_ALLOWED: 'The policy does not know this number of days.',
  TIMES_USED_UP: 'It was prolonged as often as the policy allows.',
  DAYS_USED_UP: 'It would be prolonged by more days in all than the policy allows.',
  TOO_EARLY: 'It is not due for longer than the policy allows to prolong it.',
  TOO_LATE: 'It is overdue for longer than the policy allows to prolong it.',
  DATE_UNKNOWN: 'The calendar of its payment terms does not know whether the new day is worked.',
  FEE_UNKNOWN: 'The policy says the fee in another currency.',
  NO_NUMBER_SERIES: 'There is no number series for the invoice of the fee; apply one, or name one in the policy.',
  TAKEN_BACK: 'It was taken back already.',
  PROLONGED_SINCE: 'The invoice was prolonged again since; take that back first.',
  FEE_PAID: 'Something of its fee was paid; give that back first.',
  DUE_DATE_MOVED: 'The invoice is due on another day now than it was prolonged to.',
} as const;
