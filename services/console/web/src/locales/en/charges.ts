/** Texts of charges, and of what is owed by component. */
export const chargeTexts = {
  component: { PRINCIPAL: 'Principal', INTEREST: 'Interest', FEE: 'Fee', COST: 'Costs' },
  charges: {
    title: 'Charges',
    none: 'Nothing was charged on this invoice.',
    state: { OPEN: 'Open', PAID: 'Paid', WAIVED: 'Waived', VOID: 'Void' },
    kind: 'Kind',
    amount: 'Charged',
    amountIn: 'Amount in {{currency}}',
    waived: 'Waived',
    paid: 'Paid',
    open: 'Open',
    added: 'Added',
    actor: 'By',
    text: 'What the debtor reads',
    textHint: 'It may stand beside the amount in messages.',
    occurrence: 'What it is charged for',
    occurrenceHint: 'Such as second-reminder. Nothing is charged twice for one of these on an invoice.',
    waivedBecause: 'Waived: {{reason}}',
    isOpen: '{{amount}} is open.',
    tooMuch: 'No more than {{amount}} is open.',
    waiveHint: 'All that is open when it is empty.',
    owed: 'Owed: {{component}}',
  },
} as const;

export const chargeActs = {
  addCharge: {
    title: 'Charge a fee or costs',
    text: 'The invoice owes it from now on, beside what was billed.',
    button: 'Charge',
    done: 'It is charged.',
  },
  waiveCharge: {
    title: 'Waive the charge',
    text: 'The debtor owes it no longer. What is paid of it stays paid.',
    button: 'Waive',
    done: 'It is waived.',
  },
} as const;
