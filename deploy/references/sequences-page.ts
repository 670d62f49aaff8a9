import { type SchemaGroups, schemaTables, table } from './schema-tables.js';

const titles = {
  '': 'The document',
  enrol: '`enrol`',
  calendar: '`calendar`',
  steps: 'Each of `steps`',
  'steps.send': '`send`',
  'steps.charge': '`charge`',
  'steps.task': '`task`',
  'steps.place': '`place`',
  expire: '`expire`',
};

const terms = [
  ['`overdue`', 'the due day is over in the zone of the customer, and something remains', 'alone'],
  ['`disputed`', 'all that remains is disputed', 'alone'],
  ['`due_in_days`', 'days until it is due; less than nothing afterwards', 'a whole number'],
  ['`days_overdue`', 'days since it was due; less than nothing before', 'a whole number'],
  ['`remaining`', 'what remains of it', 'an amount, such as `50.00` in any currency or `50.00 USD`'],
  ['`amount`', 'what it was in all', 'an amount'],
  ['`currency`', 'its currency', 'a code in quotes, by `==` or `!=`'],
  ['`class`', 'the class of the customer', 'a text in quotes, by `==` or `!=`'],
];

const rules = [
  'overdue',
  'overdue or due_in_days <= 3',
  'days_overdue >= 10 and remaining > 50.00 and not disputed',
  'currency == "USD" and class != "vip"',
  '(overdue or due_in_days <= 7) and amount >= 1000.00 EUR',
];

const examples = [
  {
    about: 'A notice before the due date, two reminders, a call, and the agency:',
    sequence: `name: friendly-reminders
title: Friendly reminders
enrol: { when: 'overdue or due_in_days <= 3', minRemaining: { USD: '5.00' } }
anchor: due_date
calendar: { time: '10:00', within: 2h, zone: customer, days: business }
steps:
  - { id: upcoming, after: -3d, send: { channel: email, template: upcoming-due } }
  - { id: reminder-3, after: 3d, send: { channel: email, template: reminder } }
  - { id: reminder-14, after: 14d, send: { channel: email, template: reminder } }
  - { id: call-21, after: 21d, task: { queue: callers, title: 'Call about {{ invoice.number }}' } }
  - { id: agency-45, after: 45d, place: { agency: northgate } }
expire: { after: 60d }`,
  },
  {
    about: 'One reminder for a customer as a whole, only for what is large, and skipped where it is late:',
    sequence: `name: large-accounts
title: Large accounts
enrol: { when: 'days_overdue >= 1 and remaining > 10000.00 EUR and class != "vip"' }
anchor: enrolled
grouping: case
steps:
  - { id: write, after: 0d, send: { channel: email, template: reminder }, catchUp: SKIP }
  - { id: call, after: 2d, task: { queue: key-accounts, title: 'Call: {{ invoice.remaining }} {{ invoice.currency }} since {{ invoice.dueDate }}' } }`,
  },
];

/** docs/sequences.md. @param groups the schemas of a sequence by path */
export function sequencesPage(groups: SchemaGroups): string {
  return [
    '# Sequences',
    '',
    'A sequence says what happens to open invoices, and when. It is YAML or JSON. All of its faults are told at once, each with its line. `dunlin sequence apply FILE --dry-run` reads it and changes nothing; without `--dry-run` it is the version that new cases follow, and cases keep the version under which they were opened.',
    ...schemaTables(groups, titles),
    '',
    '## Rules',
    '',
    '`enrol.when` compares terms with `==`, `!=`, `<`, `<=`, `>`, `>=` and joins them by `and`, `or`, `not` and parentheses.',
    '',
    ...table(['term', 'what it is', 'is compared with'], terms),
    '',
    '```text',
    ...rules,
    '```',
    '',
    '## Examples',
    ...examples.flatMap(({ about, sequence }) => ['', about, '', '```yaml', sequence, '```']),
    '',
  ].join('\n');
}
