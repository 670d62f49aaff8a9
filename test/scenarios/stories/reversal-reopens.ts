import { dueOn10January, joinsACase, type Story, twoReminders } from '../story.js';

/** A payment is taken back: the invoice is owed again in the same episode of its case: what was done stays done. */
export const reversalReopens: Story = {
  name: 'reversal-reopens',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-13',
      what: 'the first reminder leaves; the debtor pays',
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
    {
      on: '2026-01-15',
      what: 'the bank takes the payment back; the reminder that left before stays sent',
      act: (acts) => acts.reversePayment('CHARGEBACK'),
      events: [
        'CaseOpened ACTIVE REOPENED',
        'InvoiceEnrolled A',
        'InvoiceOverdue A',
        'InvoiceReopened A PAYMENT_REVERSED',
        'PaymentDeallocated A 100.00',
        'PaymentReversed 100.00 CHARGEBACK',
      ],
    },
    {
      on: '2026-01-17',
      what: 'the second reminder leaves on its day',
      events: ['MessageSent day-7 A', 'StepsDone day-7 SENT'],
    },
  ],
};
