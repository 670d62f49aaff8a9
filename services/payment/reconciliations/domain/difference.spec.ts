import fc from 'fast-check';
import { money } from '#libs/money';
import { type Attempt, type AttemptState, hasMoney, initiate } from '../../attempts/domain/attempt.js';
import type { ProviderCharge } from '../../provider/domain/provider.js';
import { compare, isBehind } from './difference.js';

const attemptStates: readonly AttemptState[] = [
  ...(['INITIATED', 'PENDING', 'SETTLED', 'FAILED_SOFT', 'FAILED_HARD', 'REQUIRES_ACTION'] as const),
  ...(['UNKNOWN', 'CANCELLED', 'REVERSED'] as const),
];
const chargeStates = ['PENDING', 'REQUIRES_ACTION', 'SETTLED', 'FAILED', 'REVERSED'] as const;

const subject = { attemptId: 'a', customerId: 'c', methodLabel: '', provider: 'sandbox', correlationId: '' };
const anAttempt = (state: AttemptState, minor: bigint, providerChargeId: string): Attempt => ({
  ...initiate({ methodId: 'm', amount: money(minor, 'EUR'), invoiceIds: ['i'] }, subject, new Date(0)),
  ...{ state, providerChargeId },
});
const aCharge = (state: ProviderCharge['state'], minor: bigint, currency = 'EUR'): ProviderCharge => ({
  ...{ providerChargeId: 'ch_1', attemptId: 'a', state, amount: money(minor, currency) },
  ...{ failure: null, actionUrl: '' },
});

const attempts = fc.record({
  state: fc.constantFrom(...attemptStates),
  minor: fc.constantFrom(100n, 200n),
  id: fc.constantFrom('', 'ch_1', 'ch_2'),
});
const charges = fc.record({ state: fc.constantFrom(...chargeStates), minor: fc.constantFrom(100n, 200n) });

describe('a charge of a report', () => {
  it('matches only an attempt with the same charge, money and state', () => {
    fc.assert(
      fc.property(attempts, charges, (a, c) => {
        const found = compare(aCharge(c.state, c.minor), anAttempt(a.state, a.minor, a.id));
        const isSame = a.id !== 'ch_2' && a.minor === c.minor && a.state === c.state;
        const isMoney = c.state === 'SETTLED' || c.state === 'REVERSED';
        expect(found === 'MATCHED').toBe(isSame && isMoney);
      }),
    );
  });

  it('is a difference or a match whenever the provider has money of it, and never where nobody has', () => {
    fc.assert(
      fc.property(attempts, charges, (a, c) => {
        const attempt = anAttempt(a.state, a.minor, a.id);
        const found = compare(aCharge(c.state, c.minor), attempt);
        const isMoney = c.state === 'SETTLED' || c.state === 'REVERSED';
        if (isMoney) expect(found).not.toBeNull();
        else if (!hasMoney(attempt)) expect(found).toBeNull();
      }),
    );
  });

  it('that nobody asked for is at the provider only, and so is a second one of an attempt', () => {
    expect(compare(aCharge('SETTLED', 100n), null)).toMatchObject({ kind: 'AT_PROVIDER_ONLY', attemptId: null });
    expect(compare(aCharge('FAILED', 100n), null)).toBeNull();
    const second = compare(aCharge('SETTLED', 100n), anAttempt('SETTLED', 100n, 'ch_2'));
    expect(second).toMatchObject({ kind: 'AT_PROVIDER_ONLY', attemptId: 'a', providerChargeId: 'ch_1' });
  });

  it('of other money differs by its amount and moves no attempt', () => {
    const [attempt, charge] = [anAttempt('UNKNOWN', 100n, ''), aCharge('SETTLED', 100n, 'USD')];
    expect(isBehind(attempt, charge)).toBe(false);
    expect(compare(charge, attempt)).toMatchObject({ kind: 'AMOUNT_DIFFERS' });
    expect(isBehind(attempt, aCharge('SETTLED', 100n))).toBe(true);
  });
});
