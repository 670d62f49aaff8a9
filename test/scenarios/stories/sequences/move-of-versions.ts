import { documentOf } from '../../document.js';
import { dueOn10January, joinsACase, type Story, twoReminders } from '../../story.js';

const name = 'move-of-versions';

const laterSteps = `steps:
  - { id: day-3, after: 3d, send: { channel: email, template: reminder } }
  - { id: day-9, after: 9d, send: { channel: email, template: reminder } }
expire: { after: 30d }
`;

/** A new version of the sequence: what runs keeps the old one until somebody moves it. */
export const moveOfVersions: Story = {
  name,
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    { on: '2026-01-13', what: 'the reminder leaves', events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'] },
    {
      on: '2026-01-14',
      what: 'the sequence is applied with other days; the case keeps its version',
      act: (acts) => acts.applySequence(documentOf({ name, steps: laterSteps })),
      events: [],
    },
    {
      on: '2026-01-15',
      what: 'somebody moves the open cases to the active version',
      act: (acts) => acts.moveCases('The new days are law'),
      events: ['CaseChanged to move-of-versions 2'],
    },
    { on: '2026-01-17', what: 'the reminder of the old version does not come', events: [] },
    {
      on: '2026-01-19',
      what: 'that of the new one does',
      events: ['MessageSent day-9 A', 'StepsDone day-9 SENT'],
    },
  ],
};
