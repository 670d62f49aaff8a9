import fc from 'fast-check';
import type { ContactPoint, CustomerFacts, FenceFacts, HoldFacts, InvoiceFacts, InvoiceLifecycle } from '#libs/fence';
import { money } from '#libs/money';
import { decideSending } from './fence.js';

const email = (contactId: string, validity: ContactPoint['validity'] = 'UNVERIFIED'): ContactPoint => ({
  contactId,
  channel: 'EMAIL',
  address: `${contactId}@example.test`,
  validity,
});
const customer: CustomerFacts = {
  customerId: 'c1',
  reference: 'C-1',
  name: 'Ada',
  debtType: 'CONSUMER',
  locale: 'en',
  zones: ['UTC'],
  contacts: [email('e1')],
  optedOutChannels: [],
  flags: [],
};
const invoice = (invoiceId: string, more: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  invoiceId,
  number: invoiceId.toUpperCase(),
  customerId: 'c1',
  lifecycle: 'OPEN',
  collectable: true,
  disputed: false,
  amount: money(100n, 'USD'),
  remaining: money(100n, 'USD'),
  dueDate: '2024-05-01',
  version: 1n,
  ...more,
});

interface Situation {
  readonly customer?: CustomerFacts | null;
  readonly invoices?: readonly InvoiceFacts[];
  readonly held?: readonly string[];
  readonly placed?: readonly string[];
  readonly inFlight?: readonly string[];
  readonly promised?: readonly string[];
  readonly arranged?: readonly string[];
  readonly caseHeld?: boolean;
  readonly caseClosed?: boolean;
}
const factsOf = (situation: Situation): FenceFacts => {
  const { invoices = [invoice('i1')], held = [], placed = [], inFlight = [] } = situation;
  const holds: HoldFacts = {
    actHeld: situation.caseHeld ?? false,
    caseClosed: situation.caseClosed ?? false,
    heldInvoiceIds: new Set(held),
    placedInvoiceIds: new Set(placed),
    unannouncedInvoiceIds: new Set(),
  };
  return {
    customer: situation.customer === undefined ? customer : situation.customer,
    invoices: new Map(invoices.map((one) => [one.invoiceId, one])),
    holds,
    moneyInFlight: new Set(inFlight),
    promised: new Set(situation.promised),
    arranged: new Set(situation.arranged),
  };
};
const ask = (situation: Situation = {}, invoiceIds = ['i1']) =>
  decideSending({ customerId: 'c1', caseId: null, channel: 'EMAIL', invoiceIds }, factsOf(situation));
const suppressed = (reason: string) => expect.objectContaining({ act: 'SUPPRESS', reason });
const delayed = (reason: string) => expect.objectContaining({ act: 'DELAY', reason });

it.each([
  ['VOID', { lifecycle: 'VOID' }],
  ['NOT_ISSUED', { lifecycle: 'DRAFT' }],
  ['PAID', { lifecycle: 'PAID' }],
  ['PAID', { remaining: money(0n, 'USD') }],
  ['PAID', { remaining: money(-5n, 'USD') }],
  ['DO_NOT_COLLECT', { collectable: false }],
  ['OTHER_CUSTOMER', { customerId: 'c2' }],
] as const)('suppresses as %s', (reason, more) => {
  expect(ask({ invoices: [invoice('i1', more)] })).toEqual(suppressed(reason));
});

it('waits while the case or every invoice is held, disputed or placed, whatever else is paid', () => {
  expect(ask({ caseHeld: true })).toEqual(delayed('CASE_HELD'));
  expect(ask({ held: ['i1'] })).toEqual(delayed('INVOICE_HELD'));
  expect(ask({ promised: ['i1'] })).toEqual(delayed('PROMISED'));
  expect(ask({ arranged: ['i1'] })).toEqual(delayed('ARRANGED'));
  expect(ask({ placed: ['i1'] })).toEqual(delayed('PLACED'));
  const invoices = [invoice('i1', { disputed: true }), invoice('i2', { lifecycle: 'PAID' })];
  expect(ask({ invoices }, ['i1', 'i2'])).toEqual(delayed('DISPUTED'));
});

