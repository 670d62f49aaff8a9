import { dueOn10January, joinsACase, type Story, twoReminders } from '../story.js';

/** A reminder is sent, the debtor pays, and nothing more is sent. */
export const reminderToPayment: Story = {
  name: 'reminder-to-payment',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-13',
      what: 'the first reminder leaves in the morning; the debtor pays at noon',
      act: (acts) => acts.pay('A', '100.00'),
      events: [
        'MessageSent day-3 A',
        'StepsDone day-3 SENT',
        'CaseClosed PAID',
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 100.00',
        'PaymentSettled 100.00',
      ],
    },
    { on: '2026-02-20', what: 'nothing more happens', events: [] },
  ],
};
