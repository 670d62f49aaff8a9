/** Why an item does not allow an act, besides what it says of the same act by itself: codes with their sentences. */
export const refusals = {
  UNTIL_TIME_PASSED: 'The time until which it should pause has passed.',
  SEQUENCE_RUNS_ALREADY: 'The case runs this sequence already, in its active version.',
  NOT_ANNOUNCED:
    'No message about one of its debts was sent since it became overdue, or it came back. Sending it needs a reason.',
  PLACEMENT_REFUSED: 'None of its debts may be placed.',
} as const;
