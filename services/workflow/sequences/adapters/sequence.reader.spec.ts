import { DomainError } from '#libs/errors';
import type { InvoiceFacts } from '../../copies/domain/invoice.js';
import { friendlyReminders } from '../../testing/builders.js';
import { YamlSequenceReader } from './sequence.reader.js';

const reader = new YamlSequenceReader();

function faultsOf(document: string): string[] {
  try {
    reader.read(document);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.code).toBe('SEQUENCE_INVALID');
    return error.message.split('\n').slice(1);
  }
  return [];
}

test('the document of the manual is read with its defaults written out', () => {
  expect(reader.read(friendlyReminders)).toEqual({
    name: 'friendly-reminders',
    title: 'Friendly reminders',
    enrol: { when: 'overdue or due_in_days <= 3', minRemaining: { USD: '5.00' } },
    anchor: 'due_date',
    grouping: 'invoice',
    calendar: { time: '10:00', withinMinutes: 0, zone: 'customer', days: 'all' },
    steps: [
      {
        id: 'upcoming',
        afterDays: -3,
        act: { kind: 'send', channel: 'email', template: 'upcoming-due' },
        catchUp: 'COLLAPSE_TO_LATEST',
      },
      {
        id: 'reminder-3',
        afterDays: 3,
        act: { kind: 'send', channel: 'email', template: 'reminder' },
        catchUp: 'COLLAPSE_TO_LATEST',
      },
      {
        id: 'reminder-7',
        afterDays: 7,
        act: { kind: 'send', channel: 'email', template: 'reminder' },
        catchUp: 'COLLAPSE_TO_LATEST',
      },
      {
        id: 'call-21',
        afterDays: 21,
        act: { kind: 'task', queue: 'callers', title: 'Call about {{ invoice.number }}' },
        catchUp: 'COLLAPSE_TO_LATEST',
      },
      { id: 'agency-45', afterDays: 45, act: { kind: 'place', agency: 'northgate' }, catchUp: 'COLLAPSE_TO_LATEST' },
    ],
    expireAfterDays: 60,
  });
});

test('JSON is read as well', () => {
  const document = JSON.stringify({
    name: 'plain',
    title: 'Plain',
    enrol: { when: 'overdue' },
    anchor: 'enrolled',
    steps: [{ id: 'one', after: '0d', send: { channel: 'email', template: 'reminder' }, catchUp: 'SKIP' }],
  });
  expect(reader.read(document)).toMatchObject({
    grouping: 'invoice',
    calendar: { time: null, withinMinutes: 0, zone: 'customer', days: 'all' },
    steps: [{ afterDays: 0, catchUp: 'SKIP' }],
    expireAfterDays: null,
  });
});

test('a time of day is an instant, or a window in which it begins', () => {
  const documentWith = (calendar: string) => friendlyReminders.replace(/^calendar: .*$/m, `calendar: ${calendar}`);
  const read = (calendar: string) => reader.read(documentWith(calendar)).calendar;
  expect(read('{ time: "08:30", within: 90m }')).toMatchObject({ time: '08:30', withinMinutes: 90 });
  expect(read('{ time: "22:00", within: 2h }')).toMatchObject({ withinMinutes: 120 });
  const faultOf = (calendar: string) => faultsOf(documentWith(calendar)).join();
  expect(read('{ days: business, workingDays: works }')).toMatchObject({ days: 'business', workingDays: 'works' });
  expect(faultOf('{ workingDays: works }')).toContain('calendar.workingDays: needs days: business');
  expect(faultOf('{ within: 2h }')).toContain('calendar.within: needs a time at which it begins');
  expect(faultOf('{ time: "22:30", within: 2h }')).toContain('calendar.within: must end before midnight');
  expect(faultOf('{ time: "22:00", within: soon }')).toContain('calendar.within: must be a span such as 90m or 2h');
});

test('the zone of the calendar is one that dates can be computed in, as the zone database spells it', () => {
  const inZone = (zone: string) => `name: plain
title: Plain
enrol: { when: overdue }
anchor: due_date
calendar: { zone: ${JSON.stringify(zone)} }
steps: [{ id: one, after: 1d, send: { channel: email, template: reminder } }]
`;
  expect(reader.read(inZone(' europe/berlin ')).calendar.zone).toBe('Europe/Berlin');
  expect(reader.read(inZone('UTC')).calendar.zone).toBe('UTC');
  for (const zone of ['PST', 'CST', 'EST', '+01:00', 'Etc/GMT+5']) {
    expect(faultsOf(inZone(zone))).toEqual([
      expect.stringMatching(/^line 5: calendar.zone: .* not an IANA time zone of a place: write a place such as /),
    ]);
  }
});

test('every fault of form is named with its line, all at once', () => {
  const document = `name: Friendly Reminders
title: ""
enrol: { when: "overdue" }
anchor: duedate
calendar:
  time: "25:00"
  colour: red
steps:
  - { id: a, after: 3 }
  - id: b
    after: 3d
    send: { channel: fax, template: reminder }
`;
  expect(faultsOf(document)).toEqual([
    'line 1: name: must be kebab-case: lower-case letters, digits and hyphens',
    expect.stringMatching(/^line 2: title: /),
    expect.stringMatching(/^line 4: anchor: .*due_date/),
    'line 6: calendar.time: must be a time of day in quotes, such as "10:00"',
    'line 7: calendar.colour: this key is not known here; known are time, within, zone, days, workingDays',
    'line 9: steps[0].after: must be a number of days such as 3d or -3d',
    expect.stringMatching(/^line 12: steps\[1\].send.channel: /),
  ]);
});

