import { dueOn10January, joinsACase, type Story, twoReminders } from '../story.js';

/** An active file leaves an invoice out and later names it again: a new episode begins. */
export const voidAndReopenByFile: Story = {
  name: 'void-and-reopen-by-file',
  invoices: { A: dueOn10January, B: { issued: '2026-01-14', due: '2026-03-31', amount: '50.00' } },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    { on: '2026-01-13', what: 'the first reminder leaves', events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'] },
    {
      on: '2026-01-14',
      what: 'the active file names B only, so A is void',
      act: (acts) => acts.sendFile(['B'], 'active'),
      events: ['CaseClosed CLOSED', 'InvoiceIssued B', 'InvoiceLeft A VOID', 'InvoiceVoided A ABSENT_FROM_FEED'],
    },
    {
      on: '2026-01-15',
      what: 'the active file names both: A is owed again, and nothing leaves before the next morning',
      act: (acts) => acts.sendFile(['A', 'B'], 'active'),
      events: ['CaseOpened ACTIVE REOPENED', 'InvoiceEnrolled A', 'InvoiceOverdue A', 'InvoiceReopened A FEED_REOPEN'],
    },
    {
      on: '2026-01-16',
      what: 'its steps come again, from the first',
      events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'],
    },
    {
      on: '2026-01-17',
      what: 'the second follows on its day',
      events: ['MessageSent day-7 A', 'StepsDone day-7 SENT'],
    },
  ],
};
