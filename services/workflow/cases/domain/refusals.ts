/** Why a case does not allow an act: the codes that callers see, each with its sentence. */
export const refusals = {
  CASE_ENDED: 'The case has ended, and nothing of it can be changed any more.',
  ALREADY_PAUSED: 'The case is paused already.',
  NOT_PAUSED: 'The case is not paused: no hold on the case itself, and no recall or pause of any of its open invoices.',
  WITH_AGENCY: 'All open invoices of the case are with an agency, or on their way there or back.',
  STEPS_EXHAUSTED: 'All steps of the case are over, so that there is nothing to pause.',
  HELD: 'The case is held by more than a pause of people, which must end before its debts go to an agency.',
  ON_ARRANGEMENT: 'A plan in instalments pays the case, which must end before its debts go to an agency.',
  NOT_WITH_AGENCY: 'No agency has an open invoice of the case.',
  ON_ITS_WAY: 'What is placed of the case is on its way to an agency, or was asked back already.',
} as const;