test('every fault of meaning is named with its line, all at once', () => {
  const document = `name: friendly
title: Friendly
enrol:
  when: "overdue or due in 3 days"
  minRemaining: { USD: "5.001", XXQ: "1" }
anchor: enrolled
calendar: { time: "10:00", zone: Mars/Olympus }
steps:
  - { id: a, after: -3d, send: { channel: email, template: reminder } }
  - { id: a, after: 3d }
  - { id: c, after: 3d, send: { channel: email, template: reminder } }
  - id: d
    after: 3d
    send: { channel: email, template: reminder }
  - { id: expire, after: 9d, task: { queue: callers, title: "Call {{ customer.name }}" } }
expire: { after: 5d }
`;
  expect(faultsOf(document)).toEqual([
    'line 4: enrol.when: character 12 of the rule: "due" is no term; the terms are overdue, disputed, due_in_days, days_overdue, remaining, amount, currency, class',
    'line 5: enrol.minRemaining.USD: has too many decimals for USD',
    'line 5: enrol.minRemaining.XXQ: is not an ISO 4217 currency',
    'line 7: calendar.zone: must be customer or a time zone; this is not an IANA time zone of a place: write a place such as Europe/Berlin, or UTC',
    'line 9: steps[0].after: cannot lie before enrolment, which is the anchor',
    'line 10: steps[1].id: a stands twice',
    'line 10: steps[1]: must have exactly one of send, charge, task and place',
    'line 12: steps[3]: sends a second email on day 3; a medium is used once a day',
    'line 15: steps[4].id: expire is the name of the final step',
    'line 15: steps[4].task.title: cannot be rendered: undefined variable: customer',
    'line 16: expire.after: lies before the last step, which is at 9d',
  ]);
});

test('a fault of form hides no fault of meaning elsewhere', () => {
  const document = `name: friendly
title: Friendly
enrol: { when: "overdo" }
anchor: due_date
steps:
  - { id: a, after: never, send: { channel: email, template: reminder } }
  - { id: b, after: 3d }
`;
  expect(faultsOf(document)).toEqual([
    expect.stringContaining('line 3: enrol.when: character 1 of the rule: "overdo" is no term'),
    'line 6: steps[0].after: must be a number of days such as 3d or -3d',
    'line 7: steps[1]: must have exactly one of send, charge, task and place',
  ]);
});

test('text that is no YAML is refused with the line at which reading stopped', () => {
  expect(faultsOf('name: friendly\ntitle: [\nsteps: }\n')).toEqual(
    expect.arrayContaining([expect.stringMatching(/^line 3: /)]),
  );
  expect(faultsOf('')).toEqual([expect.stringMatching(/^line 1: .*/)]);
  expect(faultsOf('name: a\nname: b\n')[0]).toMatch(/^line 2: .*unique/);
  expect(faultsOf(`name: ${'x'.repeat(100_001)}`)[0]).toMatch(/longer than/);
});

test('titles are rendered from the facts of an invoice', () => {
  const invoice = {
    number: 'R-1',
    amount: { minor: 12_345n, currency: 'USD' },
    remaining: { minor: 5n, currency: 'USD' },
    dueOn: '2013-02-01',
    issuedOn: '2013-01-01',
  } as InvoiceFacts;
  expect(
    reader.renderTitle(
      '{{ invoice.number }}: {{ invoice.remaining }} of {{ invoice.amount }} {{ invoice.currency }} since {{ invoice.dueDate }}',
      invoice,
    ),
  ).toBe('R-1: 0.05 of 123.45 USD since 2013-02-01');
});

test('faults of form are told in plain words, with the key that was meant', () => {
  const document = `name: 5
titel: Friendly
enrol: { when: '', minRemaining: { USD: 5 } }
anchor: due
grouping: [case]
calendar: soon
steps:
  - { id: a, after: 3d, send: { channel: fax, template: reminder, tempalte: x } }
  - call
expire: { after: 60 }
`;
  expect(faultsOf(document)).toEqual([
    'line 1: name: must be a text',
    'line 1: title: is missing',
    'line 2: titel: this key is not known here; did you mean title?',
    'line 3: enrol.when: must not be empty',
    'line 3: enrol.minRemaining.USD: must be an amount in quotes, such as "5.00"',
    'line 4: anchor: must be one of due_date, issue_date, enrolled',
    'line 5: grouping: must be one of invoice, case',
    'line 6: calendar: must be a group of keys',
    'line 8: steps[0].send.channel: must be one of email',
    'line 8: steps[0].send.tempalte: this key is not known here; did you mean template?',
    'line 9: steps[1]: must be a group of keys',
    'line 10: expire.after: must be a number of days such as 3d or -3d',
  ]);
  expect(faultsOf(`${document.slice(0, 0)}- a\n`)).toEqual(['line 1: must be a group of keys']);
  expect(faultsOf('5')).toEqual(['line 1: must be a group of keys']);
  const long = faultsOf(`name: ${'a'.repeat(61)}\ntitle: ''\nsteps: []\n`);
  expect(long).toEqual(
    expect.arrayContaining([
      'line 1: name: must have at most 60 characters',
      'line 2: title: must not be empty',
      'line 3: steps: must not be empty',
    ]),
  );
  for (const faults of [long, faultsOf('{}')])
    expect(faults.join()).not.toMatch(/Invalid|expected|received|undefined|Too /);
});
