import { newId } from '#libs/ids';
import { eventCodec } from '../wire/codec.js';
import { contentOf } from './stuck-content.js';

const issued = 'dunlin.invoice.v1.InvoiceIssued';
const allocated = 'dunlin.invoice.v1.PaymentAllocated';
const cause = { actor: 'user:tester', reason: '' };
const customerId = newId();
const asProtobuf = { 'content-type': 'application/protobuf' };

function content(type: string, value: Buffer | null, headers: Record<string, string> = asProtobuf) {
  return contentOf({ group: 'g', headers: { ce_type: type, ...headers }, value }, eventCodec);
}

describe('what a dead letter holds', () => {
  it.each([
    ['itself', allocated, eventCodec.encode(allocated, { cause, customerId })],
    ['in its snapshot', issued, eventCodec.encode(issued, { cause, snapshot: { invoice: { customerId } } })],
  ])('names the customer that the event names %s', (_where, type, value) => {
    expect(content(type, value)).toMatchObject({ customerId, payloadBase64: '' });
  });

  it('is the same of protobuf and of JSON', () => {
    const value = eventCodec.encode(allocated, { cause, customerId });
    const asJson = { 'content-type': 'application/json; charset=utf-8' };
    const { payloadJson } = content(allocated, value);
    expect(JSON.parse(payloadJson)).toMatchObject({ cause: { actor: 'user:tester' }, customerId });
    expect(content(allocated, eventCodec.toJson(allocated, value), asJson)).toMatchObject({ payloadJson, customerId });
  });

  it.each([
    ['bytes that are no message', allocated, Buffer.from('ffff', 'hex'), asProtobuf, '//8='],
    ['an unknown type', 'dunlin.invoice.v1.NeverHeardOf', Buffer.from('a'), asProtobuf, 'YQ=='],
    ['an unknown format', allocated, Buffer.from('a'), { 'content-type': 'text/csv' }, 'YQ=='],
    ['no headers', '', Buffer.from('a'), {}, 'YQ=='],
    ['no payload', allocated, null, asProtobuf, ''],
  ])('is the bytes alone of %s', (_what, type, value, headers, payloadBase64) => {
    expect(content(type, value, headers)).toMatchObject({ customerId: '', payloadJson: '', payloadBase64 });
  });
});
