/** Texts of settlements. */
export const settlementTexts = {
  settlements: {
    title: 'Settlements',
    none: 'No settlement was ever offered.',
    of: 'Settlement for {{amount}}',
    state: 'State',
    states: {
      OFFERED: 'Offered',
      ACCEPTED: 'Accepted',
      FULFILLED: 'Fulfilled',
      BREACHED: 'Breached',
      EXPIRED: 'Expired',
      WITHDRAWN: 'Withdrawn',
    },
    until: 'Until',
    amount: 'To be paid',
    discount: 'Given up',
    paid: 'Paid',
    offeredBy: 'Offered by',
    invoices: 'Invoices',
    invoicesHint: 'What remains of them is given up once the amount is paid.',
    untilDate: 'Last day',
    untilHint: 'To accept and to pay.',
    quote: '{{open}} is open; {{discount}} is given up.',
    consent: 'How the debtor agreed',
    consentHint: 'It is kept with the settlement.',
  },
} as const;

export const settlementActs = {
  offerSettlement: {
    title: 'Offer a settlement',
    text: 'The debtor pays an amount by a day, and the rest is given up. Until the debtor accepts, the invoices are collected as before.',
    button: 'Offer',
    done: 'The settlement is offered.',
  },
  acceptSettlement: {
    title: 'Note that the debtor accepts',
    text: 'Nothing is sent about the invoices until the amount is paid or the last day is over. Promises about them end.',
    button: 'Accepted',
    done: 'The settlement is accepted.',
  },
  withdrawSettlement: {
    title: 'Withdraw the offer',
    text: 'The debtor cannot accept it any more.',
    button: 'Withdraw',
    done: 'The offer is withdrawn.',
  },
} as const;
