import * as fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWorkingDays,
  type CalendarDay,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  rollDay,
  UnknownDay,
  type WorkingCalendar,
} from './index.js';

const dayOf = (date: string, name: string, off = true): CalendarDay => ({ date, off, name });
const plain: WorkingCalendar = { weekend: [6, 7], days: [], knownFrom: '2000-01-01', knownUntil: '2040-12-31' };

/** Days on which TARGET, by which euros are settled, was closed at the turn of 2025 and in the spring of 2026. */
const target: WorkingCalendar = {
  ...plain,
  days: [
    dayOf('2025-12-25', 'Christmas Day'),
    dayOf('2025-12-26', 'Christmas Holiday'),
    dayOf('2026-01-01', "New Year's Day"),
    dayOf('2026-04-03', 'Good Friday'),
    dayOf('2026-04-06', 'Easter Monday'),
    dayOf('2026-05-01', 'Labour Day'),
  ],
};

describe('published dates', () => {
  // The examples of numpy.busday_offset and numpy.is_busday.
  it.each([
    ['2011-10-01', 0, '2011-10-03'],
    ['2011-03-20', 0, '2011-03-21'],
    ['2011-03-22', 0, '2011-03-22'],
    ['2011-03-20', 1, '2011-03-21'],
    ['2011-03-22', 1, '2011-03-23'],
  ])('of numpy: %s and %d working days is %s', (date, days, expected) => {
    expect(addWorkingDays(plain, date, days).date).toBe(expected);
  });

  it('of numpy: the second Sunday of May 2012, where work is done on Sundays alone', () => {
    const sundays = { ...plain, weekend: [1, 2, 3, 4, 5, 6] };
    expect(addWorkingDays(sundays, rollDay(sundays, '2012-05-01', 'FOLLOWING').date, 1).date).toBe('2012-05-13');
  });

  it('of numpy: holidays on working days and on weekends', () => {
    const days = ['2011-07-01', '2011-07-04', '2011-07-17'].map((date) => dayOf(date, 'Holiday'));
    const july = { ...plain, days };
    expect(['2011-07-01', '2011-07-02', '2011-07-18'].map((date) => isWorkingDay(july, date))).toEqual([
      false,
      false,
      true,
    ]);
  });

  // The cases of the test suite of QuantLib: a month is added, then the date is rolled.
  it.each([
    ['FOLLOWING', '2015-02-03', 1, '2015-03-03'],
    ['FOLLOWING', '2015-02-04', 4, '2015-06-04'],
    ['FOLLOWING', '2015-01-31', 1, '2015-03-02'],
    ['MODIFIED_FOLLOWING', '2015-02-03', 1, '2015-03-03'],
    ['MODIFIED_FOLLOWING', '2015-01-31', 1, '2015-02-27'],
    ['PRECEDING', '2015-03-03', -1, '2015-02-03'],
    ['PRECEDING', '2015-03-01', -1, '2015-01-30'],
    ['NONE', '2015-01-31', 1, '2015-02-28'],
  ] as const)('of QuantLib: %s, %s and %d months is %s', (rule, date, months, expected) => {
    expect(rollDay(plain, addMonths(date, months), rule).date).toBe(expected);
  });

  // A payment in euros is settled two days of TARGET later.
  it.each([
    ['2025-12-23', 2, '2025-12-29'],
    ['2025-12-31', 1, '2026-01-02'],
    ['2026-04-02', 2, '2026-04-08'],
    ['2026-04-08', -2, '2026-04-02'],
  ])('of TARGET: %s and %d working days is %s', (date, days, expected) => {
    expect(addWorkingDays(target, date, days).date).toBe(expected);
  });
});

it('says why each day was stepped over', () => {
  expect(rollDay(target, '2026-04-03', 'FOLLOWING')).toEqual({
    date: '2026-04-07',
    skipped: [
      { date: '2026-04-03', name: 'Good Friday' },
      { date: '2026-04-04', name: '' },
      { date: '2026-04-05', name: '' },
      { date: '2026-04-06', name: 'Easter Monday' },
    ],
  });
});

