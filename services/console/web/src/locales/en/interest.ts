/** Texts of interest for late payment, and of the rates by which it is reckoned. */
export const interestTexts = {
  interest: {
    title: 'Interest',
    none: 'This invoice bears no interest: it is not overdue, or its payment terms give none.',
    policy: 'Policy',
    policyHint:
      'Of overdue invoices: none, eu-b2b, uk-b2b, de-consumer, de-b2b, rate:8.5 or above:DE_BASE:4. Empty where the level below says it.',
    fixedSum: 'Fixed sum of the law',
    fixedSums: { YES: 'is charged', NO: 'is not charged' },
    charged: 'charged once',
    notCharged: 'not charged',
    stands: 'Interest stands still',
    stops: {
      RATE_UNKNOWN: 'The reference rate of the days after is not known yet. Once somebody enters it, all is caught up.',
      DEBTOR_UNKNOWN: 'Its policy asks whether the customer is a person or a business, and that is not known.',
      DEBTOR_OTHER: 'Its policy is not for such a debtor. Change the payment terms.',
      CURRENCY_OTHER: 'Its policy is of another currency. Change the payment terms.',
    },
    until: 'Reckoned until',
    posted: 'Posted',
    exact: 'Exactly',
    residual: 'Not posted yet',
    periods: 'How the interest came about',
    from: 'From',
    to: 'To',
    rate: 'Percent a year',
    days: 'Days',
    amount: 'Interest',
  },
  referenceRates: {
    empty: 'No reference rates are known.',
    series: 'Series',
    seriesHint: 'ECB_MRO, BOE_BANK_RATE, DE_BASE, or one of your own.',
    from: 'Holds from',
    percent: 'Percent a year, such as 2.15',
    source: 'Published in',
    sourceHint: 'Where others find it again.',
    counts: 'Counts',
    yes: 'Yes',
    corrected: 'Corrected since',
    product: 'comes with Dunlin',
  },
} as const;

export const interestActs = {
  postInterest: {
    title: 'Post interest',
    text: 'Interest up to today is owed from now on. By itself it is posted as each month begins, and before money pays the principal.',
    button: 'Post interest up to today',
    done: 'The interest is posted.',
  },
  addReferenceRate: {
    title: 'Enter a reference rate',
    text: 'Interest that waited for it goes on. A rate of a day that has one already corrects it, and what was posted by the old one is corrected too.',
    button: 'Enter',
    done: 'The rate is entered.',
  },
} as const;
