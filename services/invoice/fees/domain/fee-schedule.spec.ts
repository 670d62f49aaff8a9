import fc from 'fast-check';
import { addDays } from '#libs/time';
import type { FeePolicy, FeeRules } from './fee-policy.js';
import { type FeeFacts, principalOn, scheduledFees } from './fee-schedule.js';

const flat = (days: number, minor: bigint) => ({ days, amount: { kind: 'FLAT' as const, flat: { EUR: minor } } });
const policyWith = (rules: Partial<FeeRules>): FeePolicy => ({
  ...{ code: 'late', title: 'Late', state: 'ACTIVE', version: 1, revision: 1n, appliedBy: 'user:ann' },
  appliedAt: new Date('2026-01-01T00:00:00Z'),
  rules: { occurrences: [flat(7, 500n)], caps: {}, smallestPrincipals: {}, chargesFrom: null, text: '', ...rules },
});
const facts = (over: Partial<FeeFacts> = {}): FeeFacts => ({
  ...{ invoiceId: 'i', currency: 'EUR', dueDate: '2026-01-06', zone: 'Europe/Berlin', principalMinor: 10_000n },
  ...{
    payments: [],
    chargedMinor: 0n,
    decided: [],
    objection: null,
    holds: [],
    allowance: null,
    since: '2026-01-01',
    ...over,
  },
});
const days = (of: FeeFacts, policy: FeePolicy, policyDay = '2026-01-01') =>
  scheduledFees(of, policy, policyDay).map(({ occurrence, day, reckoning }) => [occurrence, day, reckoning.minor]);

describe('the fees of an invoice', () => {
  const two = policyWith({ occurrences: [flat(7, 500n), flat(21, 1_000n)] });

  it('fall on days after the due date, each as the day begins for the debtor', () => {
    const found = scheduledFees(facts(), two, '2026-01-01');
    expect(found.map(({ occurrence, day, at }) => [occurrence, day, at.toISOString()])).toEqual([
      [1, '2026-01-13', '2026-01-12T23:00:00.000Z'],
      [2, '2026-01-27', '2026-01-26T23:00:00.000Z'],
    ]);
  });

  it('are each had once, whichever policy and version they are of', () => {
    expect(days(facts({ decided: [1] }), two)).toEqual([[2, '2026-01-27', 1_000n]]);
    expect(days(facts({ decided: [1, 2] }), two)).toEqual([]);
  });

  it('do not reach back before the policy held, unless it says so', () => {
    expect(days(facts({ since: '2026-01-20' }), two)).toEqual([[2, '2026-01-27', 1_000n]]);
    expect(days(facts(), two, '2026-02-01')).toEqual([]);
    const reachesBack = policyWith({ occurrences: two.rules.occurrences, chargesFrom: '2026-01-01' });
    expect(days(facts({ since: '2026-03-01' }), reachesBack, '2026-02-01')).toHaveLength(2);
  });

  it('are reckoned of what remained as the day began, by value date', () => {
    const share = policyWith({
      occurrences: [{ days: 7, amount: { kind: 'PERCENTAGE', ppm: 100_000n, min: {}, max: {} } }],
    });
    const paid = (valueDate: string) => facts({ principalMinor: 4_000n, payments: [{ valueDate, minor: 6_000n }] });
    expect(days(paid('2026-01-12'), share)).toEqual([[1, '2026-01-13', 400n]]);
    expect(days(paid('2026-01-13'), share)).toEqual([[1, '2026-01-13', 1_000n]]);
  });

  it('are none of a principal that was paid before the day, and stand where it was paid on the day', () => {
    const paid = (valueDate: string) => facts({ principalMinor: 0n, payments: [{ valueDate, minor: 10_000n }] });
    const one = policyWith({});
    expect(scheduledFees(paid('2026-01-12'), one, '2026-01-01')[0]!.reckoning).toMatchObject({ reason: 'PAID_BEFORE' });
    expect(days(paid('2026-01-13'), one)).toEqual([[1, '2026-01-13', 500n]]);
  });

  it('are never charged on a day on which the invoice is not collected', () => {
    const [fee] = scheduledFees(facts({ objection: 'IN_DISPUTE' }), policyWith({}), '2026-01-01');
    expect(fee!.reckoning).toMatchObject({ minor: 0n, reason: 'IN_DISPUTE' });
  });

  it('are never charged on a day that begins under a hold', () => {
    const from = new Date('2026-01-12T00:00:00Z');
    const [at] = scheduledFees(facts(), policyWith({}), '2026-01-01').map((fee) => fee.at);
    const of = (until: Date | null, start = from) =>
      scheduledFees(facts({ holds: [{ from: start, until }] }), policyWith({}), '2026-01-01')[0]!.reckoning.reason;
    expect([of(null), of(new Date(at!.getTime() + 1)), of(at!), of(null, new Date(at!.getTime() + 1))]).toEqual([
      'HELD',
      'HELD',
      null,
      null,
    ]);
  });

  it('are decided once, in order, however the clock is stepped', () => {
    const rules = fc
      .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 })
      .map((all) => policyWith({ occurrences: all.sort((left, right) => left - right).map((day) => flat(day, 100n)) }));
    const steps = fc.array(fc.integer({ min: 1, max: 20 * 24 }), { maxLength: 30 });
    fc.assert(
      fc.property(rules, steps, (policy, hours) => {
        let now = Date.parse('2026-01-06T00:00:00Z');
        let of = facts();
        const charged: number[] = [];
        for (const step of hours) {
          now += step * 3_600_000;
          for (const fee of scheduledFees(of, policy, '2026-01-01').filter(({ at }) => at.getTime() <= now)) {
            charged.push(fee.occurrence);
            of = {
              ...of,
              decided: [...of.decided, fee.occurrence],
              chargedMinor: of.chargedMinor + fee.reckoning.minor,
            };
          }
        }
        const due = policy.rules.occurrences.filter(
          (fee) => Date.parse(`${addDays('2026-01-06', fee.days)}T00:00:00+01:00`) <= now,
        );
        expect(charged).toEqual(due.map((_fee, index) => index + 1));
      }),
      { numRuns: 5_000 },
    );
  });
});

it('counts money of a later value date as still owed', () => {
  const payments = [
    { valueDate: '2026-01-10', minor: 100n },
    { valueDate: '2026-01-20', minor: 10n },
  ];
  const of = facts({ principalMinor: 1n, payments });
  expect([principalOn(of, '2026-01-10'), principalOn(of, '2026-01-11'), principalOn(of, '2026-01-21')]).toEqual([
    111n,
    11n,
    1n,
  ]);
});
