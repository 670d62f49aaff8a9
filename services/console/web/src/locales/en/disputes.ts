/** Texts of disputes. */
export const disputeTexts = {
  disputes: {
    title: 'Disputes',
    none: 'Nothing of this invoice was ever disputed.',
    state: {
      OPEN: 'Open',
      RESOLVED_FOR_CREDITOR: 'Owed after all',
      RESOLVED_FOR_DEBTOR: 'Credited',
      RESOLVED_IN_PART: 'Credited in part',
      WITHDRAWN: 'Withdrawn',
    },
    overdue: 'Not decided in time',
    disputed: 'Disputed',
    collectable: 'Collected now',
    creditNotes: 'Credited',
    whole: 'The whole invoice',
    amountIn: 'What is disputed, in {{currency}}',
    amountHint: 'The whole invoice, with what was charged on it, when it is empty.',
    documents: 'What shows it',
    documentsHint: 'Documents of the customer; upload them under the customer first.',
    deadline: 'To be decided by',
    deadlineHint: 'After the usual number of days when it is empty.',
    verdict: 'Who is right',
    verdicts: {
      RESOLVED_FOR_CREDITOR: 'We are: it is owed',
      RESOLVED_FOR_DEBTOR: 'The debtor: all that is disputed is credited',
      RESOLVED_IN_PART: 'Both in part: some of it is credited',
    },
    voids: 'The invoice is void then and stays so. What was paid of it is credit of the customer.',
    creditIn: 'What is credited, in {{currency}}',
    isDisputed: '{{amount}} is disputed.',
    raised: 'Raised',
    raisedBy: 'By',
    resolution: 'Decided: {{reason}}',
  },
} as const;

export const disputeActs = {
  raiseDispute: {
    title: 'Raise a dispute',
    text: 'What is disputed is not collected until the dispute ends. The rest is.',
    button: 'Raise a dispute',
    done: 'The dispute is raised.',
  },
  closeDispute: {
    title: 'Close the dispute',
    text: 'It ends for us: what was disputed is owed and collected again.',
    button: 'Close the dispute',
    done: 'The dispute is closed.',
  },
  resolveDispute: {
    title: 'Decide the dispute',
    text: 'What the debtor does not owe is credited at once; the rest is collected again.',
    button: 'Decide',
    done: 'The dispute is decided.',
  },
  withdrawDispute: {
    title: 'Withdraw the dispute',
    text: 'The debtor disputes it no longer; it is owed and collected again.',
    button: 'Withdraw',
    done: 'The dispute is withdrawn.',
  },
} as const;
