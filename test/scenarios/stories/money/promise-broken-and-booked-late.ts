import { dueOn10January, type Story, twoReminders } from '../../story.js';

/**
 * A promise ends with the promised day where the debtor is. One cent less breaks it and collection goes on; when the cent
 * is booked later with a value date in time, it was kept.
 */
export const promiseBrokenAndBookedLate: Story = {
  name: 'promise-broken-and-booked-late',
  zone: 'America/Los_Angeles',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    {
      on: '2026-01-05',
      what: 'the file names invoice A',
      act: (acts) => acts.sendFile(['A']),
      events: ['CustomerCreated', 'InvoiceIssued A'],
    },
    {
      on: '2026-01-11',
      what: 'A is overdue in Los Angeles and joins a case',
      events: ['CaseOpened ACTIVE', 'InvoiceEnrolled A', 'InvoiceOverdue A'],
    },
    {
      on: '2026-01-12',
      what: 'the debtor promises 60.00 by 16 January',
      act: (acts) => acts.promise('A', '60.00', '2026-01-16'),
      events: ['HoldPlaced INVOICE PROMISE', 'PromiseMade 60.00'],
    },
    {
      on: '2026-01-16',
      what: 'the first reminder did not leave; 59.99 come',
      act: (acts) => acts.pay('A', '59.99', '2026-01-16'),
      events: ['InvoiceBalanceChanged A 40.01', 'PaymentAllocated A 59.99', 'PaymentSettled 59.99'],
    },
    {
      on: '2026-01-17',
      what: 'the day ended in Los Angeles at eight: the promise is broken; it is night there, and no message leaves',
      events: ['HoldLifted INVOICE PROMISE_BROKEN', 'PromiseBroken 59.99 of 60.00 DAY_PASSED'],
    },
    {
      on: '2026-01-18',
      what: 'the first reminder left in the morning of Los Angeles, the second one at its time',
      events: ['MessageSent day-3 A', 'MessageSent day-7 A', 'StepsDone day-3 SENT', 'StepsDone day-7 SENT'],
    },
    {
      on: '2026-01-19',
      what: 'the cent is booked with a value date in time',
      act: (acts) => acts.pay('A', '0.01', '2026-01-16'),
      events: [
        'InvoiceBalanceChanged A 40.00',
        'PaymentAllocated A 0.01',
        'PaymentSettled 0.01',
        'PromiseKept 60.00 of 60.00 BOOKED_LATE',
      ],
    },
  ],
};
