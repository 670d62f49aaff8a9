import { dueOn10January, joinsACase, type Story, twoReminders } from '../story.js';

/** The debtor opts out of e-mail after the first reminder: the second is not sent. */
export const optOutBetweenSteps: Story = {
  name: 'opt-out-between-steps',
  invoices: { A: dueOn10January },
  steps: twoReminders,
  calendar: [
    ...joinsACase,
    {
      on: '2026-01-13',
      what: 'the first reminder leaves; the debtor opts out',
      act: (acts) => acts.optOut('ONE_CLICK_UNSUBSCRIBE'),
      events: ['MessageSent day-3 A', 'StepsDone day-3 SENT', 'CustomerOptedOut EMAIL'],
    },
    {
      on: '2026-01-17',
      what: 'the second reminder is suppressed',
      events: ['MessageSuppressed day-7 A CONTACT_LAW', 'StepsDone day-7 SUPPRESSED'],
    },
  ],
};
