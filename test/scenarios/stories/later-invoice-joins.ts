import { dueOn10January, type Story, twoReminders } from '../story.js';

/** An invoice that joins when the steps of its case are done gets its own, at the latest when the first is paid. */
export const laterInvoiceJoins: Story = {
  name: 'later-invoice-joins',
  invoices: { A: dueOn10January, B: { issued: '2026-01-05', due: '2026-01-14', amount: '50.00' } },
  steps: twoReminders,
  grouping: 'case',
  calendar: [
    {
      on: '2026-01-05',
      what: 'the file names A alone',
      act: (acts) => acts.sendFile(['A']),
      events: ['CustomerCreated', 'InvoiceIssued A'],
    },
    {
      on: '2026-01-18',
      what: 'A was reminded twice',
      events: [
        'CaseOpened ACTIVE',
        'InvoiceEnrolled A',
        'InvoiceOverdue A',
        'MessageSent day-3 A',
        'StepsDone day-3 SENT',
        'MessageSent day-7 A',
        'StepsDone day-7 SENT',
      ],
    },
    {
      on: '2026-01-25',
      what: 'the file names B, which is overdue for long and joins the case',
      act: (acts) => acts.sendFile(['A', 'B']),
      events: ['InvoiceEnrolled B', 'InvoiceIssued B', 'InvoiceOverdue B'],
    },
    {
      on: '2026-01-28',
      what: 'A is paid; B leads and is reminded of at once, as one that was enrolled late',
      act: (acts) => acts.pay('A', '100.00'),
      events: [
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 100.00',
        'PaymentSettled 100.00',
        'MessageSent day-7 B',
        'StepsDone day-3 COLLAPSED day-7 SENT',
      ],
    },
    {
      on: '2026-02-20',
      what: 'the collection of B runs out by its own age',
      events: ['CaseChanged EXPIRED', 'StepsDone expire EXPIRED'],
    },
  ],
};
