import fc from 'fast-check';
import { addDays, localDateAt, localTimeAt, weekday } from '#libs/time';
import type { Sequence } from '../../sequences/domain/sequence.js';
import { isListed, leadingSubject, planSubject, type Subject } from './plan.js';

const base: Sequence = {
  name: 'friendly',
  title: 'Friendly',
  enrol: { when: 'overdue', minRemaining: {} },
  anchor: 'due_date',
  grouping: 'invoice',
  calendar: { time: '10:00', withinMinutes: 0, zone: 'customer', days: 'all' },
  steps: [
    { id: 'upcoming', afterDays: -3, act: { kind: 'send', channel: 'email', template: 'a' }, catchUp: 'SEND' },
    { id: 'reminder', afterDays: 3, act: { kind: 'send', channel: 'email', template: 'b' }, catchUp: 'SEND' },
    { id: 'call', afterDays: 21, act: { kind: 'task', queue: 'callers', title: 'Call' }, catchUp: 'SEND' },
  ],
  expireAfterDays: 60,
};
const subject: Subject = {
  subjectId: 's',
  episode: 1,
  issuedOn: '2013-01-02',
  dueOn: '2013-03-08',
  zone: 'America/New_York',
  enrolledAt: new Date('2013-03-06T02:00:00Z'),
  owedAgainAt: null,
};

const plan = (over: Partial<Sequence> = {}, of: Partial<Subject> = {}, spread = false) =>
  planSubject({ sequence: { ...base, ...over }, version: 1 }, { ...subject, ...of }, spread);
const instants = (over: Partial<Sequence> = {}, of: Partial<Subject> = {}) =>
  plan(over, of).map(({ fireAt }) => fireAt.toISOString());

test('steps fall on the anchor and their days at the local time, over a change of clocks', () => {
  expect(instants()).toEqual([
    '2013-03-05T15:00:00.000Z',
    '2013-03-11T14:00:00.000Z', // clocks went forward on 10 March
    '2013-03-29T14:00:00.000Z',
    '2013-05-07T14:00:00.000Z',
  ]);
});

test.each([
  // A gap: 02:30 does not exist on 10 March 2013 in New York; the first valid instant after it is 03:00.
  ['02:30', '2013-03-07', 'America/New_York', '2013-03-10T07:00:00.000Z'],
  // An overlap: 01:30 comes twice on 3 November 2013; the earlier one counts.
  ['01:30', '2013-10-31', 'America/New_York', '2013-11-03T05:30:00.000Z'],
  // A zone whose gap is at midnight.
  ['00:00', '2013-10-17', 'America/Sao_Paulo', '2013-10-20T03:00:00.000Z'],
  ['10:00', '2013-03-28', 'Europe/Berlin', '2013-03-31T08:00:00.000Z'],
  ['10:00', '2013-02-01', 'Asia/Kathmandu', '2013-02-04T04:15:00.000Z'],
])('%s three days after %s in %s is %s', (time, dueOn, zone, expected) => {
  const calendar = { ...base.calendar, time };
  expect(instants({ calendar }, { dueOn, zone })[1]).toBe(expected);
});

test('a time with a window spreads the acts of a zone over it, each always at its own minute', () => {
  const calendar = { ...base.calendar, withinMinutes: 120 };
  const timesOf = (spread: boolean) =>
    Array.from({ length: 500 }, (_, index) => {
      const [first] = plan({ calendar }, { subjectId: `s${index}` }, spread);
      return localTimeAt(first!.fireAt, 'America/New_York');
    });
  const times = timesOf(true);
  expect(times.every((time) => time >= '10:00' && time < '12:00')).toBe(true);
  expect(new Set(times).size).toBeGreaterThan(100);
  expect(timesOf(true)).toEqual(times);
  expect(new Set(timesOf(false))).toEqual(new Set(['10:00']));
});

test("a fixed zone of the calendar wins over the customer's", () => {
  const calendar = { ...base.calendar, zone: 'Europe/Berlin' };
  expect(instants({ calendar })[0]).toBe('2013-03-05T09:00:00.000Z');
});

test('other anchors', () => {
  expect(instants({ anchor: 'issue_date' })[1]).toBe('2013-01-05T15:00:00.000Z');
  // Enrolled on 6 March 02:00 UTC, which is 5 March in New York.
  expect(instants({ anchor: 'enrolled' })[1]).toBe('2013-03-08T15:00:00.000Z');
});

test('business days roll to the Monday after', () => {
  const calendar = { ...base.calendar, days: 'business' as const };
  // 6 + 3 is Saturday 9 March; it rolls to Monday 11 March.
  expect(instants({ calendar }, { dueOn: '2013-03-06' })[1]).toBe('2013-03-11T14:00:00.000Z');
});

