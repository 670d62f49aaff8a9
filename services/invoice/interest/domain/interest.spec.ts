import fc from 'fast-check';
import { money } from '#libs/money';
import { addDays, daysBetween } from '#libs/time';
import { type InterestQuestion, quoteInterest } from './interest.js';
import { readPolicy } from './policies.js';
import { bankOfEngland, bundesbank, ecb, formatPercent, readPercent } from './reference-rates.js';

const quote = (policy: string, more: Partial<InterestQuestion>) =>
  quoteInterest({
    principal: money(100_000n, 'EUR'),
    dueDate: '2025-01-10',
    untilDate: '2025-07-20',
    policy: readPolicy(policy)!,
    referenceRates: [],
    ...more,
  });
const periodsOf = ({ periods }: ReturnType<typeof quote>) =>
  periods.map(({ from, to, ppm, days, micros }) => [from, to, formatPercent(ppm), days, Number(micros) / 1e6]);

describe('statutory interest', () => {
  it('is fixed for each half-year between businesses of the Union, with forty euros', () => {
    const found = quote('eu-b2b', {});
    expect(periodsOf(found)).toEqual([
      ['2025-01-11', '2025-06-30', '11.15', 171, 52.236986],
      ['2025-07-01', '2025-07-20', '10.15', 20, 5.561644],
    ]);
    expect([found.interest, found.fixedSum]).toEqual([money(5_780n, 'EUR'), money(4_000n, 'EUR')]);
    expect(found.source).toBe(
      'Directive 2011/7/EU, articles 3, 5 and 6; 8.00 points above: rate of the main refinancing operations of the European Central Bank',
    );
  });

  it('keeps the rate of its beginning in the United Kingdom, with a sum by what is owed', () => {
    // payontime.co.uk: a debt that is late from July on takes the rate of 30 June until it is paid.
    const found = (minor: bigint) =>
      quote('uk-b2b', { principal: money(minor, 'GBP'), dueDate: '2024-07-15', untilDate: '2025-02-28' });
    expect(periodsOf(found(100_000n))).toEqual([['2024-07-16', '2025-02-28', '13.25', 228, 82.767123]]);
    expect([99_999n, 100_000n, 999_999n, 1_000_000n].map((minor) => found(minor).fixedSum.minor)).toEqual([
      4_000n,
      7_000n,
      7_000n,
      10_000n,
    ]);
  });

  it('is five points above the base rate for consumers in Germany and nine between businesses', () => {
    const dates = { dueDate: '2024-12-15', untilDate: '2025-01-31' };
    expect(periodsOf(quote('de-consumer', dates))).toEqual([
      ['2024-12-16', '2024-12-31', '8.37', 16, 3.669041],
      ['2025-01-01', '2025-01-31', '7.27', 31, 6.174521],
    ]);
    expect(quote('de-consumer', dates).fixedSum.minor).toBe(0n);
    expect(periodsOf(quote('de-b2b', dates)).map(([, , percent]) => percent)).toEqual(['12.37', '11.27']);
    expect(quote('de-b2b', dates).fixedSum).toEqual(money(4_000n, 'EUR'));
  });

  it('is nothing until the day after the due date, which bears the first', () => {
    expect(quote('eu-b2b', { untilDate: '2025-01-10' })).toMatchObject({
      interest: { minor: 0n },
      fixedSum: { minor: 0n },
      periods: [],
    });
    expect(periodsOf(quote('eu-b2b', { untilDate: '2025-01-11' }))).toEqual([
      ['2025-01-11', '2025-01-11', '11.15', 1, 0.305479],
    ]);
  });

  it('takes the rates of the question, of which one within a half-year changes nothing before its end', () => {
    const referenceRates = [
      { from: '2026-07-01', ppm: 24_000 },
      { from: '2026-03-18', ppm: 19_000 },
      { from: '2026-01-01', ppm: 21_500 },
    ];
    const found = quote('eu-b2b', { dueDate: '2026-01-10', untilDate: '2026-07-20', referenceRates });
    expect(periodsOf(found).map(([, , percent, days]) => [percent, days])).toEqual([
      ['10.15', 171],
      ['10.40', 20],
    ]);
    expect(found.source).toMatch(/reference rates that came with the question$/);
  });

  it.each([
    ['before the first rate', { dueDate: '2012-05-01', untilDate: '2012-06-01' }],
    ['after the last half-year that is known', { dueDate: '2026-01-10', untilDate: '2099-07-20' }],
    [
      'where the last rate given is of an earlier half-year',
      { dueDate: '2026-06-30', untilDate: '2026-07-02', referenceRates: [{ from: '2026-01-01', ppm: 20_000 }] },
    ],
    [
      'where the margin does not make up for the reference rate',
      { dueDate: '2026-01-10', untilDate: '2026-02-01', referenceRates: [{ from: '2026-01-01', ppm: -90_000 }] },
    ],
  ])('is refused %s', (_, dates) => {
    expect(() => quote('eu-b2b', dates)).toThrow(expect.objectContaining({ code: 'RATE_UNKNOWN' }));
  });
});

