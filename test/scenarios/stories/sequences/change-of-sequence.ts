import { dueOn10January, type Story, twoReminders } from '../../story.js';

/** The sequence that the case is put under; it takes nothing by itself. */
const stricter = `name: change-of-sequence-stricter
title: Stricter
enrol: { when: 'amount < 0' }
anchor: due_date
grouping: invoice
calendar: { time: "10:00", zone: customer, days: all }
steps:
  - { id: first, after: 2d, send: { channel: email, template: reminder } }
  - { id: second, after: 6d, send: { channel: email, template: reminder } }
  - { id: call, after: 8d, task: { queue: callers, title: "Call about {{ invoice.number }}" } }
expire: { after: 30d }
`;

/** An agent puts the case under a stricter sequence: what was done stays done, and it goes on from there. */
export const changeOfSequence: Story = {
  name: 'change-of-sequence',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    {
      on: '2026-01-05',
      what: 'the file names invoice A',
      act: async (acts) => {
        await acts.applySequence(stricter);
        await acts.sendFile(['A']);
      },
      events: ['CustomerCreated', 'InvoiceIssued A'],
    },
    {
      on: '2026-01-11',
      what: 'A is overdue and joins a case',
      events: ['CaseOpened ACTIVE', 'InvoiceEnrolled A', 'InvoiceOverdue A'],
    },
    { on: '2026-01-13', what: 'the reminder leaves', events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'] },
    {
      on: '2026-01-14',
      what: 'an agent puts the case under the stricter sequence, whose first step is behind',
      act: (acts) => acts.changeSequence('change-of-sequence-stricter', 'Promised too often'),
      events: ['CaseChanged to change-of-sequence-stricter 1', 'InvoiceEnrolled A', 'StepsDone first SKIPPED'],
    },
    {
      on: '2026-01-16',
      what: 'its second step comes on its day',
      events: ['MessageSent second A', 'StepsDone second SENT'],
    },
    { on: '2026-01-18', what: 'so does its call', events: ['StepsDone call TASK_CREATED', 'TaskCreated callers'] },
    { on: '2026-01-20', what: 'the second reminder of the old sequence does not', events: [] },
  ],
};
