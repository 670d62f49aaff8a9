import { dueOn10January, joinsACase, type Story, twoReminders } from '../../story.js';

/** A fee is charged, a payment settles it before the principal, the rest of it is waived; what is taken back is owed again. */
export const feeChargedAndWaived: Story = {
  name: 'fee-charged-and-waived',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-13',
      what: 'the first reminder leaves; a fee is charged for it',
      act: (acts) => acts.addCharge('A', '5.00'),
      events: [
        'MessageSent day-3 A',
        'StepsDone day-3 SENT',
        'ChargeAdded A FEE 5.00',
        'InvoiceBalanceChanged A 105.00',
      ],
    },
    {
      on: '2026-01-14',
      what: 'the debtor pays 3.00, which settles of the fee first',
      act: (acts) => acts.pay('A', '3.00'),
      events: ['InvoiceBalanceChanged A 102.00', 'PaymentAllocated A 3.00 FEE 3.00', 'PaymentSettled 3.00'],
    },
    {
      on: '2026-01-15',
      what: 'the rest of the fee is waived',
      act: (acts) => acts.waiveCharge('Goodwill'),
      events: ['ChargeWaived A FEE 2.00', 'InvoiceBalanceChanged A 100.00'],
    },
    {
      on: '2026-01-16',
      what: 'the bank takes the payment back: what it settled of the fee is owed again, and what was waived is not',
      act: (acts) => acts.reversePayment('CHARGEBACK'),
      events: [
        'InvoiceBalanceChanged A 103.00',
        'PaymentDeallocated A 3.00 FEE 3.00',
        'PaymentReversed 3.00 CHARGEBACK',
      ],
    },
    {
      on: '2026-01-17',
      what: 'the second reminder leaves on its day; the debtor pays all',
      act: (acts) => acts.pay('A', '103.00'),
      events: [
        'MessageSent day-7 A',
        'StepsDone day-7 SENT',
        'CaseClosed PAID',
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 103.00 FEE 3.00',
        'PaymentSettled 103.00',
      ],
    },
    { on: '2026-02-20', what: 'nothing more happens', events: [] },
  ],
};
