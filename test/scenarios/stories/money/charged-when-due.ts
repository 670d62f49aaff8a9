import { dueOn10January, type Story } from '../../story.js';

/** A plan of charges and messages: the card is charged on the due day, declined, tried again, and only then a message leaves. */
export const chargedWhenDue: Story = {
  name: 'charged-when-due',
  invoices: { A: dueOn10January },
  when: '(overdue or due_in_days <= 3)',
  steps: `steps:
  - { id: charge-0, after: 0d, charge: { by: autopay } }
  - { id: charge-3, after: 3d, charge: { by: autopay } }
  - { id: day-4, after: 4d, send: { channel: email, template: reminder } }
expire: { after: 30d }
`,
  calendar: [
    {
      on: '2026-01-05',
      what: 'the file names invoice A, and its customer lets a card be charged',
      act: async (acts) => {
        await acts.sendFile(['A']);
        await acts.letBeCharged('insufficient-funds');
      },
      events: [
        'CustomerCreated',
        'InvoiceIssued A',
        'MethodChanged visa 9995 ACTIVE',
        'MethodChanged visa 9995 AUTOPAY_ON',
      ],
    },
    {
      on: '2026-01-08',
      what: 'A joins a case three days before it is due',
      events: ['CaseOpened ACTIVE', 'InvoiceEnrolled A'],
    },
    {
      on: '2026-01-10',
      what: 'the card is charged on the due day, and declined',
      events: ['AttemptFailed 100.00 FAILED_SOFT insufficient_funds', 'StepsDone charge-0 DECLINED'],
    },
    { on: '2026-01-11', what: 'A is overdue', events: ['InvoiceOverdue A'] },
    {
      on: '2026-01-13',
      what: 'it is charged once more, and declined',
      events: ['AttemptFailed 100.00 FAILED_SOFT insufficient_funds', 'StepsDone charge-3 DECLINED'],
    },
    {
      on: '2026-01-14',
      what: 'now the debtor is reminded',
      events: ['MessageSent day-4 A', 'StepsDone day-4 SENT'],
    },
    {
      on: '2026-01-15',
      what: 'the debtor pays',
      act: (acts) => acts.pay('A', '100.00'),
      events: [
        'CaseClosed PAID',
        'InvoiceLeft A PAID',
        'InvoicePaid A',
        'PaymentAllocated A 100.00',
        'PaymentSettled 100.00',
      ],
    },
  ],
};
