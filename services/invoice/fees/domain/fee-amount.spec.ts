import fc from 'fast-check';
import { type FeeBase, reckonFee } from './fee-amount.js';
import type { Amounts, FeeAmount, FeeOccurrence, FeeRules } from './fee-policy.js';

const rulesWith = (over: Partial<FeeRules> = {}): FeeRules => ({
  ...{ occurrences: [], caps: {}, smallestPrincipals: {}, chargesFrom: null, text: '', ...over },
});
const base = (principalMinor: bigint, over: Partial<FeeBase> = {}): FeeBase => ({
  ...{ currency: 'EUR', principalMinor, chargedMinor: 0n, ...over },
});
const percentage = (ppm: bigint, min: Amounts = {}, max: Amounts = {}): FeeOccurrence => ({
  days: 7,
  amount: { kind: 'PERCENTAGE', ppm, min, max },
});
const flat = (amounts: Amounts): FeeOccurrence => ({ days: 7, amount: { kind: 'FLAT', flat: amounts } });
const tiers: FeeOccurrence = {
  days: 7,
  amount: {
    kind: 'TIERED',
    tiers: [
      { currency: 'EUR', fromMinor: 100_000n, minor: 7_000n },
      { currency: 'EUR', fromMinor: 1_000n, minor: 4_000n },
    ],
  },
};

describe('a late fee', () => {
  it('is a flat amount of the currency, and none in another', () => {
    expect(reckonFee(rulesWith(), flat({ EUR: 500n }), base(10_000n))).toMatchObject({ minor: 500n, reason: null });
    expect(reckonFee(rulesWith(), flat({ EUR: 500n }), base(10_000n, { currency: 'JPY' }))).toMatchObject({
      ...{ minor: 0n, reason: 'NOT_IN_CURRENCY' },
    });
  });

  it('is a share of what remains, rounded half up, between what the policy asks at least and at most', () => {
    const of = (principal: bigint) =>
      reckonFee(rulesWith(), percentage(25_000n, { EUR: 100n }, { EUR: 1_000n }), base(principal));
    expect(
      [of(6_020n), of(1_000n), of(100_000n)].map(({ reckonedMinor, minor, bound }) => [reckonedMinor, minor, bound]),
    ).toEqual([
      [151n, 151n, null],
      [25n, 100n, 'MIN'],
      [2_500n, 1_000n, 'MAX'],
    ]);
    expect(reckonFee(rulesWith(), percentage(25_000n), base(6_019n)).minor).toBe(150n);
    expect(reckonFee(rulesWith(), percentage(1n), base(1n))).toMatchObject({ minor: 0n, reason: 'ROUNDED_TO_NOTHING' });
  });

  it('is that of the highest tier that is reached', () => {
    const of = (principal: bigint) => reckonFee(rulesWith(), tiers, base(principal));
    expect([of(999n), of(1_000n), of(99_999n), of(100_000n)].map(({ minor, reason }) => [minor, reason])).toEqual([
      [0n, 'BELOW_TIERS'],
      [4_000n, null],
      [4_000n, null],
      [7_000n, null],
    ]);
  });

  it('leaves out what is too small, and stops at the cap of all fees of the invoice', () => {
    const rules = rulesWith({ caps: { EUR: 1_200n }, smallestPrincipals: { EUR: 1_000n } });
    const of = (principal: bigint, chargedMinor: bigint) =>
      reckonFee(rules, flat({ EUR: 500n }), base(principal, { chargedMinor }));
    expect(of(999n, 0n)).toMatchObject({ minor: 0n, reason: 'BELOW_SMALLEST' });
    expect(of(1_000n, 700n)).toMatchObject({ minor: 500n, bound: null });
    expect(of(1_000n, 1_000n)).toMatchObject({ minor: 200n, bound: 'CAP', reckonedMinor: 500n });
    expect(of(1_000n, 1_200n)).toMatchObject({ minor: 0n, reason: 'CAP_REACHED' });
    expect(of(0n, 0n)).toMatchObject({ minor: 0n, reason: 'PAID_BEFORE' });
  });
});

describe('late fees of any policy', () => {
  const minor = fc.bigInt({ min: 1n, max: 10n ** 12n });
  const amounts = fc.record({ EUR: minor }, { requiredKeys: [] }) as fc.Arbitrary<Amounts>;
  const amount: fc.Arbitrary<FeeAmount> = fc.oneof(
    fc.record({ kind: fc.constant('FLAT' as const), flat: amounts }),
    fc
      .record({
        ppm: fc.bigInt({ min: 1n, max: 1_000_000n }),
        low: minor,
        more: fc.bigInt({ min: 0n, max: 10n ** 9n }),
      })
      .map(({ ppm, low, more }) => ({ kind: 'PERCENTAGE' as const, ppm, min: { EUR: low }, max: { EUR: low + more } })),
    fc.record({
      kind: fc.constant('TIERED' as const),
      tiers: fc.array(fc.record({ currency: fc.constant('EUR'), fromMinor: minor, minor }), { maxLength: 5 }),
    }),
  );

  it('come to zero exactly where a reason says why, and never beyond the cap together', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 8 }),
        amounts,
        amounts,
        minor,
        (all, caps, smallestPrincipals, principal) => {
          const rules = rulesWith({ caps, smallestPrincipals });
          let chargedMinor = 0n;
          for (const each of all) {
            const fee = reckonFee(rules, { days: 1, amount: each }, base(principal, { chargedMinor }));
            expect(fee.minor === 0n).toBe(fee.reason !== null);
            expect(fee.minor).toBeGreaterThanOrEqual(0n);
            if (each.kind === 'PERCENTAGE' && fee.bound === null && fee.reason === null) {
              // Half up: twice the exact amount is within one unit of twice the fee.
              const exactTwice = 2n * principal * each.ppm;
              expect(exactTwice - 2n * fee.minor * 1_000_000n).toBeLessThan(1_000_000n);
              expect(exactTwice - 2n * fee.minor * 1_000_000n).toBeGreaterThanOrEqual(-1_000_000n);
            }
            chargedMinor += fee.minor;
          }
          if (caps['EUR'] !== undefined) expect(chargedMinor).toBeLessThanOrEqual(caps['EUR']);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('grow with what remains, as long as the amount is a share of it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 1_000_000n }), minor, minor, (ppm, left, right) => {
        const [less, more] = left < right ? [left, right] : [right, left];
        const of = (principal: bigint) => reckonFee(rulesWith(), percentage(ppm), base(principal)).minor;
        expect(of(less)).toBeLessThanOrEqual(of(more));
        expect(of(more)).toBeLessThanOrEqual(more);
      }),
      { numRuns: 5_000 },
    );
  });
});
