/** Texts of payment terms: when invoices are due that come without a due date. */
export const termsTexts = {
  terms: {
    title: 'Payment terms',
    empty: 'Nothing is said yet: invoices are due after 30 days.',
    of: 'Of',
    level: 'Whose terms',
    levels: { PRODUCT: 'usual', ORGANISATION: 'organisation', CLASS: 'class', CUSTOMER: 'customer' },
    kind: 'Invoices',
    ofInvoice: 'Kind',
    kinds: { REGULAR: 'regular', OUT_OF_TURN: 'out of turn', PROLONGATION_FEE: 'fee of a prolongation' },
    netDays: 'Days until due',
    netDaysHint: '0 to 365; empty where the level below says it.',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    monthEnd: 'Counted from',
    monthEnds: { NONE: 'the day of issue', OF_ISSUE: 'the end of its month' },
    calendar: 'Calendar',
    roll: 'On a day off',
    rolls: {
      FOLLOWING: 'the next working day',
      MODIFIED_FOLLOWING: 'the next one of the month, else the last before',
      PRECEDING: 'the last working day before',
      NONE: 'it stays',
    },
    dueHint: 'Empty: as the payment terms of the customer say.',
    below: 'as the level below',
    holds: 'Invoices are due {{days}} after {{from}}.',
    holdsBy: 'Invoices are due {{days}} after {{from}}; on a day off by {{calendar}}: {{roll}}.',
    origin: {
      PRODUCT: 'nobody said otherwise',
      ORGANISATION: 'says the organisation',
      CLASS: 'says class {{code}}',
      CUSTOMER: 'says customer {{code}}',
    },
    compute: 'Compute a due date',
    computeText: 'When an invoice would be due, and why. Nothing changes by it.',
    issued: 'Issued on',
    due: 'Due on {{date}}',
    counted: 'Counted from {{from}}; {{net}} before days off.',
    byTerms: 'by payment terms',
  },
} as const;

export const termsActs = {
  setTerms: {
    title: 'Set payment terms',
    text: 'They hold for invoices that are created from now on without a due date. Due dates that are there stay. What stays empty is said by the level below, also where it was set before.',
    button: 'Set',
    done: 'The payment terms are set.',
  },
  removeTerms: {
    title: 'Remove payment terms',
    text: 'The level below says it from then on. Due dates that are there stay.',
    button: 'Remove',
    done: 'The payment terms are removed.',
  },
} as const;
