import fc from 'fast-check';
import { type AllowanceContent, allowanceOf, allowFee, type FeeAllowance, maxAllowed } from './fee-allowance.js';
import type { FeeReckoning } from './fee-amount.js';

const content = (over: Partial<AllowanceContent> = {}): AllowanceContent => ({
  ...{ maxFees: {}, maxPpm: null, maxTotals: {}, excess: 'REFUSE', source: 'The contract', ...over },
});
const base = { currency: 'EUR', principalMinor: 10_000n, chargedMinor: 0n };
const fee = (minor: bigint): FeeReckoning => ({
  ...{ kind: 'FLAT', principalMinor: 10_000n, ppm: null, reckonedMinor: minor, bound: null, minor, reason: null },
});

describe('what a jurisdiction allows', () => {
  it('is the least of its limits, and nothing in a currency of which it says nothing', () => {
    expect(maxAllowed(content({ maxFees: { EUR: 500n } }), base)).toBe(500n);
    expect(maxAllowed(content({ maxFees: { EUR: 500n }, maxPpm: 10_000n }), base)).toBe(100n);
    expect(
      maxAllowed(content({ maxFees: { EUR: 500n }, maxTotals: { EUR: 700n } }), { ...base, chargedMinor: 600n }),
    ).toBe(100n);
    expect(maxAllowed(content({ maxFees: { USD: 500n } }), base)).toBe(0n);
    expect(maxAllowed(content(), base)).toBe(0n);
  });

  it('refuses more, or lowers it where it says so', () => {
    const limits = { maxFees: { EUR: 500n } };
    expect(allowFee(fee(500n), content(limits), base)).toEqual(fee(500n));
    expect(allowFee(fee(501n), content(limits), base)).toMatchObject({ minor: 0n, reason: 'NOT_ALLOWED' });
    expect(allowFee(fee(501n), content({ ...limits, excess: 'CAP' }), base)).toMatchObject({
      ...{ minor: 500n, reason: null, bound: 'ALLOWANCE' },
    });
    expect(allowFee(fee(501n), null, base)).toEqual(fee(501n));
  });

  it('is its own, else that of its country, else the default', () => {
    const of = (jurisdiction: string): FeeAllowance => ({
      ...{ ...content(), jurisdiction, version: 1, removed: false, appliedBy: 'user:ann', appliedAt: new Date(0) },
    });
    const known = new Map(['US-MA', 'US', 'DEFAULT'].map((code) => [code, of(code)]));
    const found = (code: string) => allowanceOf(code, known)?.jurisdiction;
    expect([found('US-MA'), found('US-NY'), found('DE'), found('')]).toEqual(['US-MA', 'US', 'DEFAULT', 'DEFAULT']);
    expect(allowanceOf('DE', new Map())).toBeNull();
  });

  it('is never exceeded, whatever is charged one after another', () => {
    const minor = fc.bigInt({ min: 1n, max: 10_000n });
    const limits = fc.record({
      maxFees: fc.record({ EUR: minor }, { requiredKeys: [] }) as fc.Arbitrary<AllowanceContent['maxFees']>,
      maxPpm: fc.option(fc.bigInt({ min: 1n, max: 1_000_000n })),
      maxTotals: fc.record({ EUR: minor }, { requiredKeys: [] }) as fc.Arbitrary<AllowanceContent['maxFees']>,
      excess: fc.constantFrom('REFUSE' as const, 'CAP' as const),
    });
    fc.assert(
      fc.property(limits, fc.array(minor, { maxLength: 8 }), (over, fees) => {
        let chargedMinor = 0n;
        for (const asked of fees) {
          const allowed = allowFee(fee(asked), content(over), { ...base, chargedMinor });
          expect(allowed.minor <= asked && allowed.minor >= 0n).toBe(true);
          expect(allowed.minor === 0n).toBe(allowed.reason !== null);
          if (over.maxFees['EUR'] !== undefined) expect(allowed.minor <= over.maxFees['EUR']).toBe(true);
          chargedMinor += allowed.minor;
        }
        if (over.maxTotals['EUR'] !== undefined) expect(chargedMinor <= over.maxTotals['EUR']).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
