import { dueOn10January, type Story, twoReminders } from '../../story.js';

/** Money that comes late pays the interest of the days until then first; what is left of the debt goes on bearing it. */
export const interestPaidFirst: Story = {
  name: 'interest-paid-first',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    {
      on: '2026-01-05',
      what: 'interest of 36.5 % is agreed with customers of the class, and the file names invoice A',
      act: async (acts) => {
        await acts.agreeInterest('rate:36.5');
        await acts.sendFile(['A']);
      },
      events: ['CustomerCreated', 'InvoiceIssued A'],
    },
    {
      on: '2026-01-11',
      what: 'A is overdue and joins a case',
      events: ['CaseOpened ACTIVE', 'InvoiceEnrolled A', 'InvoiceOverdue A'],
    },
    {
      on: '2026-01-15',
      what: 'the first reminder left; the debtor pays 100.00, and five days cost 0.10 each',
      act: (acts) => acts.pay('A', '100.00'),
      events: [
        'MessageSent day-3 A',
        'StepsDone day-3 SENT',
        'InterestPosted A INTEREST 0.50',
        'InvoiceBalanceChanged A 100.50',
        'InvoiceBalanceChanged A 0.50',
        'PaymentAllocated A 100.00 INTEREST 0.50',
        'PaymentSettled 100.00',
      ],
    },
    { on: '2026-01-18', what: 'the second reminder left', events: ['MessageSent day-7 A', 'StepsDone day-7 SENT'] },
    {
      on: '2026-02-02',
      what: 'sixteen days of 0.50 came to 0.008, posted as the month began; the debtor pays all',
      act: (acts) => acts.pay('A', '0.51'),
      events: [
        'InterestPosted A INTEREST 0.01',
        'InvoiceBalanceChanged A 0.51',
        'CaseClosed PAID',
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 0.51 INTEREST 0.01',
        'PaymentSettled 0.51',
      ],
    },
    { on: '2026-03-02', what: 'nothing more happens', events: [] },
  ],
};
