import fc from 'fast-check';
import { money } from '#libs/money';
import { addDays } from '#libs/time';
import { frequencies, hashOf, scheduleOf } from './schedule.js';

const dates = (frequency: (typeof frequencies)[number], firstDate: string, count = 4): string[] =>
  scheduleOf({ total: money(1_000n, 'EUR'), count, frequency, firstDate }).map(({ dueDate }) => dueDate);

it('leaves what does not divide to the last instalment', () => {
  const amounts = (minor: bigint, currency: string) =>
    scheduleOf({ total: money(minor, currency), count: 3, frequency: 'WEEKLY', firstDate: '2026-01-31' }).map(
      ({ amount }) => amount.minor,
    );
  expect(amounts(100_000n, 'EUR')).toEqual([33_333n, 33_333n, 33_334n]);
  expect(amounts(100n, 'JPY')).toEqual([33n, 33n, 34n]);
  expect(amounts(3n, 'KWD')).toEqual([1n, 1n, 1n]);
});

it('keeps the day of the month, and takes the last one of a month without it', () => {
  expect(dates('MONTHLY', '2026-01-31')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  expect(dates('MONTHLY', '2027-11-30')).toEqual(['2027-11-30', '2027-12-30', '2028-01-30', '2028-02-29']);
  expect(dates('WEEKLY', '2026-12-25', 2)).toEqual(['2026-12-25', '2027-01-01']);
  expect(dates('FORTNIGHTLY', '2026-02-20', 2)).toEqual(['2026-02-20', '2026-03-06']);
});

test('every plan sums up to its total, and its dates only go on', () => {
  const plans = fc.record({
    minor: fc.bigInt({ min: 600n, max: 10n ** 15n }),
    count: fc.integer({ min: 1, max: 600 }),
    frequency: fc.constantFrom(...frequencies),
    firstDate: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days)),
  });
  fc.assert(
    fc.property(plans, ({ minor, ...plan }) => {
      const schedule = scheduleOf({ total: money(minor, 'EUR'), ...plan });
      expect(schedule).toHaveLength(plan.count);
      expect(schedule.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(minor);
      const [first] = schedule;
      // One expectation for all: there are hundreds of thousands of them.
      const isRight = schedule.every(({ dueDate, amount }, index) => {
        const isLater = index === 0 ? dueDate === plan.firstDate : dueDate > schedule[index - 1]!.dueDate;
        return isLater && first!.amount.minor > 0n && amount.minor >= first!.amount.minor;
      });
      expect(isRight).toBe(true);
      expect(hashOf(schedule)).toBe(hashOf(scheduleOf({ total: money(minor, 'EUR'), ...plan })));
    }),
    { numRuns: 5_000 },
  );
});

it('has another hash for any other schedule', () => {
  const plan = { total: money(1_000n, 'EUR'), count: 2, frequency: 'WEEKLY', firstDate: '2026-01-31' } as const;
  const others = [
    { total: money(1_001n, 'EUR') },
    { count: 3 },
    { frequency: 'FORTNIGHTLY' as const },
    { firstDate: '2026-02-01' },
  ];
  const hashes = [{}, ...others].map((other) => hashOf(scheduleOf({ ...plan, ...other })));
  expect(new Set(hashes).size).toBe(5);
});
