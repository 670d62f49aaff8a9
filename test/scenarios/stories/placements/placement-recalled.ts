import { dueOn10January, joinsACase, reminderThenAgency, type Story } from '../../story.js';

/** A person recalls a placed debt: the agency gives it back and the case is paused. */
export const placementRecalled: Story = {
  name: 'placement-recalled',
  invoices: { A: dueOn10January },
  steps: reminderThenAgency,
  calendar: [
    ...joinsACase,
    { on: '2026-01-13', what: 'the reminder leaves', events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'] },
    {
      on: '2026-01-18',
      what: 'the debt is with the agency',
      events: [
        'PlacementAcknowledged ACTIVE',
        'PlacementProposed DRAFT',
        'PlacementSent SENT',
        'StepsDone agency-7 PLACED',
      ],
    },
    {
      on: '2026-01-20',
      what: 'an agent recalls it, and the agency confirms',
      act: (acts) => acts.recallPlacement('The debtor called us'),
      events: ['HoldPlaced INVOICE RECALLED', 'PlacementRecalled RECALLED', 'RecallRequested RECALL_REQUESTED'],
    },
    { on: '2026-01-22', what: 'the debt is on hold until an agent decides', events: [] },
  ],
};
