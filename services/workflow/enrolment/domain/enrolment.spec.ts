import type { InvoiceFacts } from '../../copies/domain/invoice.js';
import { type EnrolmentRule, enrolmentRuleOf } from '../../sequences/domain/enrolment-rule.js';
import type { Sequence } from '../../sequences/domain/sequence.js';
import { decideEnrolment, explainEnrolment } from './enrolment.js';

const invoice: InvoiceFacts = {
  invoiceId: 'i',
  number: '1',
  customerId: 'c',
  creditorId: 'main',
  amount: { minor: 10_000n, currency: 'USD' },
  remaining: { minor: 10_000n, currency: 'USD' },
  issuedOn: '2013-01-02',
  dueOn: '2013-03-13',
  zone: 'America/New_York',
  lifecycle: 'OPEN',
  collectable: true,
  disputed: false,
  episode: 1,
  version: 1n,
};

function rule(name: string, when: string, minRemaining: Record<string, string> = {}): EnrolmentRule {
  const sequence: Sequence = {
    name,
    title: name,
    enrol: { when, minRemaining },
    anchor: 'due_date',
    grouping: 'invoice',
    calendar: { time: '10:00', withinMinutes: 0, zone: 'customer', days: 'all' },
    steps: [],
    expireAfterDays: null,
  };
  return enrolmentRuleOf({ sequence, version: 3 });
}

const early = new Date('2013-03-01T12:00:00Z');

test('an invoice joins the first sequence by name whose rule holds', () => {
  const rules = [rule('a', 'overdue'), rule('b', 'due_in_days <= 30'), rule('c', 'true')];
  const decision = decideEnrolment(invoice, 'default', rules, early);
  expect(decision.join).toEqual({ sequence: 'b', version: 3 });
  expect(decision.because).toBe('due_in_days <= 30: it is 12; remaining 100.00 > 0.00 USD');
});

test('it is looked at again at the local midnight at which a rule comes true', () => {
  // On 10 March 2013 clocks went forward in New York, so that midnight is 05:00 UTC before and 04:00 UTC after.
  const later = decideEnrolment(invoice, 'default', [rule('a', 'due_in_days <= 3')], early);
  expect(later).toEqual({ join: null, because: 'joins a on 2013-03-10', enrolAt: new Date('2013-03-10T05:00:00Z') });
  const latest = decideEnrolment(invoice, 'default', [rule('a', 'overdue')], early);
  expect(latest).toMatchObject({ enrolAt: new Date('2013-03-14T04:00:00Z') });
});

test("it joins in the debtor's today, whatever the day is elsewhere", () => {
  const tokyo = { ...invoice, zone: 'Asia/Tokyo' };
  const now = new Date('2013-03-13T15:30:00Z'); // 14 March in Tokyo, 13 March in New York
  expect(decideEnrolment(tokyo, null, [rule('a', 'overdue')], now).join).not.toBeNull();
  expect(decideEnrolment(invoice, null, [rule('a', 'overdue')], now).join).toBeNull();
});

test('more than the minimum must remain, by currency', () => {
  const rules = [rule('a', 'true', { USD: '100.00' })];
  expect(decideEnrolment(invoice, null, rules, early)).toMatchObject({
    join: null,
    enrolAt: null,
    because: 'too little remains for every active sequence',
  });
  const more = { ...invoice, remaining: { minor: 10_001n, currency: 'USD' } };
  expect(decideEnrolment(more, null, rules, early).join).not.toBeNull();
  const euro = { ...invoice, amount: { minor: 1n, currency: 'EUR' }, remaining: { minor: 1n, currency: 'EUR' } };
  expect(decideEnrolment(euro, null, rules, early).join).not.toBeNull();
});

test('a rule that asks for the class waits until the customer is known', () => {
  const rules = [rule('a', 'class != "vip"')];
  expect(decideEnrolment(invoice, null, rules, early)).toMatchObject({ join: null, enrolAt: null });
  expect(decideEnrolment(invoice, 'vip', rules, early).join).toBeNull();
  expect(decideEnrolment(invoice, 'default', rules, early).join).not.toBeNull();
});

test.each([
  [{ lifecycle: 'PAID' as const }, 'the invoice is PAID'],
  [{ collectable: false }, 'the invoice is marked do not collect'],
  [{ remaining: { minor: 0n, currency: 'USD' } }, 'nothing remains'],
])('what is not owed joins nothing: %j', (over, because) => {
  expect(decideEnrolment({ ...invoice, ...over }, null, [rule('a', 'true')], early)).toEqual({
    join: null,
    because,
    enrolAt: null,
  });
});

test('the explanation is the decision with every value', () => {
  const { matches, conditions } = explainEnrolment(invoice, 'default', rule('a', 'overdue', { USD: '5.00' }), early);
  expect(matches).toBe(false);
  expect(conditions).toEqual([
    { holds: true, text: 'the invoice is open and may be collected' },
    { holds: true, text: 'remaining > 5.00 USD: it is 100.00 USD' },
    { holds: false, text: 'overdue: due 2013-03-13, today 2013-03-01 in America/New_York, 100.00 USD remain' },
  ]);
});
