import { dueOn10January, reminderThenAgency, type Story } from '../../story.js';

/** No message reached the debtor, so no step places the debt: a task asks a person. */
export const neverAnnounced: Story = {
  name: 'never-announced',
  invoices: { A: dueOn10January },
  steps: reminderThenAgency,
  calendar: [
    {
      on: '2026-01-05',
      what: 'the file names invoice A',
      act: (acts) => acts.sendFile(['A']),
      events: ['CustomerCreated', 'InvoiceIssued A'],
    },
    {
      on: '2026-01-11',
      what: 'A is overdue and joins a case; the debtor opts out',
      act: (acts) => acts.optOut('By phone'),
      events: ['CaseOpened ACTIVE', 'CustomerOptedOut EMAIL', 'InvoiceEnrolled A', 'InvoiceOverdue A'],
    },
    {
      on: '2026-01-13',
      what: 'the reminder is suppressed',
      events: ['MessageSuppressed day-3 A CONTACT_LAW', 'StepsDone day-3 SUPPRESSED'],
    },
    {
      on: '2026-01-18',
      what: 'the agency is not asked, a person is',
      events: ['StepsDone agency-7 TASK_CREATED', 'TaskCreated placements'],
    },
  ],
};
