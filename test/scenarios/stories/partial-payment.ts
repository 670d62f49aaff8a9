import { dueOn10January, joinsACase, type Story, twoReminders } from '../story.js';

/** A part is paid, collection continues about the rest, and the rest ends it. */
export const partialPayment: Story = {
  name: 'partial-payment',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-13',
      what: 'the first reminder leaves; the debtor pays 40.00',
      act: (acts) => acts.pay('A', '40.00'),
      events: [
        'MessageSent day-3 A',
        'StepsDone day-3 SENT',
        'InvoiceBalanceChanged A 60.00',
        'PaymentAllocated A 40.00',
        'PaymentSettled 40.00',
      ],
    },
    {
      on: '2026-01-17',
      what: 'the second reminder is about the rest',
      events: ['MessageSent day-7 A', 'StepsDone day-7 SENT'],
    },
    {
      on: '2026-01-18',
      what: 'the debtor pays the rest',
      act: (acts) => acts.pay('A', '60.00'),
      events: [
        'CaseClosed PAID',
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 60.00',
        'PaymentSettled 60.00',
      ],
    },
    { on: '2026-02-20', what: 'nothing more happens', events: [] },
  ],
};
