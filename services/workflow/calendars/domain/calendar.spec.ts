import { FieldFaults } from '#libs/fields';
import { isWorkingDay } from '#libs/time';
import {
  type CalendarVersion,
  changesBetween,
  daysOf,
  extended,
  extensionDate,
  knownRange,
  type OwnDay,
  readCode,
  withDays,
  workingCalendarOf,
} from './calendar.js';
import { gatherOwnDays } from './own-days.js';

const holidays = [
  { date: '2026-05-01', name: 'Labour Day' },
  { date: '2026-12-25', name: 'Christmas Day' },
];
const bridge: OwnDay = { date: '2026-05-15', name: 'Bridge day', kind: 'OFF' };

const version: CalendarVersion = {
  ...{ code: 'works', version: 3, title: 'Works', weekend: [6, 7], jurisdiction: 'DE', language: 'en' },
  ...knownRange('2026-11-30'),
  ...{ usedFrom: '2026-01-02', appliedBy: 'user:ann', reason: 'New year', createdAt: new Date('2026-01-02T12:00:00Z') },
  ...withDays(holidays, [bridge]),
};

it('knows ten years before and after this one, and a further one when the next begins', () => {
  expect(knownRange('2026-11-30')).toEqual({ knownFrom: '2016-01-01', knownUntil: '2036-12-31' });
  expect(extensionDate(version)).toBe('2027-01-01');
});

it('holds the own word of the organisation over a public holiday', () => {
  const working: OwnDay = { date: '2026-05-01', name: 'Stocktaking', kind: 'WORKING' };
  const changed = { ...version, ...withDays(holidays, [working, bridge]) };
  expect(daysOf(changed).map(({ date, off, source }) => [date, off, source])).toEqual([
    ['2026-05-01', false, 'OWN'],
    ['2026-05-15', true, 'OWN'],
    ['2026-12-25', true, 'HOLIDAY'],
  ]);
  const calendar = workingCalendarOf(changed);
  expect(['2026-05-01', '2026-05-15', '2026-12-25'].map((date) => isWorkingDay(calendar, date))).toEqual([
    true,
    false,
    false,
  ]);
});

it('tells the days that come, go and change, in order of date', () => {
  const next = withDays(
    [{ date: '2026-12-25', name: 'Christmas' }],
    [bridge, { date: '2026-12-24', name: 'Closed', kind: 'OFF' }],
  );
  expect(changesBetween(version, next, '2016-01-01').map(({ before, after }) => [before?.name, after?.name])).toEqual([
    ['Labour Day', undefined],
    [undefined, 'Closed'],
    ['Christmas Day', 'Christmas'],
  ]);
  expect(changesBetween(version, version, '2016-01-01')).toEqual([]);
  expect(changesBetween(null, version, '2026-06-01').map(({ after }) => after!.name)).toEqual(['Christmas Day']);
});

it('keeps what it knew when a year is added, whatever is computed for it by then', () => {
  const found = [
    { date: '2026-05-01', name: 'Renamed' },
    { date: '2036-12-26', name: 'Late' },
    { date: '2037-01-01', name: "New Year's Day" },
    { date: '2038-01-01', name: 'Too far' },
  ];
  const next = extended(
    { ...version, ...withDays([{ date: '2016-01-01', name: 'Old' }, ...holidays], [bridge]) },
    '2027-01-01',
    found,
  );
  expect(next.holidays.map(({ name }) => name)).toEqual(['Labour Day', 'Christmas Day', "New Year's Day"]);
  expect([next.knownFrom, next.knownUntil, next.holidayCount]).toEqual(['2017-01-01', '2037-12-31', 3]);
});

describe('days of the organisation', () => {
  const known = knownRange('2026-11-30');
  const gather = (...days: (OwnDay & { place: string })[]) => {
    const faults = new FieldFaults();
    return { days: gatherOwnDays(days, known, faults), faults: faults.violations };
  };
  const at = (place: string, day: Partial<OwnDay> = {}) => ({ ...bridge, ...day, place });

  it('are one day where two places name the same date', () => {
    const { days, faults } = gather(at('line 2'), at('line 3'), at('line 4', { name: 'Ascension' }));
    expect(days).toEqual([{ ...bridge, name: 'Bridge day / Ascension' }]);
    expect(faults).toEqual([]);
  });

  it('cannot be off and worked at once, nameless, or beyond what is known', () => {
    const { faults } = gather(
      at('line 2'),
      at('line 3', { kind: 'WORKING' }),
      at('line 4', { name: ' ' }),
      at('line 5', { date: '2037-01-01' }),
    );
    expect(faults.map(({ field, description }) => `${field}: ${description}`)).toEqual([
      'line 3: 2026-05-15 is there twice, once off and once worked: leave out what is wrong',
      'line 4: is missing',
      'line 5: 2037-01-01 is after 2036-12-31, until which days can be told: leave it out for now',
    ]);
  });

  it('are left out where they are before what is known', () => {
    expect(gather(at('line 2', { date: '2001-05-01' }))).toEqual({ days: [], faults: [] });
  });
});

it.each(['', 'DE', 'a--b', 'x'.repeat(61)])('refuses the code %j', (code) => {
  expect(readCode(code)).toEqual({ fault: expect.stringContaining('kebab-case') });
});
