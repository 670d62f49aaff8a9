/** Texts of comparisons with the reports of payment providers. */
export const reconciliationTexts = {
  reconciliations: {
    empty: 'No day was compared yet.',
    onlyUnmatched: 'Only days with differences',
    day: 'Day',
    dayHint: 'In UTC, as the provider counts its days.',
    provider: 'Provider',
    state: { WAITING: 'Waits for the report', DONE: 'Compared' },
    matched: 'Matched',
    moved: 'Moved on',
    unmatched: 'Differences',
    compared: 'Compared at',
    by: 'By',
    waits: 'The report of the day is not complete yet.',
    none: 'Nothing differs.',
    differences: 'Differences of {{day}}',
    what: 'What differs',
    kind: {
      AT_PROVIDER_ONLY: 'The provider alone has it',
      HERE_ONLY: 'The provider does not know it',
      AMOUNT_DIFFERS: 'Another amount',
      STATE_DIFFERS: 'Another outcome',
    },
    atProvider: 'At the provider',
    providerAmount: 'Amount there',
    here: 'Here',
    attemptAmount: 'Amount here',
    failed: 'Declined',
    charge: 'Charge at the provider',
    attempt: 'Id of the charge here',
  },
} as const;

export const reconciliationActs = {
  runReconciliation: {
    title: 'Compare a day',
    text: 'What the provider reports of the day is compared with the charges here. A charge of which the provider knows more is brought up to date; nothing is charged.',
    button: 'Compare',
    done: 'The day was compared.',
  },
} as const;
