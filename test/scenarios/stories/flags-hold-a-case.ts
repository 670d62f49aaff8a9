import { dueOn10January, joinsACase, type Story } from '../story.js';

/** A moratorium runs out by itself, a bankruptcy is lowered by a person: both hold all steps but the task for people. */
export const flagsHoldACase: Story = {
  name: 'flags-hold-a-case',
  invoices: { A: dueOn10January },
  steps: `steps:
  - { id: day-3, after: 3d, send: { channel: email, template: reminder } }
  - { id: day-5, after: 5d, task: { queue: callers, title: "Call about {{ invoice.number }}" } }
  - { id: day-7, after: 7d, send: { channel: email, template: reminder } }
  - { id: day-12, after: 12d, send: { channel: email, template: reminder } }
expire: { after: 30d }
`,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-13',
      what: 'the first reminder leaves; at noon a debt adviser writes of a moratorium until the 18th',
      act: (acts) => acts.raiseFlag('MORATORIUM', 'Letter of the adviser', '2026-01-18'),
      events: [
        'MessageSent day-3 A',
        'StepsDone day-3 SENT',
        'FlagRaised MORATORIUM',
        'HoldPlaced CUSTOMER MORATORIUM',
      ],
    },
    {
      on: '2026-01-15',
      what: 'the task for a person is made all the same',
      events: ['StepsDone day-5 TASK_CREATED', 'TaskCreated callers'],
    },
    { on: '2026-01-17', what: 'the second reminder was due and did not leave', events: [] },
    {
      on: '2026-01-19',
      what: 'the moratorium is over and the reminder has left; at noon a court tells of a bankruptcy',
      act: (acts) => acts.raiseFlag('BANKRUPT', 'Letter of the court'),
      events: [
        'HoldLifted CUSTOMER END_REACHED',
        'MessageSent day-7 A',
        'StepsDone day-7 SENT',
        'FlagRaised BANKRUPT',
        'HoldPlaced CUSTOMER BANKRUPT',
      ],
    },
    { on: '2026-01-22', what: 'the third reminder was due and did not leave', events: [] },
    {
      on: '2026-01-23',
      what: 'the court has refused the petition; the reminder leaves',
      act: (acts) => acts.lowerFlag('BANKRUPT', 'Petition refused'),
      events: [
        'FlagLowered BANKRUPT',
        'HoldLifted CUSTOMER FLAG_LOWERED',
        'MessageSent day-12 A',
        'StepsDone day-12 SENT',
      ],
    },
  ],
};
