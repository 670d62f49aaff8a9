import fc from 'fast-check';
import { divideHalfEven } from '#libs/money';
import { addDays, type LocalDate } from '#libs/time';
import { yieldDivisor } from '../../interest/domain/interest.js';
import { readPolicy } from '../../interest/domain/policies.js';
import { type KnownRate, RateBook } from '../../interest/domain/rate-book.js';
import type { PrincipalLine } from '../../ledger/domain/journal/principal.js';
import { accruedOf } from './accrued.js';

const line = (valueDate: LocalDate, minor: bigint, over: Partial<PrincipalLine> = {}): PrincipalLine => ({
  ...{ valueDate, minor, paymentId: null, opens: false, reopened: false },
  ...over,
});
const opening = (minor: bigint, valueDate = '2025-01-01') => line(valueDate, minor, { opens: true });
const book = new RateBook([]);
const accrued = (policy: string, dueDate: LocalDate, lines: readonly PrincipalLine[], until: LocalDate) => {
  const read = readPolicy(policy)!;
  return accruedOf({ policy: read, rates: book.ratesOf(read), dueDate, lines }, until);
};
const roundedOf = ({ yielded }: { yielded: bigint }) => divideHalfEven(yielded, yieldDivisor);

describe('published examples', () => {
  const published = (policy: string, series: string, percent: number, minor: bigint, days: number): bigint => {
    const read = readPolicy(policy)!;
    const [dueDate, ppm] = ['2013-02-01', percent * 10_000];
    const before = { series, ppm, source: 'Example', enteredBy: 'user:ann', enteredAt: new Date(0), version: 1 };
    const rates = new RateBook(['2012-12-31', '2013-01-01'].map((from) => ({ ...before, from }))).ratesOf(read);
    const lines = [opening(minor, '2013-01-01')];
    return roundedOf(accruedOf({ policy: read, rates, dueDate, lines }, addDays(dueDate, days)));
  };

  it('of the Union: 4,500 euros, 30 days late at 3 % and 8 points, cost 40.68 (fiscavo.com/blog/late-payment-interest-eu-uk)', () => {
    expect(published('eu-b2b', 'ECB_MRO', 3, 450_000n, 30)).toBe(4_068n);
  });

  it('of the United Kingdom: 1,000 pounds at 8.5 % cost 85 a year, 0.23 a day (statutory-interest.pages.dev)', () => {
    expect(published('uk-b2b', 'BOE_BANK_RATE', 0.5, 100_000n, 365)).toBe(8_500n);
    expect(published('uk-b2b', 'BOE_BANK_RATE', 0.5, 100_000n, 1)).toBe(23n);
  });

  it('of Germany: 1,000 euros of a consumer, 25 days late at 5.12 %, cost 3.51 (anleiter.de/wie-berechnet-man-verzugszinsen)', () => {
    expect(published('de-consumer', 'DE_BASE', 0.12, 100_000n, 25)).toBe(351n);
    expect(published('de-b2b', 'DE_BASE', 0.12, 100_000n, 25)).toBe(625n);
  });
});