it('works on a day off of the week that the calendar says is worked', () => {
  const calendar = { ...plain, days: [dayOf('2026-02-14', 'Made up for Monday', false), dayOf('2026-02-16', 'Off')] };
  expect(nextWorkingDay(calendar, '2026-02-13').date).toBe('2026-02-14');
  expect(nextWorkingDay(calendar, '2026-02-14').date).toBe('2026-02-17');
});

it('refuses a day beyond what it knows, also where the way there leads over days off', () => {
  expect(() => isWorkingDay(plain, '2041-01-01')).toThrow(UnknownDay);
  expect(() => isWorkingDay(plain, '1999-12-31')).toThrow(UnknownDay);
  expect(() => nextWorkingDay(plain, '2040-12-31')).toThrow('from 2000-01-01 to 2040-12-31, not on 2041-01-01');
  expect(rollDay(plain, '2041-01-01', 'NONE').date).toBe('2041-01-01');
});

describe('any calendar', () => {
  const dates = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2022-01-01', days));
  const calendars = fc
    .record({
      weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
      days: fc.uniqueArray(fc.record({ date: dates, off: fc.boolean(), name: fc.constant('Day') }), {
        selector: ({ date }) => date,
        maxLength: 200,
      }),
    })
    .map(({ weekend, days }): WorkingCalendar => ({
      ...plain,
      weekend,
      days: days.sort((a, b) => (a.date < b.date ? -1 : 1)),
    }));

  it('rolls to a working day, and a working day to itself', () => {
    fc.assert(
      fc.property(
        calendars,
        dates,
        fc.constantFrom('FOLLOWING' as const, 'MODIFIED_FOLLOWING' as const, 'PRECEDING' as const),
        (calendar, date, rule) => {
          const rolled = rollDay(calendar, date, rule);
          expect(isWorkingDay(calendar, rolled.date)).toBe(true);
          expect(rolled.date === date).toBe(isWorkingDay(calendar, date));
          if (rule === 'FOLLOWING') expect(rolled.date >= date).toBe(true);
          if (rule === 'PRECEDING') expect(rolled.date <= date).toBe(true);
          expect(rollDay(calendar, rolled.date, rule)).toEqual({ date: rolled.date, skipped: [] });
        },
      ),
    );
  });

  it('stays in the month by MODIFIED_FOLLOWING wherever the month has a working day', () => {
    fc.assert(
      fc.property(calendars, dates, (calendar, date) => {
        const rolled = rollDay(calendar, date, 'MODIFIED_FOLLOWING').date;
        const month = Array.from({ length: 31 }, (_, index) => addDays(`${date.slice(0, 7)}-01`, index));
        const hasOne = month.some((day) => day.startsWith(date.slice(0, 7)) && isWorkingDay(calendar, day));
        if (hasOne) expect(rolled.slice(0, 7)).toBe(date.slice(0, 7));
      }),
    );
  });

  it('counts as many working days as were asked for, and there and back again is the same', () => {
    fc.assert(
      fc.property(calendars, dates, fc.integer({ min: 1, max: 40 }), (calendar, date, days) => {
        const later = addWorkingDays(calendar, date, days);
        let counted = 0;
        for (let day = addDays(date, 1); day <= later.date; day = addDays(day, 1)) {
          counted += isWorkingDay(calendar, day) ? 1 : 0;
        }
        expect(counted).toBe(days);
        expect(later.skipped.every((skipped) => !isWorkingDay(calendar, skipped.date))).toBe(true);
        const start = rollDay(calendar, date, 'FOLLOWING').date;
        expect(addWorkingDays(calendar, addWorkingDays(calendar, start, days).date, -days).date).toBe(start);
      }),
    );
  });

  it('adds days one by one as all at once', () => {
    fc.assert(
      fc.property(calendars, dates, fc.integer({ min: -20, max: 20 }), (calendar, date, days) => {
        let at = date;
        for (let left = Math.abs(days); left > 0; left -= 1) {
          at = (days > 0 ? nextWorkingDay : previousWorkingDay)(calendar, at).date;
        }
        if (days !== 0) expect(addWorkingDays(calendar, date, days).date).toBe(at);
      }),
    );
  });
});
