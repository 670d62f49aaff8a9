import { dueOn10January, joinsACase, type Story, twoReminders } from '../story.js';

/** A person pauses the case over a step; after resuming, the step is caught up. */
export const pauseAndResume: Story = {
  name: 'pause-and-resume',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-12',
      what: 'an agent pauses the case',
      act: (acts) => acts.pauseCase('Hardship call'),
      events: ['HoldPlaced CASE Hardship call'],
    },
    { on: '2026-01-14', what: 'the first reminder was due and did not leave', events: [] },
    {
      on: '2026-01-15',
      what: 'the agent resumes it at noon',
      act: (acts) => acts.resumeCase('Agreed to pay'),
      events: ['HoldLifted CASE Agreed to pay', 'MessageSent day-3 A', 'StepsDone day-3 SENT'],
    },
    {
      on: '2026-01-17',
      what: 'the second reminder leaves on its day',
      events: ['MessageSent day-7 A', 'StepsDone day-7 SENT'],
    },
  ],
};
