import { dueOn10January, joinsACase, reminderThenAgency, type Story } from '../../story.js';

/** The agency rejects the debt: it is back with the case. */
export const placementRejected: Story = {
  name: 'placement-rejected',
  invoices: { A: dueOn10January },
  steps: reminderThenAgency,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-13',
      what: 'the reminder leaves; the agency will take no such debt',
      act: async (acts) => acts.rejectAtAgency('A'),
      events: ['MessageSent day-3 A', 'StepsDone day-3 SENT'],
    },
    {
      on: '2026-01-18',
      what: 'the agency rejected it',
      events: [
        'PlacementAcknowledged REJECTED',
        'PlacementProposed DRAFT',
        'PlacementSent SENT',
        'StepsDone agency-7 PLACED',
      ],
    },
  ],
};
