import fc from 'fast-check';
import type { Payment } from '../../payments/domain/payment.js';
import {
  cancel,
  countedFor,
  expectedMinor,
  judge,
  minOf,
  noteInvoice,
  type PaymentPromise,
  promiseStates,
  spread,
} from './promise.js';

const now = new Date('2026-02-14T09:00:00Z');
/** 60.00 by Friday 2026-02-13 in Los Angeles. */
const promise: PaymentPromise = {
  promiseId: 'p',
  customerId: 'c',
  currency: 'USD',
  state: 'ACTIVE',
  amountMinor: 60_00n,
  parts: [
    { invoiceId: 'a', minor: 50_00n, closed: false, releasedMinor: 0n, invoiceVersion: 3n },
    { invoiceId: 'b', minor: 10_00n, closed: false, releasedMinor: 0n, invoiceVersion: 3n },
  ],
  dueDate: '2026-02-13',
  method: null,
  notes: '',
  tolerancePpm: 0,
  graceDays: 0,
  firstValueDate: '2026-02-06',
  lastValueDate: '2026-02-13',
  judgeAt: new Date('2026-02-14T08:00:00Z'),
  priorPaymentIds: ['before'],
  paidMinor: 0n,
  madeBy: 'user:ann',
  madeAt: new Date('2026-02-06T17:00:00Z'),
  decidedAt: null,
  cancelReason: '',
  version: 1n,
};

const payment = (paymentId: string, valueDate: string, minor: bigint, more: Partial<Payment> = {}): Payment => ({
  ...{ paymentId, customerId: 'c', amount: { minor, currency: 'USD' }, method: 'BANK_TRANSFER', valueDate },
  ...{ reference: '', proof: '', source: 's', sourceId: paymentId, invoiceIds: [], state: 'SETTLED', inFlight: false },
  ...{ allocationVersion: 1n, reversalReason: '', version: 2n, createdAt: now },
  allocated: [{ invoiceId: 'a', minor, components: [] }],
  ...more,
});

const judged = (
  before: PaymentPromise,
  payments: readonly Payment[],
  { isOver = false, reversed = false, inFlight = false } = {},
) => judge(before, { counted: countedFor(before, payments), inFlight }, { now, isOver, reversed });

describe('money for a promise', () => {
  it('counts from the day on which it was made to its last day, by value date, whenever it is booked', () => {
    const sums = ['2026-02-05', '2026-02-06', '2026-02-13', '2026-02-14'].map((valueDate) =>
      countedFor(promise, [payment('x', valueDate, 100n)]).get('a'),
    );
    expect(sums).toEqual([0n, 100n, 100n, 0n]);
  });

  it('is what settled its invoices, without what was known before it and what was taken back', () => {
    const other = [{ invoiceId: 'other', minor: 100n, components: [] }];
    const counted = countedFor(promise, [
      payment('before', '2026-02-06', 100n),
      payment('taken back', '2026-02-10', 100n, { state: 'REVERSED', reversalReason: 'RETURNED' }),
      payment('for another', '2026-02-10', 100n, { allocated: other }),
    ]);
    expect([...counted]).toEqual([
      ['a', 0n],
      ['b', 0n],
    ]);
  });
});

