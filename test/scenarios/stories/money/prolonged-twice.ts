import { dueOn10January, type Story, twoReminders } from '../../story.js';

/**
 * The debtor asks for more time twice: before the due date, from which the days count then, and once overdue, when they count
 * from that day. Each time the reminders begin anew, and each costs a fee, which is collected as any other invoice is.
 */
export const prolongedTwice: Story = {
  name: 'prolonged-twice',
  // The fees have the numbers 1 and 2, and come from no file.
  invoices: { A: dueOn10January, 1: dueOn10January, 2: dueOn10January },
  steps: twoReminders,
  calendar: [
    {
      on: '2026-01-05',
      what: 'more time costs 5.00 and its tax, at most twice; the file names invoice A',
      act: async (acts) => {
        await acts.setProlongationFee('5.00');
        await acts.sendFile(['A']);
      },
      events: ['CustomerCreated', 'InvoiceIssued A'],
    },
    {
      on: '2026-01-08',
      what: 'the debtor asks for 14 days: A is due on the 24th',
      act: (acts) => acts.prolong('A', 14),
      events: ['InvoiceChanged A', 'InvoiceIssued 1', 'InvoiceProlonged A 14 2026-01-24'],
    },
    {
      on: '2026-01-12',
      what: 'the file says the old due date again, and A stays due as prolonged',
      act: (acts) => acts.sendFile(['A']),
      events: [],
    },
    {
      on: '2026-01-25',
      what: 'A is overdue and joins a case',
      events: ['CaseOpened ACTIVE', 'InvoiceEnrolled A', 'InvoiceOverdue A'],
    },
    {
      on: '2026-01-28',
      what: 'the first reminder has left; the debtor asks for 7 days more, which count from today',
      act: (acts) => acts.prolong('A', 7),
      events: [
        'MessageSent day-3 A',
        'StepsDone day-3 SENT',
        'InvoiceChanged A',
        'InvoiceIssued 2',
        'InvoiceProlonged A 7 2026-02-04',
        'InvoiceEnrolled A',
        'InvoiceLeft A DUE_DATE_MOVED',
      ],
    },
    { on: '2026-02-05', what: 'nothing was sent; A is overdue again', events: ['InvoiceOverdue A'] },
    {
      on: '2026-02-07',
      what: 'the first reminder comes again; a third time is refused',
      act: (acts) => acts.prolong('A', 7),
      events: [
        'MessageSent day-3 A',
        'StepsDone day-3 SENT',
        'refused: Invoice PROLONGED-TWICE-A is OPEN, which does not allow prolong by 7 days. It was prolonged as often as the policy allows. No command is allowed any more.',
      ],
    },
    {
      on: '2026-02-09',
      what: 'the first fee was due on the 7th and joins the case of A; the debtor pays A',
      act: (acts) => acts.pay('A', '100.00'),
      events: [
        'InvoiceEnrolled 1',
        'InvoiceOverdue 1',
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 100.00',
        'PaymentSettled 100.00',
      ],
    },
    {
      on: '2026-02-10',
      what: 'the fee is reminded of, and paid as a fee',
      act: (acts) => acts.pay('1', '5.95'),
      events: [
        'MessageSent day-3 1',
        'StepsDone day-3 SENT',
        'CaseClosed PAID',
        'InvoiceLeft 1 PAID',
        'InvoicePaid 1',
        'PaymentAllocated 1 5.95 FEE 5.95',
        'PaymentSettled 5.95',
      ],
    },
    { on: '2026-02-20', what: 'the second fee is not due yet', events: [] },
  ],
};
