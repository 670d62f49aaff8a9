import { dueOn10January, joinsACase, type Story, twoReminders } from '../../story.js';

/** A settlement is fulfilled and the rest given up; a payment that is taken back breaches it, and all is owed again. */
export const settledAndBreached: Story = {
  name: 'settled-and-breached',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-12',
      what: 'the debtor accepts to pay 80.00 by 20 January',
      act: (acts) => acts.settle('A', '80.00', '2026-01-20'),
      events: ['HoldPlaced INVOICE SETTLEMENT', 'SettlementAccepted 0.00 of 80.00', 'SettlementOffered 0.00 of 80.00'],
    },
    { on: '2026-01-14', what: 'the first reminder was due and did not leave', events: [] },
    {
      on: '2026-01-15',
      what: 'the debtor pays, and nobody asks for the rest',
      act: (acts) => acts.pay('A', '80.00'),
      events: [
        'CaseClosed PAID',
        'HoldLifted INVOICE SETTLEMENT_FULFILLED',
        'InvoiceBalanceChanged A 20.00',
        'InvoiceLeft A SETTLED',
        'InvoiceSettled A 20.00 SETTLEMENT_FULFILLED',
        'PaymentAllocated A 80.00',
        'PaymentSettled 80.00',
        'SettlementFulfilled 80.00 of 80.00 PAID_IN_TIME',
      ],
    },
    {
      on: '2026-01-19',
      what: 'the bank takes the payment back',
      act: (acts) => acts.reversePayment('RETURNED'),
      events: [
        'CaseOpened ACTIVE REOPENED',
        'InvoiceEnrolled A',
        'InvoiceOverdue A',
        'InvoiceReopened A PAYMENT_REVERSED',
        'PaymentDeallocated A 80.00',
        'PaymentReversed 80.00 RETURNED',
        'SettlementBreached 0.00 of 80.00 PAYMENT_REVERSED',
      ],
    },
    {
      on: '2026-01-20',
      what: 'the reminder leaves in the morning, about all of it',
      events: ['MessageSent day-7 A', 'StepsDone day-3 COLLAPSED day-7 SENT'],
    },
  ],
};
