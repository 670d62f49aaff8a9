import { dueOn10January, type Story, twoReminders } from '../story.js';

/** A case that acts as a whole follows its earliest open invoice, lists all that is due, and ends with the last. */
export const twoInvoicesOneCase: Story = {
  name: 'two-invoices-one-case',
  invoices: { A: dueOn10January, B: { issued: '2026-01-05', due: '2026-01-14', amount: '50.00' } },
  steps: twoReminders,
  grouping: 'case',
  calendar: [
    {
      on: '2026-01-05',
      what: 'the file names two invoices',
      act: (acts) => acts.sendFile(['A', 'B']),
      events: ['CustomerCreated', 'InvoiceIssued A', 'InvoiceIssued B'],
    },
    {
      on: '2026-01-11',
      what: 'A is overdue and joins a case',
      events: ['CaseOpened ACTIVE', 'InvoiceEnrolled A', 'InvoiceOverdue A'],
    },
    {
      on: '2026-01-13',
      what: 'the first reminder lists A alone',
      events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'],
    },
    { on: '2026-01-15', what: 'B is overdue and joins the case', events: ['InvoiceEnrolled B', 'InvoiceOverdue B'] },
    {
      on: '2026-01-17',
      what: 'the second reminder lists both',
      events: ['MessageSent day-7 A B', 'StepsDone day-7 SENT'],
    },
    {
      on: '2026-01-18',
      what: 'A is paid; B leads the case, and what spoke of it already does not come again',
      act: (acts) => acts.pay('A', '100.00'),
      events: [
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 100.00',
        'PaymentSettled 100.00',
        'StepsDone day-3 SKIPPED',
      ],
    },
    {
      on: '2026-01-19',
      what: 'B is paid, and the case is paid',
      act: (acts) => acts.pay('B', '50.00'),
      events: [
        'CaseClosed PAID',
        'InvoiceLeft B PAID',
        'InvoicePaid B',
        'PaymentAllocated B 50.00',
        'PaymentSettled 50.00',
      ],
    },
    { on: '2026-02-20', what: 'nothing more happens', events: [] },
  ],
};
