import { postCharge } from '../../ledger/domain/charges.js';
import { owedOf } from '../../ledger/domain/invoice.js';
import { issued, paid, World } from '../../testing/ledger-world.js';
import type { FeePolicy } from './fee-policy.js';
import { type FeeFacts, type ScheduledFee, scheduledFees } from './fee-schedule.js';

const policyOf = (days: number, minor: bigint): FeePolicy => ({
  ...{ code: 'late', title: 'Late', state: 'ACTIVE', version: 1, revision: 1n, appliedBy: 'user:ann' },
  appliedAt: new Date('2026-01-01T00:00:00Z'),
  rules: {
    occurrences: [{ days, amount: { kind: 'FLAT', flat: { USD: minor } } }],
    ...{ caps: {}, smallestPrincipals: {}, chargesFrom: null, text: '' },
  },
});

/** Charges what of the fees of an invoice is due by a day. */
function chargeDue(world: World, policy: FeePolicy, dueDate: string, today: string): ScheduledFee[] {
  const invoice = world.invoices.get('i1')!;
  const facts: FeeFacts = {
    ...{ invoiceId: 'i1', currency: 'USD', dueDate, zone: 'UTC', principalMinor: owedOf(invoice).PRINCIPAL },
    ...{
      payments: [],
      chargedMinor: 0n,
      decided: [],
      objection: null,
      holds: [],
      allowance: null,
      since: '2026-01-01',
    },
  };
  const due = scheduledFees(facts, policy, '2026-01-01').filter(({ day }) => day <= today);
  for (const { occurrence, day, reckoning } of due) {
    const posting = {
      chargeId: `fee-${occurrence}`,
      invoiceId: 'i1',
      component: 'FEE',
      minor: reckoning.minor,
    } as const;
    if (reckoning.minor > 0n) world.run((session) => void postCharge(session, { ...posting, valueDate: day }));
  }
  return due;
}

const owed = (world: World) => owedOf(world.invoices.get('i1')!);
const anInvoice = (preset: ConstructorParameters<typeof World>[0]) => {
  const world = new World(preset);
  issued(world, 'i1', { amountMinor: 10_000n });
  return world;
};

describe('a late fee', () => {
  it('and interest stay owed and collectable when only the principal is paid', () => {
    const world = anInvoice('PRINCIPAL_FIRST');
    chargeDue(world, policyOf(15, 1_000n), '2026-01-01', '2026-01-16');
    const interest = { chargeId: 'interest', invoiceId: 'i1', component: 'INTEREST', minor: 41n } as const;
    world.run((session) => void postCharge(session, interest));
    paid(world, 'p1', 10_000n);
    expect(owed(world)).toEqual({ PRINCIPAL: 0n, FEE: 1_000n, INTEREST: 41n, COST: 0n });
    expect(world.invoices.get('i1')!.lifecycle).toBe('OPEN');
    world.assertInvariants();
  });

  it('is dated on its own day', () => {
    const world = anInvoice('OLDEST_FIRST');
    chargeDue(world, policyOf(7, 500n), '2026-01-06', '2026-02-01');
    expect(world.entries.at(-1)).toMatchObject({ context: 'CHARGE_ADDED', valueDate: '2026-01-13' });
  });

  it('is owed in full where no interest is', () => {
    const world = anInvoice('OLDEST_FIRST');
    chargeDue(world, policyOf(1, 5_000n), '2026-01-06', '2026-01-07');
    expect(owed(world)).toEqual({ PRINCIPAL: 10_000n, FEE: 5_000n, INTEREST: 0n, COST: 0n });
  });

  it('that is not due yet takes no money before the principal, also where fees come first', () => {
    const world = anInvoice('FEES_FIRST');
    expect(chargeDue(world, policyOf(28, 1_000n), '2026-02-01', '2026-02-10')).toEqual([]);
    paid(world, 'p1', 4_000n);
    expect(owed(world)).toEqual({ PRINCIPAL: 6_000n, FEE: 0n, INTEREST: 0n, COST: 0n });
    chargeDue(world, policyOf(28, 1_000n), '2026-02-01', '2026-03-01');
    paid(world, 'p2', 1_500n);
    expect(owed(world)).toEqual({ PRINCIPAL: 5_500n, FEE: 0n, INTEREST: 0n, COST: 0n });
    world.assertInvariants();
  });
});
