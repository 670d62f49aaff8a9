import * as fc from 'fast-check';
import {
  addDays,
  daysBetween,
  followingWeekday,
  instantOf,
  isZone,
  localDateAt,
  localTimeAt,
  overdueInstant,
  parseLocalDate,
  readZoneName,
  startOfDay,
  weekday,
  zoneOr,
} from './index.js';

const dates = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zones = fc.constantFrom(
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'UTC',
);

describe('local dates', () => {
  it.each(['2013-02-29', '2013-13-01', '2013-00-10', '2013-1-1', '0000-01-01', 'x'])('refuses %s', (text) =>
    expect(parseLocalDate(text)).toBeNull(),
  );
  it('knows leap days', () => expect(parseLocalDate('2024-02-29')).toBe('2024-02-29'));
  it('adds what lies between', () => {
    fc.assert(fc.property(dates, dates, (from, to) => expect(addDays(from, daysBetween(from, to))).toBe(to)));
  });
  it('rolls weekends to Monday', () => {
    expect(weekday('2026-11-22')).toBe(7);
    expect(followingWeekday('2026-11-21')).toBe('2026-11-23');
    fc.assert(fc.property(dates, (date) => expect(weekday(followingWeekday(date))).toBeLessThanOrEqual(5)));
  });
});

describe('zones', () => {
  it('gives back the date and the time it was made of, except in a gap', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const instant = instantOf(date, '10:00', zone);
        expect([localDateAt(instant, zone), localTimeAt(instant, zone)]).toEqual([date, '10:00']);
      }),
    );
  });
  it('starts a day at its first instant, even where midnight is skipped', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const start = startOfDay(date, zone);
        expect(localDateAt(start, zone)).toBe(date);
        expect(localDateAt(new Date(start.getTime() - 1), zone)).toBe(addDays(date, -1));
      }),
    );
  });
  it('takes the first valid instant after a gap and the earlier one of an overlap', () => {
    expect(instantOf('2024-03-10', '02:30', 'America/New_York').toISOString()).toBe('2024-03-10T07:00:00.000Z');
    expect(instantOf('2024-11-03', '01:30', 'America/New_York').toISOString()).toBe('2024-11-03T05:30:00.000Z');
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
  });
  it('is overdue from the day after the due date', () => {
    expect(overdueInstant('2013-02-01', 'America/New_York').toISOString()).toBe('2013-02-02T05:00:00.000Z');
  });
  it('reads UTC and the places of the zone database, in any case, and nothing else', () => {
    for (const place of Intl.supportedValuesOf('timeZone').filter((name) => /^[A-Z]\w+\/\w/.test(name))) {
      expect(readZoneName(` ${place.toLowerCase()} `)).toEqual({ zone: place });
    }
    for (const renamed of ['Europe/Kyiv', 'Asia/Kolkata', 'America/Nuuk', 'UTC']) {
      expect(readZoneName(renamed)).toEqual({ zone: renamed });
    }
    expect(readZoneName('Etc/UTC')).toEqual({ zone: 'UTC' });
  });
  it.each([
    ['PST', 'America/Los_Angeles'],
    ['CST', 'America/Chicago'],
    ['BST', 'Europe/London'],
    ['IST', 'Asia/Kolkata'],
    ['EST', 'America/New_York'],
    ['MST', 'America/Denver'],
    ['CET', 'Europe/Berlin'],
    ['GMT', 'Europe/London or UTC'],
    ['EST5EDT', 'America/New_York'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['Japan', 'Asia/Tokyo'],
    ['JST', 'Asia/Tokyo'],
    ['Z', 'UTC'],
    ['+01:00', 'Europe/Berlin, or UTC'],
    ['Etc/GMT+5', 'Europe/Berlin, or UTC'],
    ['SystemV/PST8', 'Europe/Berlin, or UTC'],
    ['Mars/Base', 'Europe/Berlin, or UTC'],
    ['Europe/Nowhere', 'Europe/Berlin, or UTC'],
    ['', 'Europe/Berlin, or UTC'],
  ])('refuses the zone %j and says what to write', (name, hint) => {
    expect(isZone(name)).toBe(false);
    expect(readZoneName(name)).toEqual({ hint: expect.stringContaining(hint) });
  });
  it('replaces a zone that it cannot compute with, and keeps what was taken before', () => {
    expect(zoneOr('PST', 'Europe/Berlin')).toBe('Europe/Berlin');
    expect(zoneOr('', 'Europe/Berlin')).toBe('Europe/Berlin');
    expect(zoneOr('EST', 'Europe/Berlin')).toBe('EST');
    for (const name of ['PST', 'JST', '', 'Mars/Base', 'UTC', 'asia/tokyo']) {
      expect(() => localDateAt(new Date(), zoneOr(name, 'UTC'))).not.toThrow();
    }
  });
});
