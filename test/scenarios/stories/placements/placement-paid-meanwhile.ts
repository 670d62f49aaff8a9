import { dueOn10January, joinsACase, reminderThenAgency, type Story } from '../../story.js';

/** A placed debt is paid to the creditor: the placement closes and so does the case. */
export const placementPaidMeanwhile: Story = {
  name: 'placement-paid-meanwhile',
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
      what: 'the debtor pays the creditor, and the agency is told to cease',
      act: (acts) => acts.pay('A', '100.00'),
      events: [
        'CaseClosed PAID',
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 100.00',
        'PaymentSettled 100.00',
        'PlacementClosedPaid CLOSED_PAID',
        'RecallRequested RECALL_REQUESTED',
      ],
    },
    { on: '2026-03-20', what: 'nothing more happens', events: [] },
  ],
};
