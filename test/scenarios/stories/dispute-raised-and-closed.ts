import { dueOn10January, joinsACase, type Story, twoReminders } from '../story.js';

/** A dispute stops the steps; when it is closed they continue. */
export const disputeRaisedAndClosed: Story = {
  name: 'dispute-raised-and-closed',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-12',
      what: 'the debtor disputes A',
      act: (acts) => acts.raiseDispute('A', 'Goods arrived broken'),
      events: ['DisputeRaised A'],
    },
    { on: '2026-01-14', what: 'the first reminder was due and did not leave', events: [] },
    {
      on: '2026-01-15',
      what: 'the dispute is closed at noon',
      act: (acts) => acts.closeDispute('A', 'Replaced'),
      events: ['DisputeClosed A', 'MessageSent day-3 A', 'StepsDone day-3 SENT'],
    },
    {
      on: '2026-01-17',
      what: 'the second reminder leaves on its day',
      events: ['MessageSent day-7 A', 'StepsDone day-7 SENT'],
    },
  ],
};
