import { dueOn10January, joinsACase, type Story, twoReminders } from '../../story.js';

/** A promise of a part holds the invoice until it is kept; the rest is collected then, and a reversal breaks the promise. */
export const promiseKept: Story = {
  name: 'promise-kept',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-12',
      what: 'the debtor promises 60.00 by 16 January',
      act: (acts) => acts.promise('A', '60.00', '2026-01-16'),
      events: ['HoldPlaced INVOICE PROMISE', 'PromiseMade 60.00'],
    },
    { on: '2026-01-14', what: 'the first reminder was due and did not leave', events: [] },
    {
      on: '2026-01-15',
      what: 'the debtor pays at noon, and the first reminder leaves about the rest',
      act: (acts) => acts.pay('A', '60.00'),
      events: [
        'HoldLifted INVOICE PROMISE_KEPT',
        'InvoiceBalanceChanged A 40.00',
        'MessageSent day-3 A',
        'PaymentAllocated A 60.00',
        'PaymentSettled 60.00',
        'PromiseKept 60.00 of 60.00 PAID_IN_TIME',
        'StepsDone day-3 SENT',
      ],
    },
    {
      on: '2026-01-17',
      what: 'the second reminder leaves on its day',
      events: ['MessageSent day-7 A', 'StepsDone day-7 SENT'],
    },
    {
      on: '2026-01-20',
      what: 'the bank takes the payment back',
      act: (acts) => acts.reversePayment('RETURNED'),
      events: [
        'InvoiceBalanceChanged A 100.00',
        'PaymentDeallocated A 60.00',
        'PaymentReversed 60.00 RETURNED',
        'PromiseBroken 0.00 of 60.00 PAYMENT_REVERSED',
      ],
    },
  ],
};
