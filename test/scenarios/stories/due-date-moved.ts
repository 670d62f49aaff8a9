import { dueOn10January, joinsACase, type Story, twoReminders } from '../story.js';

/** The file moves the due date: nothing is sent until the new date, then the steps come again, in a new episode. */
export const dueDateMoved: Story = {
  name: 'due-date-moved',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-18',
      what: 'both reminders have left; the file moves the due date to 31 January',
      act: (acts) => acts.sendFile(['A'], 'delta', { A: '2026-01-31' }),
      events: [
        'MessageSent day-3 A',
        'StepsDone day-3 SENT',
        'MessageSent day-7 A',
        'StepsDone day-7 SENT',
        'InvoiceChanged A',
        'InvoiceEnrolled A',
        'InvoiceLeft A DUE_DATE_MOVED',
      ],
    },
    { on: '2026-02-02', what: 'A is overdue again', events: ['InvoiceOverdue A'] },
    {
      on: '2026-02-03',
      what: 'the first reminder comes again',
      events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'],
    },
    { on: '2026-02-07', what: 'and the second', events: ['MessageSent day-7 A', 'StepsDone day-7 SENT'] },
  ],
};
