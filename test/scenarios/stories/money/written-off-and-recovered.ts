import { dueOn10January, joinsACase, type Story, twoReminders } from '../../story.js';

/** What remains is written off once another person approves; money that comes all the same recovers it, until it is taken back. */
export const writtenOffAndRecovered: Story = {
  name: 'written-off-and-recovered',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-14',
      what: 'the first reminder has left; the debtor pays a part',
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
      on: '2026-01-15',
      what: 'the rest is to be written off, which goes beyond the limit of who asks for it',
      act: (acts) => acts.writeOff('A', 'UNCOLLECTABLE'),
      events: ['ApprovalRequested WRITE_OFF REQUESTED'],
    },
    {
      on: '2026-01-16',
      what: 'another person approves; the case ends with its only invoice',
      act: (acts) => acts.grantApproval('Agreed'),
      events: [
        'ApprovalDecided WRITE_OFF DONE',
        'CaseClosed WRITTEN_OFF',
        'InvoiceLeft A WRITTEN_OFF',
        'InvoiceWrittenOff A 60.00 UNCOLLECTABLE',
      ],
    },
    {
      on: '2026-01-20',
      what: 'the second reminder did not leave; the debtor pays 25.00 all the same',
      act: (acts) => acts.pay('A', '25.00'),
      events: ['InvoiceRecoveryChanged A 25.00', 'PaymentAllocated A 25.00', 'PaymentSettled 25.00'],
    },
    {
      on: '2026-01-22',
      what: 'the bank takes the payment back',
      act: (acts) => acts.reversePayment('CHARGEBACK'),
      events: ['InvoiceRecoveryChanged A -25.00', 'PaymentDeallocated A 25.00', 'PaymentReversed 25.00 CHARGEBACK'],
    },
    { on: '2026-03-20', what: 'nothing more happens', events: [] },
  ],
};