test('business days of a calendar roll to its next working day, and to a weekday beyond what it knows', () => {
  const calendar = { ...base.calendar, days: 'business' as const, workingDays: 'works' };
  const workingCalendar = {
    ...{ weekend: [5, 6], knownFrom: '2003-01-01', knownUntil: '2013-04-30' },
    days: [{ date: '2013-03-10', off: true, name: 'Works closed' }],
  };
  const sequence = { ...base, calendar };
  const acts = planSubject({ sequence, version: 1, workingCalendar }, { ...subject, dueOn: '2013-03-06' }, false);
  const dates = acts.map(({ fireAt }) => localDateAt(fireAt, subject.zone));
  // 6 + 3 is Saturday 9 March, the Sunday after is closed; the end on Sunday 5 May is beyond what is known.
  expect([dates[1], dates.at(-1)]).toEqual(['2013-03-11', '2013-05-06']);
});

test('every act lies on its local date and time, or after a gap', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'Europe/Berlin',
    'Asia/Tokyo',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), zones, fc.boolean(), (offset, zone, business) => {
      const dueOn = addDays('2010-01-01', offset);
      const calendar = { ...base.calendar, days: business ? ('business' as const) : ('all' as const) };
      for (const { fireAt, stepIndex } of plan({ calendar, expireAfterDays: null }, { dueOn, zone })) {
        const date = localDateAt(fireAt, zone);
        const wanted = addDays(dueOn, base.steps[stepIndex]!.afterDays);
        expect(localTimeAt(fireAt, zone)).toBe('10:00');
        if (!business) expect(date).toBe(wanted);
        else expect(weekday(date)).toBeLessThanOrEqual(5);
        expect(date >= wanted).toBe(true);
      }
    }),
  );
});

test('without a time of day, real time spreads acts within the legal window and a test clock does not', () => {
  const calendar = { ...base.calendar, time: null };
  const spread = Array.from(
    { length: 200 },
    (_, index) => plan({ calendar }, { subjectId: `s${index}` }, true)[0]!.fireAt,
  );
  const times = new Set(spread.map((fireAt) => localTimeAt(fireAt, subject.zone)));
  expect(times.size).toBeGreaterThan(100);
  for (const time of times) expect(time >= '08:00' && time < '20:00').toBe(true);
  expect(plan({ calendar }, {}, true)).toEqual(plan({ calendar }, {}, true));
  expect(localTimeAt(plan({ calendar })[0]!.fireAt, subject.zone)).toBe('10:00');
});

test('a case is planned by its earliest invoice and lists what is due by then', () => {
  const later = { ...subject, subjectId: 'b', dueOn: '2013-04-01' };
  const leader = leadingSubject({ sequence: base, version: 1 }, { subjectId: 'case', episode: 2 }, [later, subject]);
  expect(leader).toMatchObject({ subjectId: 'case', episode: 2, dueOn: '2013-03-08' });
  expect(isListed(3, '2013-03-08', '2013-03-11')).toBe(true);
  expect(isListed(3, '2013-03-12', '2013-03-11')).toBe(false);
  expect(isListed(-3, '2013-03-12', '2013-03-09')).toBe(true);
  expect(isListed(-3, '2013-03-13', '2013-03-09')).toBe(false);
});

test('what is owed again is left alone until the next morning of the sequence, and its expiry keeps its time', () => {
  // 25 March, 16:00 in New York: the reminders of 5 and 11 March come on the 26th at ten, the call on its day.
  const owedAgainAt = new Date('2013-03-25T20:00:00Z');
  expect(instants({}, { owedAgainAt })).toEqual([
    '2013-03-26T14:00:00.000Z',
    '2013-03-26T14:00:00.000Z',
    '2013-03-29T14:00:00.000Z',
    '2013-05-07T14:00:00.000Z',
  ]);
  const business = { ...base.calendar, days: 'business' as const };
  // Friday 29 March; the next morning is that of Monday.
  expect(instants({ calendar: business }, { owedAgainAt: new Date('2013-03-29T20:00:00Z') })[1]).toBe(
    '2013-04-01T14:00:00.000Z',
  );
  expect(instants({}, { owedAgainAt: new Date('2013-06-01T20:00:00Z') })[3]).toBe('2013-05-07T14:00:00.000Z');
});

test('a step that is dropped when it is late is not made up for when the debt is owed again', () => {
  const steps = base.steps.map((step) => ({ ...step, catchUp: 'SKIP' as const }));
  const owedAgainAt = new Date('2013-03-12T10:00:00Z');
  expect(instants({ steps }, { owedAgainAt }).slice(0, 2)).toEqual([
    '2013-03-05T15:00:00.000Z',
    '2013-03-13T14:00:00.000Z',
  ]);
});