describe('a promise', () => {
  it('is kept as soon as all of it came', () => {
    const { promise: kept, outcome } = judged(promise, [payment('x', '2026-02-10', 60_00n)]);
    expect([kept.state, outcome, kept.paidMinor, kept.decidedAt]).toEqual(['KEPT', 'PAID_IN_TIME', 60_00n, now]);
  });

  it('is broken by one cent after its last day, and says what came', () => {
    const short = [payment('x', '2026-02-13', 59_99n)];
    expect(judged(promise, short)).toMatchObject({ outcome: null, promise: { state: 'ACTIVE', paidMinor: 59_99n } });
    expect(judged(promise, short, { isOver: true })).toMatchObject({
      outcome: 'DAY_PASSED',
      promise: { state: 'BROKEN', paidMinor: 59_99n },
    });
  });

  it('is kept with what a tolerance leaves out, to the cent', () => {
    const tolerant = { ...promise, tolerancePpm: 20_000 };
    expect(minOf(60_00n, 20_000)).toBe(58_80n);
    expect(minOf(1n, 999_999)).toBe(1n);
    expect(judged(tolerant, [payment('x', '2026-02-13', 58_79n)], { isOver: true }).promise.state).toBe('BROKEN');
    expect(judged(tolerant, [payment('x', '2026-02-13', 58_80n)], { isOver: true }).promise.state).toBe('KEPT');
  });

  it('that was broken is kept when money with a value date in time is booked later', () => {
    const broken = judged(promise, [], { isOver: true }).promise;
    expect(judged(broken, [payment('x', '2026-02-14', 60_00n)]).outcome).toBeNull();
    expect(judged(broken, [payment('x', '2026-02-13', 60_00n)])).toMatchObject({
      outcome: 'BOOKED_LATE',
      promise: { state: 'KEPT' },
    });
  });

  it('that was kept is broken by a reversal, and by nothing else', () => {
    const kept = judged(promise, [payment('x', '2026-02-10', 60_00n)]).promise;
    expect(judged(kept, []).promise.state).toBe('KEPT');
    expect(judged(kept, [], { isOver: true }).promise.state).toBe('KEPT');
    expect(judged(kept, [], { reversed: true })).toMatchObject({
      outcome: 'PAYMENT_REVERSED',
      promise: { state: 'BROKEN', paidMinor: 0n },
    });
  });

  const closed = (before: PaymentPromise, ...invoiceIds: string[]) =>
    invoiceIds.reduce((after, id) => noteInvoice(after, id, { closed: true, version: 9n }), before);

  it('ends when its invoices are closed otherwise, but not while money for them is on its way', () => {
    const both = closed(promise, 'a', 'b');
    expect(judged(both, [], { inFlight: true }).outcome).toBeNull();
    expect(judged(both, [])).toMatchObject({
      outcome: 'INVOICES_CLOSED',
      promise: { state: 'CANCELLED', cancelReason: 'INVOICES_CLOSED' },
    });
    expect(judged(both, [payment('x', '2026-02-10', 60_00n)]).promise.state).toBe('KEPT');
  });

  it('expects no more of an invoice that is closed, and the rest all the same', () => {
    const rest = judged(closed(promise, 'a'), []).promise;
    expect([rest.state, expectedMinor(rest)]).toEqual(['ACTIVE', 10_00n]);
    const forB = [{ invoiceId: 'b', minor: 10_00n, components: [] }];
    expect(judged(rest, [payment('x', '2026-02-10', 10_00n, { allocated: forB })]).promise.state).toBe('KEPT');
    const open = noteInvoice(rest, 'a', { closed: false, version: 10n });
    expect(expectedMinor(open)).toBe(60_00n);
    expect(noteInvoice(open, 'a', { closed: true, version: 10n })).toBe(open);
  });

  it('is cancelled while it is active, and only then', () => {
    expect(cancel(promise, 'He pays by instalments', now)).toMatchObject({
      ...{ state: 'CANCELLED', cancelReason: 'He pays by instalments', decidedAt: now, version: 2n },
    });
    for (const state of promiseStates.filter((each) => each !== 'ACTIVE')) {
      expect(() => cancel({ ...promise, state }, 'x', now)).toThrow(`Promise p is ${state}`);
    }
  });

  it('falls to invoices in their order', () => {
    expect(spread(60n, [50n, 30n, 20n])).toEqual([50n, 10n, 0n]);
    expect(spread(60n, [100n])).toEqual([60n]);
  });
});

