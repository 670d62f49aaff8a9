import { decodeEvent } from '../wire/codec.js';
import { encodeOutgoing } from './outbox.js';
import { slotCount } from './outbox.sql.js';
import { slotOf } from './slots.js';

const allocated = 'dunlin.invoice.v1.PaymentAllocated';

describe('publishing', () => {
  const context = {
    service: 'invoice',
    now: new Date('2013-02-03T04:05:06.007Z'),
    actor: 'user:ann',
    correlationId: 'c-1',
    causationId: '',
  };
  const event = {
    type: allocated,
    key: 'k',
    subject: 's',
    sequence: 3,
    payload: { paymentId: 'p' },
    reason: 'WHY',
  } as const;

  it('fills in the cause and the business time', () => {
    const row = encodeOutgoing(event, context);
    expect(decodeEvent(allocated, row.payload)).toMatchObject({
      cause: { actor: 'user:ann', reason: 'WHY' },
      paymentId: 'p',
    });
    expect(JSON.parse(row.headers)).toMatchObject({
      ce_id: row.id,
      ce_time: '2013-02-03T04:05:06.007Z',
      ce_source: '/dunlin/invoice',
      ce_partitionkey: 'k',
      ce_sequence: '3',
    });
    expect(row.slot).toBe(slotOf('k'));
  });

  it('refuses the events of another service, an empty key and what no broker would take', () => {
    expect(() => encodeOutgoing(event, { ...context, service: 'payment' })).toThrow(
      /belongs to invoice, not to payment/,
    );
    expect(() => encodeOutgoing({ ...event, key: '' }, context)).toThrow(/key and subject/);
    expect(() => encodeOutgoing({ ...event, reason: 'x'.repeat(1_000_000) }, context)).toThrow(/may take 1000000/);
  });

  it('spreads keys over all slots', () => {
    const used = new Set(Array.from({ length: 2000 }, (_, index) => slotOf(`customer-${index}`)));
    expect(used.size).toBe(slotCount);
  });
});
