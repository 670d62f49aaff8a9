import { dueOn10January, joinsACase, type Story, twoReminders } from '../../story.js';

/** A part of an invoice is disputed: the rest is collected, and collection stops once nothing but the part is left. */
export const partDisputedAndCredited: Story = {
  name: 'part-disputed-and-credited',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-12',
      what: 'the debtor disputes 30.00 of A',
      act: (acts) => acts.disputePart('A', '30.00', 'Three of ten came broken'),
      events: ['DisputeRaised A'],
    },
    {
      on: '2026-01-13',
      what: 'the first reminder leaves, about the rest',
      events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'],
    },
    {
      on: '2026-01-14',
      what: 'the debtor pays the rest',
      act: (acts) => acts.pay('A', '70.00'),
      events: ['InvoiceBalanceChanged A 30.00', 'PaymentAllocated A 70.00', 'PaymentSettled 70.00'],
    },
    { on: '2026-01-18', what: 'the second reminder was due and did not leave', events: [] },
    {
      on: '2026-01-19',
      what: 'of what was disputed 20.00 are credited, and the debtor is reminded of the rest',
      act: (acts) => acts.creditOfDispute('20.00', 'Two were broken'),
      events: ['DisputeClosed A', 'InvoiceBalanceChanged A 10.00', 'MessageSent day-7 A', 'StepsDone day-7 SENT'],
    },
    {
      on: '2026-01-21',
      what: 'the debtor pays it',
      act: (acts) => acts.pay('A', '10.00'),
      events: [
        'CaseClosed PAID',
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 10.00',
        'PaymentSettled 10.00',
      ],
    },
    { on: '2026-02-20', what: 'nothing more happens', events: [] },
  ],
};
