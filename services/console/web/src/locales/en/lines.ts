/** Texts of the lines of invoices and of their tax. */
export const lineTexts = {
  lines: {
    title: 'Lines',
    text: 'What it is for',
    quantity: 'Quantity',
    unitPrice: 'Price',
    unitPriceIn: 'Price in {{currency}}, without tax',
    taxRate: 'Tax in %',
    rate: '{{rate}} %',
    net: 'Net',
    tax: 'Tax',
    taxAt: 'Tax at {{rate}} %',
    netAt: 'Net at {{rate}} %',
    line: 'Line {{number}}',
    add: 'Add a line',
    remove: 'Remove line {{number}}',
    removeLine: 'Remove',
    number: 'Invoice number',
    currency: 'Currency',
    notRead: 'No number such as 1.5, with at most {{decimals}} decimals',
  },
} as const;

export const lineActs = {
  createInvoice: {
    title: 'Create an invoice',
    text: 'It is a draft, which nobody owes until it is issued.',
    button: 'Create',
    done: 'The draft is created.',
  },
  changeDraft: {
    title: 'Change the draft',
    text: 'Nobody owes it until it is issued.',
    button: 'Change',
    done: 'The draft is changed.',
  },
  discardDraft: {
    title: 'Discard the draft',
    text: 'It is gone for good, and its number is free again.',
    button: 'Discard',
    done: 'The draft is discarded.',
  },
} as const;
