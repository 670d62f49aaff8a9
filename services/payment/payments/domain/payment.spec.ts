import fc from 'fast-check';
import { maxIds } from '#libs/fields';
import {
  type AllocatedPart,
  assertSameMoney,
  type Payment,
  recordAllocation,
  type Report,
  reverse,
  settle,
  transitions,
} from './payment.js';

const customerId = '018f0000-0000-7000-8000-000000000001';
const paymentId = '018f0000-0000-7000-8000-000000000002';
const invoiceId = '018f0000-0000-7000-8000-000000000003';
const now = new Date('2013-03-01T10:00:00Z');
const at = { now, today: '2013-03-01' };
const report: Report = {
  customerId,
  amount: { minor: 12_34n, currency: 'USD' },
  method: 'BANK_TRANSFER',
  valueDate: '2013-02-28',
  reference: 'INV-1',
  proof: '',
  source: 'manual',
  sourceId: 'r-1',
  invoiceIds: [invoiceId],
};

function partOf(id: string, minor: bigint): AllocatedPart {
  return { invoiceId: id, minor, components: [{ component: 'PRINCIPAL', minor }] };
}

describe('a payment', () => {
  it('is in flight from the moment it is settled until invoice has allocated it', () => {
    const settled = settle(report, paymentId, at);
    expect(settled).toMatchObject({ state: 'SETTLED', inFlight: true, allocated: [], version: 1n, createdAt: now });
    const allocated = recordAllocation(settled, [partOf(invoiceId, 12_00n)], 1n, true);
    expect(allocated).toMatchObject({ inFlight: false, allocated: [partOf(invoiceId, 12_00n)], version: 2n });
  });

  it('is reversed once, with a reason, and refuses a second time with its state', () => {
    const reversed = reverse(settle(report, paymentId, at), 'CHARGEBACK');
    expect(reversed).toMatchObject({ state: 'REVERSED', inFlight: false, reversalReason: 'CHARGEBACK', version: 2n });
    expect(() => reverse(reversed, 'RETURNED')).toThrow(
      expect.objectContaining({
        code: 'PAYMENT_STATE_FORBIDS',
        kind: 'refused',
        details: { state: 'REVERSED', allowed: [] },
      }),
    );
    expect(() => reverse(settle(report, paymentId, at), '')).toThrow(
      expect.objectContaining({ code: 'PAYMENT_INVALID' }),
    );
  });

  it('names every wrong field at once', () => {
    const wrong: Report = {
      ...report,
      customerId: 'nobody',
      amount: { minor: 0n, currency: 'USD' },
      reference: 'x'.repeat(501),
      sourceId: '',
      proof: 'a\u0000b',
      valueDate: '2013-03-02',
      invoiceIds: Array.from({ length: maxIds + 1 }, () => invoiceId),
    };
    expect(() => settle(wrong, paymentId, at)).toThrow(
      expect.objectContaining({
        code: 'PAYMENT_INVALID',
        details: {
          violations: ['reference', 'proof', 'source_id', 'amount', 'value_date', 'customer_id', 'invoice_numbers'].map(
            (field) => expect.objectContaining({ field }),
          ),
        },
      }),
    );
  });

  it('has a value date that is today or past, whenever its invoices were issued', () => {
    for (const valueDate of ['1999-12-31', '2013-02-28', '2013-03-01'])
      expect(settle({ ...report, valueDate }, paymentId, at)).toMatchObject({ valueDate });
    expect(() => settle({ ...report, valueDate: '2013-03-02' }, paymentId, at)).toThrow(
      expect.objectContaining({
        code: 'PAYMENT_INVALID',
        details: {
          violations: [
            {
              field: 'value_date',
              description: 'lies in the future: business time is 2013-03-01',
              reason: 'IN_FUTURE',
              facts: { today: '2013-03-01' },
            },
          ],
        },
      }),
    );
  });

  it('is the same payment only when a second report speaks of the same money', () => {
    const known = settle(report, paymentId, at);
    expect(() => assertSameMoney(known, report)).not.toThrow();
    const others: Partial<Report>[] = [
      { amount: { minor: 12_35n, currency: 'USD' } },
      { amount: { minor: 12_34n, currency: 'EUR' } },
      { customerId: invoiceId },
    ];
    for (const other of others) {
      expect(() => assertSameMoney(known, { ...report, ...other })).toThrow(
        expect.objectContaining({ code: 'PAYMENT_KEY_REUSED', kind: 'conflict' }),
      );
    }
  });
});

describe('an allocation of a payment', () => {
  it('settles what several events of one allocation tell, and takes nothing from those of an earlier one', () => {
    const parts = (...invoiceIds: string[]) => invoiceIds.map((id) => partOf(id, 1n));
    const first = recordAllocation(settle(report, paymentId, at), parts('a', 'b'), 3n, true);
    const whole = recordAllocation(first, parts('c'), 3n, false);
    expect(whole).toMatchObject({ allocated: parts('a', 'b', 'c'), inFlight: false, allocationVersion: 3n });
    expect(recordAllocation(whole, parts('d'), 2n, false)).toBe(whole);
  });

  it('changes nothing when a newer one is known', () => {
    const undone = recordAllocation(settle(report, paymentId, at), [], 2n, true);
    expect(undone).toMatchObject({ inFlight: false, allocated: [], allocationVersion: 2n });
    expect(recordAllocation(undone, [partOf(invoiceId, 1n)], 1n, true)).toBe(undone);
  });
});

describe('the state table of payments', () => {
  type Step = (payment: Payment) => Payment;
  const part = fc.tuple(fc.uuid(), fc.bigInt(1n, 1000n)).map(([id, minor]) => partOf(id, minor));
  const steps = fc.array(
    fc.oneof(
      fc.constant<Step>((payment) => reverse(payment, 'MISTAKE')),
      fc.tuple(fc.array(part, { maxLength: 3 }), fc.bigInt(1n, 9n)).map(
        ([parts, version]): Step =>
          (payment) =>
            recordAllocation(payment, parts, version, true),
      ),
    ),
  );

  it('is obeyed by every order of commands and allocations, versions grow, and flight never begins again', () => {
    fc.assert(
      fc.property(steps, (path) => {
        let payment = settle(report, paymentId, at);
        for (const step of path) {
          const before = payment;
          try {
            payment = step(before);
          } catch (error) {
            expect(error).toMatchObject({ kind: 'refused', details: { state: before.state } });
            expect(transitions[before.state].reverse).toBeUndefined();
            continue;
          }
          if (payment === before) continue;
          expect(payment.version).toBe(before.version + 1n);
          expect(payment.allocationVersion).toBeGreaterThanOrEqual(before.allocationVersion);
          expect(payment.inFlight).toBe(false);
          if (payment.state !== before.state) expect(Object.values(transitions[before.state])).toContain(payment.state);
          expect(payment.state === 'REVERSED').toBe(payment.reversalReason !== '');
        }
      }),
    );
  });

  it('leads nowhere from REVERSED', () => {
    expect(transitions.REVERSED).toEqual({});
  });
});
