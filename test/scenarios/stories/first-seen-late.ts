import { dueOn10January, reminderThenAgency, type Story } from '../story.js';

/** An invoice that is first seen after its due date gets no notice that it will be due. */
export const noticeAfterDue: Story = {
  name: 'notice-after-due',
  invoices: { A: { ...dueOn10January, due: '2026-01-03' } },
  steps: `steps:
  - { id: upcoming, after: -3d, send: { channel: email, template: upcoming-due } }
  - { id: day-5, after: 5d, send: { channel: email, template: reminder } }
expire: { after: 30d }
`,
  calendar: [
    {
      on: '2026-01-05',
      what: 'the file names invoice A, which is overdue',
      act: (acts) => acts.sendFile(['A']),
      events: [
        'CaseOpened ACTIVE',
        'CustomerCreated',
        'InvoiceEnrolled A',
        'InvoiceIssued A',
        'InvoiceOverdue A',
        'StepsDone upcoming SKIPPED',
      ],
    },
    {
      on: '2026-01-08',
      what: 'the reminder is the first message',
      events: ['MessageSent day-5 A', 'StepsDone day-5 SENT'],
    },
  ],
};

/** A debt that is older than the sequence lasts: nothing is sent or placed, the case has expired. */
export const oldDebtExpires: Story = {
  name: 'old-debt-expires',
  invoices: { A: { issued: '2025-09-01', due: '2025-10-01', amount: '100.00' } },
  steps: reminderThenAgency,
  calendar: [
    {
      on: '2026-01-05',
      what: 'the file names invoice A, 96 days overdue',
      act: (acts) => acts.sendFile(['A']),
      events: [
        'CaseOpened ACTIVE',
        'CaseChanged EXPIRED',
        'CustomerCreated',
        'InvoiceEnrolled A',
        'InvoiceIssued A',
        'InvoiceOverdue A',
        'StepsDone day-3 SKIPPED agency-7 SKIPPED expire EXPIRED',
      ],
    },
    { on: '2026-01-22', what: 'nothing more happens', events: [] },
  ],
};
