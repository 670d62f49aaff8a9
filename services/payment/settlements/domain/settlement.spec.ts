import fc from 'fast-check';
import type { Payment } from '../../payments/domain/payment.js';
import { accept, discountMinorOf, judge, moneyFor, type Settlement, withdraw } from './settlement.js';

const now = new Date('2026-03-10T12:00:00Z');
const later = new Date('2026-03-14T00:00:00Z');

const offered: Settlement = {
  ...{ settlementId: 's', customerId: 'c', currency: 'EUR', state: 'OFFERED', amountMinor: 80n },
  parts: [
    { invoiceId: 'a', openMinor: 60n },
    { invoiceId: 'b', openMinor: 40n },
  ],
  ...{ untilDate: '2026-03-13', judgeAt: later, zone: 'UTC', reason: 'Pays at once', offeredBy: 'user:ann' },
  ...{ offeredAt: now, consent: '', acceptedBy: '', acceptedAt: null, firstValueDate: null, priorPaymentIds: [] },
  ...{ paidMinor: 0n, decidedAt: null, withdrawReason: '', version: 1n },
};
const acceptance = { consent: 'by e-mail', actor: 'user:ann', firstValueDate: '2026-03-10', priorPaymentIds: ['old'] };
const accepted = accept(offered, acceptance, now);

function paymentOf(paymentId: string, minor: bigint, more: Partial<Payment> = {}): Payment {
  return {
    ...{ paymentId, customerId: 'c', amount: { minor, currency: 'EUR' }, method: 'BANK_TRANSFER' },
    ...{ valueDate: '2026-03-12', reference: '', proof: '', source: 'x', sourceId: paymentId, invoiceIds: ['a'] },
    ...{ state: 'SETTLED', inFlight: false, allocated: [{ invoiceId: 'a', minor, components: [] }] },
    ...{ allocationVersion: 1n, reversalReason: '', version: 1n, createdAt: now },
    ...more,
  };
}

const judged = (settlement: Settlement, payments: Payment[], { reversed = [] as Payment[], isOver = false } = {}) =>
  judge(settlement, moneyFor(settlement, payments, reversed), { now, isOver });

test('the discount is what was open beyond the amount', () => {
  expect(discountMinorOf(offered)).toBe(20n);
});

test('the amount in time fulfils it, and one unit less breaches it after its last day only', () => {
  expect(judged(accepted, [paymentOf('p', 80n)])).toMatchObject({
    settlement: { state: 'FULFILLED', paidMinor: 80n },
    outcome: 'PAID_IN_TIME',
  });
  expect(judged(accepted, [paymentOf('p', 79n)])).toMatchObject({ settlement: { state: 'ACCEPTED' }, outcome: null });
  expect(judged(accepted, [paymentOf('p', 79n)], { isOver: true })).toMatchObject({
    settlement: { state: 'BREACHED', paidMinor: 79n },
    outcome: 'DAY_PASSED',
  });
});

test.each([
  ['was known before', paymentOf('old', 80n)],
  ['has a value date before the acceptance', paymentOf('p', 80n, { valueDate: '2026-03-09' })],
  ['has a value date after the last day', paymentOf('p', 80n, { valueDate: '2026-03-14' })],
  ['settles another invoice', paymentOf('p', 80n, { allocated: [{ invoiceId: 'z', minor: 80n, components: [] }] })],
  ['was taken back', paymentOf('p', 80n, { state: 'REVERSED' })],
])('money that %s does not count', (_what, payment) => {
  expect(judged(accepted, [payment]).settlement).toBe(accepted);
});

test('a fulfilled one is breached by any of its money that is taken back, and by nothing else', () => {
  const { settlement } = judged(accepted, [paymentOf('p', 80n)]);
  const back = paymentOf('p', 80n, { state: 'REVERSED' });
  expect(judged(settlement, [], { reversed: [back] })).toMatchObject({
    settlement: { state: 'BREACHED' },
    outcome: 'PAYMENT_REVERSED',
  });
  const other = { ...back, allocated: [{ invoiceId: 'z', minor: 80n, components: [] }] };
  expect(judged(settlement, [paymentOf('p', 80n)], { reversed: [other], isOver: true }).settlement).toBe(settlement);
});

test('while there is time, its own money may come again, but what was paid before may not go', () => {
  const own = paymentOf('p', 30n, { state: 'REVERSED' });
  const before = paymentOf('old', 30n, { state: 'REVERSED' });
  expect(judged(accepted, [], { reversed: [own] }).settlement.state).toBe('ACCEPTED');
  expect(judged(accepted, [], { reversed: [before] })).toMatchObject({
    settlement: { state: 'BREACHED' },
    outcome: 'PAYMENT_REVERSED',
  });
});

test('an offer expires with its day, and only an open one is accepted or withdrawn', () => {
  const { settlement: expired } = judged(offered, [paymentOf('p', 80n)], { isOver: true });
  expect(expired).toMatchObject({ state: 'EXPIRED', paidMinor: 0n });
  expect(() => accept(offered, acceptance, later)).toThrow('Its last day is over.');
  for (const settlement of [expired, accepted]) {
    expect(() => accept(settlement, acceptance, now)).toThrow('It is no open offer.');
    expect(() => withdraw(settlement, 'x', now)).toThrow('It is no open offer.');
  }
});

test('it comes to an end once, by any history of money', () => {
  const step = fc.record({ minor: fc.bigInt({ min: 1n, max: 90n }), back: fc.boolean(), isOver: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const payments = new Map<string, Payment>();
      let settlement = accepted;
      for (const [number, { minor, back, isOver }] of steps.entries()) {
        const reversed: Payment[] = [];
        const [first] = payments.values();
        if (back && first) {
          reversed.push({ ...first, state: 'REVERSED' });
          payments.delete(first.paymentId);
        } else payments.set(`p${number}`, paymentOf(`p${number}`, minor));
        const before = settlement;
        ({ settlement } = judged(before, [...payments.values()], { reversed, isOver }));
        const sum = [...payments.values()].reduce((total, { amount }) => total + amount.minor, 0n);
        if (before.state === 'ACCEPTED') {
          expect(settlement.state).toBe(sum >= 80n ? 'FULFILLED' : isOver ? 'BREACHED' : 'ACCEPTED');
        } else if (before.state === 'FULFILLED') {
          expect(settlement.state).toBe(reversed.length > 0 ? 'BREACHED' : 'FULFILLED');
        } else expect(settlement).toBe(before);
        if (settlement !== before) expect(settlement.version).toBe(before.version + 1n);
        expect(settlement.decidedAt === null).toBe(settlement.state === 'ACCEPTED');
      }
    }),
  );
});
