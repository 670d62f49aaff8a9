import fc from 'fast-check';
import { type EventInits, eventTypes } from '#libs/contracts';
import { decodeEvent, encodeEvent, eventCodec } from './codec.js';
import { buildHeaders, type Envelope, formatOf, parseHeaders } from './envelope.js';

const allocated = 'dunlin.invoice.v1.PaymentAllocated';
const cause = { actor: 'system:invoice', reason: 'SPEC' };

const moneys = fc.record({
  currencyCode: fc.constantFrom('USD', 'EUR', 'JPY'),
  minorUnits: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
});
const payloads = fc.record({
  cause: fc.record({ actor: fc.string({ minLength: 1 }), reason: fc.string({ unit: 'grapheme' }) }),
  paymentId: fc.uuid(),
  customerId: fc.uuid(),
  allocations: fc.array(
    fc.record({
      invoiceId: fc.uuid(),
      amount: fc.option(moneys),
      components: fc.array(
        fc.record({
          component: fc.constantFrom('COMPONENT_PRINCIPAL', 'COMPONENT_FEE', 'COMPONENT_INTEREST'),
          amount: fc.option(moneys),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 5 },
  ),
  unapplied: fc.option(moneys),
  eventNumber: fc.nat(),
  eventCount: fc.nat(),
});

describe('payloads', () => {
  it('come back as they went, in both formats', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const bytes = encodeEvent(allocated, payload);
        expect(decodeEvent(allocated, bytes)).toEqual(payload);
        expect(eventCodec.fromJson(allocated, eventCodec.toJson(allocated, bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(eventTypes)('of %s come back the same when decoded and sent again', (type) => {
    const bytes = encodeEvent(type, { cause } as EventInits[typeof type]);
    const decoded = decodeEvent(type, bytes);
    expect(decoded.cause).toEqual(cause);
    expect(encodeEvent(type, decoded as EventInits[typeof type])).toEqual(bytes);
    expect(eventCodec.fromJson(type, eventCodec.toJson(type, bytes))).toEqual(bytes);
  });

  it('are canonical ProtoJSON in the json format', () => {
    const bytes = encodeEvent('dunlin.invoice.v1.ImportRegistered', {
      cause,
      importId: 'i-1',
      arrivalTime: { seconds: '1357034400', nanos: 250_000_000 },
    });
    expect(JSON.parse(eventCodec.toJson('dunlin.invoice.v1.ImportRegistered', bytes).toString())).toEqual({
      cause: { actor: 'system:invoice', reason: 'SPEC' },
      importId: 'i-1',
      arrivalTime: '2013-01-01T10:00:00.250Z',
    });
  });

  it.each([
    ['an unknown field', { cause, paymentID: 'x' }, 'paymentID is no field of PaymentAllocated'],
    ['a wrong type', { cause, paymentId: 7 }, 'paymentId must be a string, not a number'],
    ['a bigint', { cause, unapplied: { minorUnits: 1n } }, 'unapplied.minorUnits must be a 64-bit integer as a string'],
    ['an amount beyond 64 bits', { cause, unapplied: { minorUnits: '9223372036854775808' } }, 'unapplied.minorUnits'],
    ['half a cent', { cause, unapplied: { minorUnits: 0.5 } }, 'unapplied.minorUnits'],
    ['a single for a list', { cause, allocations: {} }, 'allocations must be a list'],
    ['a fault deep inside', { cause, allocations: [{}, { amount: { minor: '1' } }] }, 'allocations[1].amount.minor'],
  ])('are refused for %s', (_what, payload, fault) => {
    expect(() => encodeEvent(allocated, payload as never)).toThrow(
      expect.objectContaining({ code: 'EVENT_INVALID', message: expect.stringContaining(fault) }),
    );
  });

  it('are refused for an enum name that does not exist, and for a Date where a timestamp is wanted', () => {
    const issued = (invoice: object) => () =>
      encodeEvent('dunlin.invoice.v1.InvoiceIssued', { cause, snapshot: { invoice } } as never);
    expect(issued({ lifecycle: 'LIFECYCLE_GONE' })).toThrow(/LIFECYCLE_GONE/);
    const registered = { cause, importId: 'i', arrivalTime: new Date() };
    expect(() => encodeEvent('dunlin.invoice.v1.ImportRegistered', registered as never)).toThrow(/not a Date/);
  });

  it('are refused on arrival when they cannot be read or carry no cause', () => {
    expect(() => decodeEvent(allocated, Buffer.from([0x0a, 0x7f, 0x01]))).toThrow(/cannot be read/);
    expect(() => decodeEvent(allocated, Buffer.alloc(0))).toThrow(/cause\.actor is missing/);
    expect(() => eventCodec.fromJson(allocated, Buffer.from('{'))).toThrow(/JSON cannot be read/);
  });
});

describe('headers', () => {
  const envelopes: fc.Arbitrary<Envelope> = fc.record({
    id: fc.uuid(),
    type: fc.constantFrom(...eventTypes),
    source: fc.constantFrom('invoice', 'dca-handoff'),
    time: fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2999-12-31') }),
    subject: fc.string({ minLength: 1 }),
    key: fc.string({ minLength: 1 }),
    sequence: fc.bigInt({ min: 0n, max: 2n ** 62n }),
    correlationId: fc.uuid(),
    causationId: fc.oneof(fc.constant(''), fc.uuid()),
    traceparent: fc.constantFrom('', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'),
  });

  it('come back as they went', () => {
    fc.assert(
      fc.property(envelopes, (envelope) => {
        expect(parseHeaders(buildHeaders(envelope))).toEqual({ envelope });
      }),
    );
  });

  it.each([
    ['ce_specversion', '0.3'],
    ['ce_id', 'seven'],
    ['ce_source', 'invoice'],
    ['ce_type', ''],
    ['ce_time', 'yesterday'],
    ['ce_subject', ''],
    ['ce_partitionkey', ''],
    ['ce_sequence', '-1'],
    ['ce_correlationid', ''],
  ])('are refused without a proper %s', (name, value) => {
    const [envelope] = fc.sample(envelopes, 1);
    const headers = { ...buildHeaders(envelope!), [name]: value };
    expect(parseHeaders(headers)).toEqual({ fault: expect.stringContaining(name) });
  });

  it('say the format with or without parameters', () => {
    expect(formatOf('application/json; charset=utf-8')).toBe('json');
    expect(formatOf('application/protobuf')).toBe('protobuf');
    expect(formatOf('text/plain')).toBeUndefined();
    expect(formatOf(undefined)).toBeUndefined();
  });
});
