import fc from 'fast-check';
import { type ApprovalLimit, ApprovalLimits, limitRoles } from './limits.js';

const limits = new ApprovalLimits([
  { act: 'WAIVE_CHARGE', role: 'anyone', minor: 500n, currency: 'EUR' },
  { act: 'WAIVE_CHARGE', role: 'finance', minor: 5_000n, currency: 'EUR' },
  { act: 'WAIVE_CHARGE', role: 'admin', minor: 2_000n, currency: 'EUR' },
]);

it.each([
  ['that of the role', ['finance'], 5_000n],
  ['the highest of several roles', ['admin', 'finance'], 5_000n],
  ['that of anyone, where no role is named', ['lead'], 500n],
  ['that of anyone, where nothing proves a role', undefined, 500n],
])('a limit is %s', (_what, held, minor) => {
  expect(limits.limitOf('WAIVE_CHARGE', 'EUR', held)).toBe(minor);
});

it('is nothing in a currency for which none is set, and there is none for an act that names none', () => {
  expect(limits.limitOf('WAIVE_CHARGE', 'USD', ['finance'])).toBe(0n);
  expect(new ApprovalLimits([]).limitOf('WAIVE_CHARGE', 'EUR', undefined)).toBeNull();
});

it('never falls by a role that is added', () => {
  const aLimit: fc.Arbitrary<ApprovalLimit> = fc.record({
    act: fc.constant('WAIVE_CHARGE' as const),
    role: fc.constantFrom(...limitRoles),
    minor: fc.bigInt({ min: 0n, max: 10_000n }),
    currency: fc.constantFrom('EUR', 'USD'),
  });
  const roles = fc.subarray([...limitRoles]);
  fc.assert(
    fc.property(fc.array(aLimit, { minLength: 1 }), roles, roles, (set, held, more) => {
      const some = new ApprovalLimits(set);
      const before = some.limitOf('WAIVE_CHARGE', 'EUR', held)!;
      expect(some.limitOf('WAIVE_CHARGE', 'EUR', [...held, ...more])).toBeGreaterThanOrEqual(before);
    }),
  );
});