describe('agreed interest', () => {
  it('has one rate and no fixed sum, in any currency', () => {
    const found = quote('rate:5.25', { principal: money(100_000n, 'JPY'), untilDate: '2026-01-10' });
    expect(found).toMatchObject({ interest: money(5_250n, 'JPY'), fixedSum: money(0n, 'JPY') });
    expect(periodsOf(found)).toEqual([['2025-01-11', '2026-01-10', '5.25', 365, 5_250]]);
  });

  it('rounds a half to the even unit', () => {
    const of = (minor: bigint) => quote('rate:100', { principal: money(minor, 'JPY'), untilDate: '2025-01-11' });
    // 182.5 a day: 365 half-units.
    expect(of(183n).interest.minor).toBe(1n);
    expect(quote('rate:50', { principal: money(365n, 'JPY'), untilDate: '2025-01-11' }).interest.minor).toBe(0n);
    expect(quote('rate:150', { principal: money(365n, 'JPY'), untilDate: '2025-01-11' }).interest.minor).toBe(2n);
  });
});

test('interest is what a model adds up day by day, in whole fractions', () => {
  const dates = fc.tuple(fc.integer({ min: 0, max: 4_500 }), fc.integer({ min: 0, max: 800 })).map(([start, days]) => {
    const dueDate = addDays('2013-01-01', start);
    const untilDate = addDays(dueDate, days);
    return { dueDate, untilDate: untilDate > '2026-06-30' ? '2026-06-30' : untilDate };
  });
  const policies = fc.constantFrom('eu-b2b', 'de-b2b', 'de-consumer', 'uk-b2b', 'rate:7.5');
  fc.assert(
    fc.property(dates, policies, fc.bigInt({ min: 1n, max: 10n ** 13n }), ({ dueDate, untilDate }, policy, minor) => {
      const principal = money(minor, policy === 'uk-b2b' ? 'GBP' : 'EUR');
      const found = quote(policy, { principal, dueDate, untilDate });
      let exact = 0n;
      for (let day = addDays(dueDate, 1); day <= untilDate; day = addDays(day, 1)) {
        exact += minor * BigInt(modelRate(policy, dueDate, day));
      }
      const twice = 2n * exact - 2n * found.interest.minor * 365_000_000n;
      const isNearest = twice >= -365_000_000n && twice <= 365_000_000n;
      const isTie = twice === 365_000_000n || twice === -365_000_000n;
      expect(isNearest && (!isTie || found.interest.minor % 2n === 0n)).toBe(true);
      const days = found.periods.reduce((sum, period) => sum + period.days, 0);
      expect(days).toBe(Math.max(0, daysBetween(dueDate, untilDate)));
    }),
    { numRuns: 5_000 },
  );
});

/** Looks a rate up as a person would: the entry of the half-year, in the table of the policy. */
function modelRate(policy: string, dueDate: string, day: string): number {
  if (policy === 'rate:7.5') return 75_000;
  const table = { 'eu-b2b': ecb, 'de-b2b': bundesbank, 'de-consumer': bundesbank, 'uk-b2b': bankOfEngland }[policy]!;
  const margin = { 'eu-b2b': 80_000, 'de-b2b': 90_000, 'de-consumer': 50_000, 'uk-b2b': 80_000 }[policy]!;
  const of = policy === 'uk-b2b' ? addDays(dueDate, 1) : day;
  const index = (Number(of.slice(0, 4)) - 2013) * 2 + (Number(of.slice(5, 7)) > 6 ? 1 : 0);
  return table.rates[index]!.ppm + margin;
}

test('percents are read and written', () => {
  expect(['2.15', '-0.88', '10', '5.125', '0.0001', '1.23456', 'x', ''].map(readPercent)).toEqual([
    21_500,
    -8_800,
    100_000,
    51_250,
    1,
    null,
    null,
    null,
  ]);
  expect([21_500, -8_800, 100_000, 51_250, 1, 0].map(formatPercent)).toEqual([
    '2.15',
    '-0.88',
    '10.00',
    '5.125',
    '0.0001',
    '0.00',
  ]);
});
