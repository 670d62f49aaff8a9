/** Texts of credit notes. */
export const creditNoteTexts = {
  creditNotes: {
    title: 'Credit notes',
    none: 'Nothing was credited of this invoice.',
    number: 'Number',
    ownNumber: 'Number of the credit note',
    amount: 'Credited',
    tax: 'of it tax',
    created: 'Made',
    actor: 'By',
    fromDispute: 'A dispute ended with it.',
    amountHint: 'All that remains to be paid of what was billed when it is empty. What was paid of it becomes credit.',
  },
} as const;

export const creditNoteActs = {
  createCreditNote: {
    title: 'Write a credit note',
    text: 'The debtor owes the invoice, or a part of it, no longer. A credit note cannot be taken back.',
    button: 'Credit',
    done: 'It is credited.',
  },
} as const;
