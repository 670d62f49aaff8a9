import type { Day, Story } from '../story.js';

const threeSteps = `steps:
  - { id: day-30, after: 30d, send: { channel: email, template: reminder } }
  - { id: day-40, after: 40d, send: { channel: email, template: reminder } }
  - { id: day-50, after: 50d, send: { channel: email, template: final-notice } }
`;

const monthly: Omit<Story, 'name' | 'calendar'> = {
  invoices: {
    A: { issued: '2026-05-31', due: '2026-06-14', amount: '100.00' },
    B: { issued: '2026-06-30', due: '2026-07-14', amount: '50.00' },
  },
  steps: threeSteps,
  grouping: 'case',
  anchor: 'issue_date',
  when: 'amount > 0',
};

const untilBothAreIn: readonly Day[] = [
  {
    on: '2026-05-31',
    what: 'the file names A, which joins at once',
    act: (acts) => acts.sendFile(['A']),
    events: ['CaseOpened ACTIVE', 'CustomerCreated', 'InvoiceEnrolled A', 'InvoiceIssued A'],
  },
  {
    on: '2026-06-30',
    what: 'the first step speaks of A; the file names B',
    act: (acts) => acts.sendFile(['A', 'B']),
    events: [
      'InvoiceOverdue A',
      'MessageSent day-30 A',
      'StepsDone day-30 SENT',
      'InvoiceEnrolled B',
      'InvoiceIssued B',
    ],
  },
];

/** The older invoice is paid: the case falls to the step that the younger one has reached, and the rest comes again. */
export const youngerInvoiceLeads: Story = {
  name: 'younger-invoice-leads',
  ...monthly,
  calendar: [
    ...untilBothAreIn,
    {
      on: '2026-07-05',
      what: 'A is paid',
      act: (acts) => acts.pay('A', '100.00'),
      events: ['InvoiceLeft A PAID', 'InvoicePaid A', 'PaymentAllocated A 100.00', 'PaymentSettled 100.00'],
    },
    { on: '2026-07-29', what: 'B is not 30 days old', events: ['InvoiceOverdue B'] },
    { on: '2026-07-30', what: 'the first step comes again', events: ['MessageSent day-30 B', 'StepsDone day-30 SENT'] },
    { on: '2026-08-09', what: 'the second follows', events: ['MessageSent day-40 B', 'StepsDone day-40 SENT'] },
    { on: '2026-08-19', what: 'and the third', events: ['MessageSent day-50 B', 'StepsDone day-50 SENT'] },
    { on: '2026-08-31', what: 'nothing more happens', events: [] },
  ],
};

/** The same without the payment: the older invoice leads, and every step comes once. */
export const olderInvoiceLeads: Story = {
  name: 'older-invoice-leads',
  ...monthly,
  calendar: [
    ...untilBothAreIn,
    { on: '2026-07-10', what: 'the second step', events: ['MessageSent day-40 A', 'StepsDone day-40 SENT'] },
    {
      on: '2026-07-20',
      what: 'the third speaks of both',
      events: ['InvoiceOverdue B', 'MessageSent day-50 A B', 'StepsDone day-50 SENT'],
    },
    { on: '2026-08-31', what: 'nothing more happens', events: [] },
  ],
};