describe('whatever happens to a promise', () => {
  type Happening =
    | { readonly kind: 'paid'; readonly invoiceId: string; readonly minor: bigint; readonly valueDate: string }
    | { readonly kind: 'reversed'; readonly nth: number }
    | { readonly kind: 'closed' | 'opened'; readonly invoiceId: string }
    | { readonly kind: 'over' }
    | { readonly kind: 'cancelled' };
  const invoiceId = fc.constantFrom('a', 'b', 'other');
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    fc.record({
      kind: fc.constant('paid' as const),
      invoiceId,
      minor: fc.bigInt({ min: 1n, max: 70_00n }),
      valueDate: fc.constantFrom('2026-02-05', '2026-02-06', '2026-02-13', '2026-02-14'),
    }),
    fc.record({ kind: fc.constant('reversed' as const), nth: fc.nat(5) }),
    fc.record({ kind: fc.constantFrom('closed' as const, 'opened' as const), invoiceId }),
    fc.constantFrom({ kind: 'over' } as const, { kind: 'cancelled' } as const),
  );
  const allowed: Readonly<Record<string, readonly string[]>> = {
    ACTIVE: ['KEPT', 'BROKEN', 'CANCELLED'],
    KEPT: ['BROKEN'],
    BROKEN: ['KEPT'],
    CANCELLED: [],
  };

  /** What happens to one that `before` is, with the payments of then. */
  function after(before: PaymentPromise, payments: Payment[], happens: Happening, version: bigint) {
    if (happens.kind === 'paid') {
      const { minor, valueDate } = happens;
      const allocated = [{ invoiceId: happens.invoiceId, minor, components: [] }];
      payments.push(payment(`p${payments.length}`, valueDate, minor, { allocated }));
      return judged(before, payments);
    }
    if (happens.kind === 'reversed') {
      const taken = payments[happens.nth];
      if (taken) payments[happens.nth] = { ...taken, state: 'REVERSED', reversalReason: 'RETURNED' };
      return judged(before, payments, { reversed: taken !== undefined });
    }
    if (happens.kind === 'over') return judged(before, payments, { isOver: true });
    if (happens.kind === 'cancelled') {
      if (before.state !== 'ACTIVE') return { promise: before, outcome: null };
      return { promise: cancel(before, 'x', now), outcome: 'PROMISE_CANCELLED' };
    }
    const seen = { closed: happens.kind === 'closed', version };
    return judged(noteInvoice(before, happens.invoiceId, seen), payments);
  }

  it('only the ways of the state table are gone, each is told, and kept means that the money is there', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 12 }), fc.constantFrom(0, 20_000), (happenings, tolerancePpm) => {
        const payments: Payment[] = [];
        let current: PaymentPromise = { ...promise, tolerancePpm };
        for (const [index, happens] of happenings.entries()) {
          const before = current;
          const step = after(before, payments, happens, BigInt(index) + 10n);
          current = step.promise;
          expect(current === before || current.version > before.version).toBe(true);
          expect(current.state !== before.state).toBe(step.outcome !== null);
          if (current.state !== before.state) expect(allowed[before.state]).toContain(current.state);
          expect((current.decidedAt === null) === (current.state === 'ACTIVE')).toBe(true);
          expect((current.cancelReason === '') === (current.state !== 'CANCELLED')).toBe(true);
          const expected = expectedMinor(current);
          expect(expected >= 0n && expected <= current.amountMinor).toBe(true);
          if (current.state === 'CANCELLED') continue;
          const counted = [...countedFor(current, payments).values()].reduce((sum, minor) => sum + minor, 0n);
          expect(current.paidMinor).toBe(counted);
          const isReached = counted >= minOf(expected, tolerancePpm);
          if (current.state === 'KEPT') expect(isReached).toBe(true);
          if (current.state === 'BROKEN' && step.outcome !== null) expect(isReached).toBe(false);
          // The same again changes nothing.
          expect(judged(current, payments)).toEqual({ promise: current, outcome: null });
        }
      }),
      { numRuns: 6_000 },
    );
  });
});
