import fc from 'fast-check';
import { money } from '#libs/money';
import {
  feeOf,
  policyNames,
  policyOf,
  productPolicy,
  type ProlongationFee,
  resolvePolicy,
  saysNothing,
  taxOn,
} from './policy.js';
import { type GivenPolicy, readPolicy } from './policy-input.js';

const stored = (level: 'ORGANISATION' | 'CLASS', said: object, subject = level === 'CLASS' ? 'trade' : '') => ({
  ...{ level, subject, said: { ...saysNothing, ...said } },
  ...{ version: 1n, setBy: 'user:ann', setAt: new Date(0) },
});
const usd = (minor: bigint) => money(minor, 'USD');

describe('the policy of prolongations', () => {
  it('is that of the product where nobody says anything, which charges nothing', () => {
    expect(policyOf(resolvePolicy('trade', []))).toEqual(productPolicy);
    expect(productPolicy.fee).toEqual({ basis: 'NONE' });
  });

  it('holds each value of the class where that says it, else of the organisation', () => {
    const all = [stored('ORGANISATION', { days: [14], maxCount: 1 }), stored('CLASS', { maxCount: 3 })];
    const resolved = resolvePolicy('trade', all);
    expect(policyOf(resolved)).toEqual({ ...productPolicy, days: [14], maxCount: 3 });
    expect(resolved.maxCount.explanation).toBe('Said by class trade, in place of organisation and product default.');
  });

  it('of another class is not heard', () => {
    expect(policyOf(resolvePolicy('retail', [stored('CLASS', { maxCount: 3 })]))).toEqual(productPolicy);
  });
});

describe('the fee', () => {
  const share = (over: object = {}): ProlongationFee => ({
    ...{ basis: 'PERCENT', ratePpm: 15_000, min: null, max: null },
    ...over,
  });

  it.each<[string, ProlongationFee, bigint, bigint | null]>([
    ['nothing', { basis: 'NONE' }, 10_000n, 0n],
    ['a flat amount', { basis: 'FLAT', amount: usd(500n) }, 10_000n, 500n],
    ['a share', share(), 10_000n, 150n],
    ['a share, rounded half to even', share({ ratePpm: 500_000 }), 5n, 2n],
    ['no less than the least', share({ min: usd(300n) }), 10_000n, 300n],
    ['no more than the most', share({ max: usd(100n) }), 10_000n, 100n],
    ['unknown in another currency', { basis: 'FLAT', amount: money(500n, 'EUR') }, 10_000n, null],
  ])('is %s', (_name, fee, base, expected) => {
    expect(feeOf(fee, usd(base))).toBe(expected);
  });

  it('is between least and most, and grows with what remains', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        amount,
        amount,
        amount,
        amount,
        (ratePpm, one, other, base, more) => {
          const [min, max] = one < other ? [one, other] : [other, one];
          const fee = share({ ratePpm, min: usd(min), max: usd(max) });
          const charged = feeOf(fee, usd(base))!;
          expect(charged >= min && charged <= max).toBe(true);
          expect(feeOf(fee, usd(base + more))! >= charged).toBe(true);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('is taxed half to even', () => {
    expect([taxOn(1_000n, { taxRateBasisPoints: 1_900 }), taxOn(50n, { taxRateBasisPoints: 500 })]).toEqual([190n, 2n]);
  });
});

const given: GivenPolicy = {
  ...{ level: 'CLASS', className: 'trade', days: [30, 7, 7], maxCount: null, maxTotalDays: null, fee: null },
  ...{ taxRateBasisPoints: null, feeNetDays: null, earliestDays: null, latestDays: null, numberSeries: '' },
};
const noFee = { basis: 'PERCENT', amount: null, ratePpm: 0, min: null, max: null };

describe('a policy that somebody sets', () => {
  it('has its days in order, each once', () => {
    expect(readPolicy(given)).toEqual({ level: 'CLASS', subject: 'trade', said: { ...saysNothing, days: [7, 30] } });
  });

  it.each<[string, Partial<GivenPolicy>]>([
    ['policy', { days: [] }],
    ['policy.days[1]', { days: [7, 366] }],
    ['policy.days', { days: Array.from({ length: 13 }, (_, index) => index + 1) }],
    ['policy.class', { level: 'ORGANISATION' }],
    ['policy.level', { level: 'PRODUCT' }],
    ['policy.max_count', { maxCount: -1 }],
    ['policy.fee.rate_ppm', { fee: noFee }],
    ['policy.fee.amount', { fee: { ...noFee, basis: 'FLAT' } }],
    ['policy.fee.max', { fee: { ...noFee, ratePpm: 1, min: usd(2n), max: usd(1n) } }],
    ['policy.fee.max', { fee: { ...noFee, ratePpm: 1, min: usd(1n), max: money(2n, 'EUR') } }],
    ['policy.fee.basis', { fee: { ...noFee, basis: null } }],
  ])('is refused by %s', (field, over) => {
    const violations = [expect.objectContaining({ field })];
    expect(() => readPolicy({ ...given, ...over })).toThrow(
      expect.objectContaining({ code: 'PROLONGATION_INVALID', details: expect.objectContaining({ violations }) }),
    );
  });

  it('may say each value', () => {
    const said = { ...productPolicy, fee: { basis: 'FLAT', amount: usd(5n) } as const, numberSeries: 'fees' };
    const asGiven = { ...given, ...said, fee: { ...noFee, basis: 'FLAT', amount: usd(5n) } };
    const read = readPolicy(asGiven).said;
    expect(read).toEqual(said);
    expect(Object.keys(read).sort()).toEqual([...policyNames].sort());
  });
});