it('suppresses for the case, the customer, a missing contact and unknown invoices', () => {
  expect(ask({ caseHeld: true, caseClosed: true })).toEqual(suppressed('CASE_NOT_OPEN'));
  expect(ask({ customer: null })).toEqual(suppressed('CUSTOMER_NOT_FOUND'));
  expect(ask({ customer: { ...customer, contacts: [email('e1', 'INVALID')] } })).toEqual(suppressed('NO_CONTACT'));
  expect(ask({ invoices: [] })).toEqual(suppressed('INVOICE_NOT_FOUND'));
});

it('suppresses a message whose invoices are all paid although the case is held', () => {
  expect(ask({ invoices: [invoice('i1', { lifecycle: 'PAID' })], caseHeld: true })).toEqual(suppressed('PAID'));
});

it('leaves flags of the customer to contact law', () => {
  expect(ask({ customer: { ...customer, flags: ['BANKRUPT'] } })).toMatchObject({ act: 'SEND' });
});

it('leaves out the invoices that it may not name, with the reason', () => {
  const decision = ask(
    {
      invoices: [
        invoice('i3', { dueDate: '2024-04-01' }),
        invoice('i1', { lifecycle: 'PAID' }),
        invoice('i2'),
        invoice('i4'),
        invoice('i5'),
      ],
      held: ['i4'],
      placed: ['i5'],
    },
    ['i1', 'i2', 'i3', 'i3', 'i4', 'i5'],
  );
  expect(decision).toMatchObject({
    act: 'SEND',
    invoices: [{ invoiceId: 'i3' }, { invoiceId: 'i2' }],
    leftOut: [
      { invoiceId: 'i1', reason: 'PAID' },
      { invoiceId: 'i4', reason: 'INVOICE_HELD' },
      { invoiceId: 'i5', reason: 'PLACED' },
    ],
  });
});

it('waits for money in flight, but not for that of an invoice it leaves out', () => {
  expect(ask({ inFlight: ['i1'] })).toEqual(delayed('MONEY_IN_FLIGHT'));
  const both = { invoices: [invoice('i1'), invoice('i2')], inFlight: ['i1'] };
  expect(ask(both, ['i1', 'i2'])).toEqual(delayed('MONEY_IN_FLIGHT'));
  const paid = { invoices: [invoice('i1', { lifecycle: 'PAID' }), invoice('i2')], inFlight: ['i1'] };
  expect(ask(paid, ['i1', 'i2'])).toMatchObject({ act: 'SEND' });
  expect(ask({ invoices: [invoice('i1', { lifecycle: 'PAID' })], inFlight: ['i1'] })).toEqual(suppressed('PAID'));
});

it('prefers a confirmed contact', () => {
  const contacts = [email('e1', 'INVALID'), email('e2'), email('e3', 'VALID')];
  expect(ask({ customer: { ...customer, contacts } })).toMatchObject({ contact: { contactId: 'e3' } });
  expect(ask({ customer: { ...customer, contacts: contacts.slice(0, 2) } })).toMatchObject({
    contact: { contactId: 'e2' },
  });
});

it('names nothing closed, disputed, held, placed, foreign or in flight, and accounts for every invoice', () => {
  const change = fc.record({
    lifecycle: fc.constantFrom<InvoiceLifecycle>('OPEN', 'OPEN', 'OPEN', 'PAID', 'VOID', 'DRAFT'),
    collectable: fc.boolean(),
    disputed: fc.boolean(),
    remaining: fc.bigInt({ min: -2n, max: 200n }).map((minor) => money(minor, 'USD')),
    customerId: fc.constantFrom('c1', 'c1', 'c1', 'c2'),
  });
  const ids = ['i1', 'i2', 'i3', 'i4', 'i5'];
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 5 }),
      fc.subarray(ids),
      fc.subarray(ids),
      fc.subarray(ids),
      fc.subarray(ids, { minLength: 1 }),
      (changes, held, placed, inFlight, asked) => {
        const invoices = changes.map((more, index) => invoice(ids[index]!, more));
        const decision = ask({ invoices, held, placed, inFlight }, asked);
        const named = decision.act === 'SEND' ? decision.invoices : [];
        for (const one of named) {
          expect(one).toMatchObject({ lifecycle: 'OPEN', collectable: true, disputed: false, customerId: 'c1' });
          expect(one.remaining.minor).toBeGreaterThan(0n);
          expect([...held, ...placed, ...inFlight]).not.toContain(one.invoiceId);
        }
        const told = [...named, ...decision.leftOut].map(({ invoiceId }) => invoiceId).sort();
        if (decision.act !== 'DELAY') expect(told).toEqual(asked);
      },
    ),
  );
});
