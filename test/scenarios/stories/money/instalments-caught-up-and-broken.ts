import { dueOn10January, joinsACase, type Story, twoReminders } from '../../story.js';

/** A plan of four weekly instalments: one is missed and caught up, two more are missed, and all is collected again. */
export const instalmentsCaughtUpAndBroken: Story = {
  name: 'instalments-caught-up-and-broken',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-12',
      what: 'the debtor agrees to pay four instalments of 25.00 from 14 January on',
      act: (acts) => acts.payInInstalments('A', 4, '2026-01-14'),
      events: ['ArrangementActivated 0.00 of 100.00 ARRANGEMENT_CONFIRMED', 'HoldPlaced INVOICE ARRANGEMENT'],
    },
    {
      on: '2026-01-15',
      what: 'the first instalment was not paid',
      events: ['ArrangementChanged 0.00 of 100.00 IN_ARREARS'],
    },
    {
      on: '2026-01-16',
      what: 'it is caught up',
      act: (acts) => acts.pay('A', '25.00'),
      events: [
        'ArrangementChanged 25.00 of 100.00 CAUGHT_UP',
        'InvoiceBalanceChanged A 75.00',
        'PaymentAllocated A 25.00',
        'PaymentSettled 25.00',
      ],
    },
    {
      on: '2026-01-22',
      what: 'the second one was not paid',
      events: ['ArrangementChanged 25.00 of 100.00 IN_ARREARS'],
    },
    {
      on: '2026-01-29',
      what: 'nor was the third: the plan is broken, and the reminder leaves',
      events: [
        'ArrangementEnded 25.00 of 100.00 TOO_MANY_MISSED',
        'HoldLifted INVOICE ARRANGEMENT_BROKEN',
        'MessageSent day-7 A',
        'StepsDone day-3 COLLAPSED day-7 SENT',
      ],
    },
  ],
};
