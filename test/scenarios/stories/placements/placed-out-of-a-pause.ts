import { dueOn10January, joinsACase, type Story, twoReminders } from '../../story.js';

/** A person pauses the case, then sends it to the agency: the pause ends with the placement. */
export const placedOutOfAPause: Story = {
  name: 'placed-out-of-a-pause',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    { on: '2026-01-13', what: 'the reminder leaves', events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'] },
    {
      on: '2026-01-14',
      what: 'an agent pauses the case',
      act: (acts) => acts.pauseCase('Promised to call'),
      events: ['HoldPlaced CASE Promised to call'],
    },
    {
      on: '2026-01-20',
      what: 'nobody called: the agent sends it to the agency, which accepts it',
      act: (acts) => acts.placeCase('No call'),
      events: [
        'HoldLifted CASE PLACED',
        'PlacementAcknowledged ACTIVE',
        'PlacementProposed DRAFT',
        'PlacementSent SENT',
      ],
    },
    { on: '2026-01-25', what: 'our own collection has stopped', events: [] },
  ],
};