describe('interest of an invoice', () => {
  it('is of what was owed as each day began, so that the day of payment bears and the due date does not', () => {
    const lines = [opening(10_000n), line('2026-01-01', -2_000n), line('2026-01-20', -8_000n)];
    expect(accrued('rate:10', '2026-01-01', lines, '2026-02-15').periods).toEqual([
      { from: '2026-01-02', to: '2026-01-20', principalMinor: 8_000n, ppm: 100_000, days: 19 },
    ]);
  });

  it('comes to 0.41 on 100.00 after 15 days at 10 %, and to nothing at 0 %', () => {
    expect(roundedOf(accrued('rate:10', '2026-01-01', [opening(10_000n)], '2026-01-16'))).toBe(41n);
    expect(accrued('rate:0', '2026-01-01', [opening(10_000n)], '2026-12-31').yielded).toBe(0n);
  });

  it('changes with the half-years, and ends with the last known rate where something is still owed', () => {
    const found = accrued('de-b2b', '2026-05-31', [opening(10_000n)], '2026-08-31');
    expect(found.periods.map(({ from, to, ppm }) => [from, to, ppm])).toEqual([['2026-06-01', '2026-06-30', 102_700]]);
    expect(found.unknown).toMatchObject({ from: '2026-07-01', fixedOn: '2026-07-01' });
    const paid = accrued('de-b2b', '2026-05-31', [opening(10_000n), line('2026-06-30', -10_000n)], '2026-08-31');
    expect(paid.unknown).toBeNull();
  });

  it('takes the rates that were entered, the last correction of each day, and catches up exactly', () => {
    const entered = (ppm: number, version: number): KnownRate => ({
      ...{ series: 'DE_BASE', from: '2026-07-01', ppm, source: 'Bundesbank', version },
      ...{ enteredBy: 'user:ann', enteredAt: new Date(0) },
    });
    const policy = readPolicy('de-b2b')!;
    const until = (rates: RateBook, day: LocalDate) =>
      accruedOf({ policy, rates: rates.ratesOf(policy), dueDate: '2026-05-31', lines: [opening(10_000n)] }, day);
    const known = new RateBook([entered(99_000, 1), entered(15_200, 2)]);
    expect(until(known, '2026-08-31').periods.map(({ ppm, days }) => [ppm, days])).toEqual([
      [102_700, 30],
      [105_200, 62],
    ]);
    expect(until(known, '2027-03-31').unknown).toMatchObject({ from: '2027-01-01' });
  });

  it('of one that was void begins anew where it was opened again', () => {
    const reopened = line('2026-03-01', 10_000n, { opens: true, reopened: true });
    expect(accrued('rate:10', '2026-01-01', [reopened], '2026-03-31').periods).toMatchObject([
      { from: '2026-03-02', days: 30 },
    ]);
  });

  it('is what a model adds up day by day, whatever was paid when', () => {
    const change = fc.record({
      day: fc.integer({ min: -40, max: 700 }),
      minor: fc.bigInt({ min: -40_000n, max: 9_000n }),
    });
    const policies = fc.constantFrom('eu-b2b', 'uk-b2b', 'de-consumer', 'de-b2b', 'rate:7.5', 'above:ECB_MRO:3.25');
    const input = fc.record({
      policy: policies,
      principal: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      start: fc.integer({ min: 0, max: 4_000 }),
      days: fc.integer({ min: -5, max: 700 }),
      changes: fc.array(change, { maxLength: 8 }),
    });
    fc.assert(
      fc.property(input, ({ policy, principal, start, days, changes }) => {
        const dueDate = addDays('2013-01-01', start);
        const until = addDays(dueDate, days);
        const lines = changes.map(({ day, minor }) => line(addDays(dueDate, day), minor));
        const found = accrued(policy, dueDate, [...lines, opening(principal)], until);
        let exact = 0n;
        for (let day = addDays(dueDate, 1); day <= until; day = addDays(day, 1)) {
          const before = lines.filter(({ valueDate }) => valueDate < day).reduce((sum, { minor }) => sum + minor, 0n);
          const owed = principal + before;
          if (owed > 0n) exact += owed * BigInt(modelRate(policy, dueDate, day));
        }
        expect(found.unknown).toBeNull();
        expect(found.yielded).toBe(exact);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Percents as the banks' tables have them, by half-years from 2013 on, and the points above. */
const tables: Readonly<Record<string, readonly [percents: string, points: number]>> = {
  'eu-b2b': ['0.75 0.5 0.25 0.15 0.05 0.05 0.05 0 0 0 0 0 0 0 0 0 0 0 0 0 2.5 4 4.5 4.25 3.15 2.15 2.15', 80_000],
  'above:ECB_MRO:3.25': [
    '0.75 0.5 0.25 0.15 0.05 0.05 0.05 0 0 0 0 0 0 0 0 0 0 0 0 0 2.5 4 4.5 4.25 3.15 2.15 2.15',
    32_500,
  ],
  'uk-b2b': [
    '0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.25 0.25 0.5 0.5 0.75 0.75 0.75 0.1 0.1 0.1 0.25 1.25 3.5 5 5.25 5.25 4.75 4.25 3.75',
    80_000,
  ],
  'de-consumer': [
    '-0.13 -0.38 -0.63 -0.73 -0.83 -0.83 -0.83 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 1.62 3.12 3.62 3.37 2.27 1.27 1.27',
    50_000,
  ],
  'de-b2b': [
    '-0.13 -0.38 -0.63 -0.73 -0.83 -0.83 -0.83 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 -0.88 1.62 3.12 3.62 3.37 2.27 1.27 1.27',
    90_000,
  ],
};

function modelRate(policy: string, dueDate: LocalDate, day: LocalDate): number {
  if (policy === 'rate:7.5') return 75_000;
  const [percents, points] = tables[policy]!;
  const of = policy === 'uk-b2b' ? addDays(dueDate, 1) : day;
  const index = (Number(of.slice(0, 4)) - 2013) * 2 + (Number(of.slice(5, 7)) > 6 ? 1 : 0);
  return Math.round(Number(percents.split(' ')[index]) * 10_000) + points;
}
