import {
  draftPromise,
  type PromisableInvoice,
  type PromiseFacts,
  type PromiseInput,
  type PromiseRules,
} from './draft.js';

const invoice: PromisableInvoice = {
  ...{ invoiceId: 'a', number: 'A', customerId: 'c', currency: 'EUR', lifecycle: 'OPEN', collectable: true },
  ...{
    disputed: false,
    disputedInPart: false,
    collectableMinor: 100_00n,
    dueDate: '2026-01-31',
    version: 4n,
    placed: false,
  },
};
const rules: PromiseRules = { maxDays: 30, minAmounts: [], maxActive: 5, tolerancePpm: 20_000, graceDays: 2 };
const input: PromiseInput = {
  ...{ customerId: 'c', invoiceIds: ['a'], amount: { minor: 60_00n, currency: 'EUR' }, dueDate: '2026-02-13' },
  ...{ method: 'CHEQUE', notes: ' after payday ' },
};
const facts: PromiseFacts = { zone: 'Asia/Tokyo', invoices: [invoice], lastValueDate: '2026-02-17' };
/** It is the morning of the seventh in Tokyo already. */
const time = { now: new Date('2026-02-06T23:00:00Z'), today: '2026-02-06' };

test('a promise ends with its last day where the debtor is, and takes tolerance and grace with it', () => {
  expect(draftPromise(input, facts, rules, time)).toMatchObject({
    ...{ state: 'ACTIVE', amountMinor: 60_00n, notes: 'after payday', tolerancePpm: 20_000, graceDays: 2 },
    ...{ dueDate: '2026-02-13', lastValueDate: '2026-02-17', judgeAt: new Date('2026-02-17T15:00:00Z') },
    parts: [{ invoiceId: 'a', minor: 60_00n, closed: false, releasedMinor: 0n, invoiceVersion: 4n }],
  });
});

test('money of the day on which it is made counts by the date of the debtor and of the organisation', () => {
  expect(draftPromise(input, facts, rules, time).firstValueDate).toBe('2026-02-06');
  const west = { ...facts, zone: 'America/Los_Angeles' };
  expect(draftPromise(input, west, rules, { ...time, today: '2026-02-07' }).firstValueDate).toBe('2026-02-06');
});

test('today counts where the debtor is, and the last day of the longest time does too', () => {
  const until = (dueDate: string) => () => draftPromise({ ...input, dueDate }, facts, rules, time);
  expect(until('2026-02-06')).toThrow('due_date: is before 2026-02-07');
  expect(until('2026-02-07')).not.toThrow();
  expect(until('2026-03-09')).not.toThrow();
  expect(until('2026-03-10')).toThrow('due_date: is after 2026-03-09');
});

test('all that is collected is promised where no amount is given, and invoices of two currencies are refused', () => {
  const other = { ...invoice, invoiceId: 'b', collectableMinor: 5_00n, dueDate: '2026-01-01' };
  const both = { ...input, amount: null, invoiceIds: ['a', 'b'] };
  const drafted = draftPromise(both, { ...facts, invoices: [invoice, other] }, rules, time);
  expect([drafted.amountMinor, drafted.parts.map(({ invoiceId, minor }) => [invoiceId, minor])]).toEqual([
    105_00n,
    [
      ['b', 5_00n],
      ['a', 100_00n],
    ],
  ]);
  const foreign = { ...facts, invoices: [invoice, { ...other, currency: 'USD' }] };
  expect(() => draftPromise(both, foreign, rules, time)).toThrow('EUR and USD');
  expect(() => draftPromise({ ...both, customerId: 'd' }, facts, rules, time)).toThrow('none of this customer');
});
