import { dueOn10January, type Story, twoReminders } from '../story.js';

/** The address does not exist: the case fails until the contact is repaired. */
export const hardBounceAndRepair: Story = {
  name: 'hard-bounce-and-repair',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    {
      on: '2026-01-05',
      what: 'the file names invoice A',
      act: async (acts) => {
        await acts.refuseMail();
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
      on: '2026-01-13',
      what: 'the first reminder bounces',
      events: [
        'CaseChanged FAILED',
        'ContactChanged EMAIL INVALID',
        'MessageBounced day-3 A RECIPIENT_REFUSED',
        'StepsDone day-3 BOUNCED',
      ],
    },
    {
      on: '2026-01-14',
      what: 'an agent enters a new address',
      act: (acts) => acts.changeEmail('repaired@example.test'),
      events: ['CaseChanged ACTIVE', 'ContactChanged EMAIL UNVERIFIED'],
    },
    {
      on: '2026-01-17',
      what: 'the second reminder reaches it',
      events: ['MessageSent day-7 A', 'StepsDone day-7 SENT'],
    },
  ],
};
