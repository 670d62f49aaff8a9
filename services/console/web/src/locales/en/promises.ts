/** Texts of promises to pay. */
export const promiseTexts = {
  promises: {
    title: 'Promises to pay',
    all: 'Promises',
    none: 'Nothing was ever promised.',
    noneOfAll: 'No promise is like this.',
    state: 'State',
    anyState: 'Any',
    states: { ACTIVE: 'Open', KEPT: 'Kept', BROKEN: 'Broken', CANCELLED: 'Cancelled' },
    due: 'By',
    dueFrom: 'Due from',
    dueUntil: 'Due until',
    countsUntil: 'Counts until {{day}}',
    customer: 'Customer',
    amount: 'Promised',
    paid: 'Paid in time',
    madeBy: 'Taken by',
    invoices: 'Invoices',
    invoicesHint: 'Nothing is sent about them until then. The amount falls to the one that is due first.',
    amountIn: 'Amount in {{currency}}',
    amountHint: 'All that is open of the invoices when it is empty.',
    dueDate: 'The customer pays by',
    method: 'How',
    anyMethod: 'Any',
    noMethod: 'The customer did not say',
    notes: 'Notes',
    notesHint: 'What the customer said.',
    preview:
      '{{amount}} of {{all}}. Money with a value date up to {{last}} counts, and nothing is sent about the invoices until {{end}}.',
  },
} as const;

export const promiseActs = {
  makePromise: {
    title: 'Promise to pay',
    text: 'Collection of the invoices waits for the promised day, and goes on when the promise is kept or broken.',
    button: 'Promise to pay',
    done: 'The promise is recorded.',
  },
  cancelPromise: {
    title: 'Cancel the promise',
    text: 'It counts no more, and collection of its invoices goes on.',
    button: 'Cancel the promise',
    done: 'The promise is cancelled.',
  },
} as const;
