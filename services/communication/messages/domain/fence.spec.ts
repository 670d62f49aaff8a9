import fc from 'fast-check';
import { money } from '#libs/money';
import type { ContactPoint, CustomerFacts } from '../../contact-law/domain/customer-facts.js';
import type { InvoiceFacts } from '../../templates/domain/invoice-facts.js';
import { judge, type FenceFacts } from './fence.js';

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
  dueOn: '2024-05-01',
  ...more,
});
const facts = (more: Partial<FenceFacts> = {}): FenceFacts => ({
  customer,
  invoices: [invoice('i1')],
  holds: { actHeld: false, heldInvoiceIds: [], reasons: [] },
  inFlightInvoiceIds: [],
  ...more,
});
const ask = (more: Partial<FenceFacts> = {}, invoiceIds = ['i1']) =>
  judge({ customerId: 'c1', channel: 'EMAIL', invoiceIds }, facts(more));
const suppressed = (reason: string) => expect.objectContaining({ act: 'SUPPRESS', reason });

it.each([
  ['VOID', { lifecycle: 'VOID' }],
  ['NOT_ISSUED', { lifecycle: 'DRAFT' }],
  ['PAID', { lifecycle: 'PAID' }],
  ['PAID', { remaining: money(0n, 'USD') }],
  ['PAID', { remaining: money(-5n, 'USD') }],
  ['DO_NOT_COLLECT', { collectable: false }],
  ['OF_ANOTHER_CUSTOMER', { customerId: 'c2' }],
] as const)('suppresses as %s', (reason, standing) => {
  expect(ask({ invoices: [invoice('i1', standing)] })).toEqual(suppressed(reason));
});

it('waits while the case or every invoice is held or disputed, whatever else is paid', () => {
  const held = { actHeld: true, heldInvoiceIds: [], reasons: ['DEBTOR_ASKED'] };
  expect(ask({ holds: held })).toMatchObject({ act: 'DELAY', reason: 'HELD' });
  expect(ask({ holds: { actHeld: false, heldInvoiceIds: ['i1'], reasons: ['X'] } })).toMatchObject({
    act: 'DELAY',
    reason: 'HELD',
  });
  const invoices = [invoice('i1', { disputed: true }), invoice('i2', { lifecycle: 'PAID' })];
  expect(ask({ invoices }, ['i1', 'i2'])).toMatchObject({ act: 'DELAY', reason: 'DISPUTED' });
});

it('suppresses for the case, the customer, a missing contact and unknown invoices', () => {
  const held = { actHeld: true, heldInvoiceIds: [], reasons: ['DEBTOR_ASKED'] };
  for (const reason of ['CASE_PAID', 'CASE_CANCELLED', 'CASE_NOT_FOUND']) {
    expect(ask({ holds: { ...held, reasons: ['Negotiating', reason] } })).toEqual(suppressed('CASE_NOT_OPEN'));
  }
  expect(ask({ customer: null })).toEqual(suppressed('UNKNOWN_CUSTOMER'));
  expect(ask({ customer: { ...customer, contacts: [email('e1', 'INVALID')] } })).toEqual(suppressed('NO_CONTACT'));
  expect(ask({ invoices: [] })).toEqual(suppressed('UNKNOWN_INVOICE'));
});

it('leaves out what may not be spoken of and says why', () => {
  const verdict = ask(
    {
      invoices: [
        invoice('i3', { dueOn: '2024-04-01' }),
        invoice('i1', { lifecycle: 'PAID' }),
        invoice('i2'),
        invoice('i4'),
      ],
      holds: { actHeld: false, heldInvoiceIds: ['i4'], reasons: ['X'] },
    },
    ['i1', 'i2', 'i3', 'i3', 'i4'],
  );
  expect(verdict).toMatchObject({
    act: 'SEND',
    invoices: [{ invoiceId: 'i3' }, { invoiceId: 'i2' }],
    leftOut: [
      { invoiceId: 'i1', reason: 'PAID' },
      { invoiceId: 'i4', reason: 'HELD' },
    ],
  });
});

it('waits for money in flight, but not for that of an invoice it leaves out', () => {
  expect(ask({ inFlightInvoiceIds: ['i1'] })).toMatchObject({ act: 'DELAY', reason: 'MONEY_IN_FLIGHT' });
  const paid = { invoices: [invoice('i1', { lifecycle: 'PAID' }), invoice('i2')], inFlightInvoiceIds: ['i1'] };
  expect(ask(paid, ['i1', 'i2'])).toMatchObject({ act: 'SEND' });
  expect(ask({ invoices: [invoice('i1', { lifecycle: 'PAID' })], inFlightInvoiceIds: ['i1'] })).toEqual(
    suppressed('PAID'),
  );
});

it('prefers a confirmed contact', () => {
  const contacts = [email('e1', 'INVALID'), email('e2'), email('e3', 'VALID')];
  expect(ask({ customer: { ...customer, contacts } })).toMatchObject({ contact: { contactId: 'e3' } });
  expect(ask({ customer: { ...customer, contacts: contacts.slice(0, 2) } })).toMatchObject({
    contact: { contactId: 'e2' },
  });
});

it('speaks of nothing closed, disputed, held, foreign or in flight, and accounts for every invoice asked', () => {
  const standing = fc.record({
    lifecycle: fc.constantFrom('OPEN', 'OPEN', 'OPEN', 'PAID', 'VOID', 'DRAFT'),
    collectable: fc.boolean(),
    disputed: fc.boolean(),
    remaining: fc.bigInt({ min: -2n, max: 200n }).map((minor) => money(minor, 'USD')),
    customerId: fc.constantFrom('c1', 'c1', 'c1', 'c2'),
  });
  const ids = ['i1', 'i2', 'i3', 'i4', 'i5'];
  fc.assert(
    fc.property(
      fc.array(standing, { maxLength: 5 }),
      fc.subarray(ids),
      fc.subarray(ids),
      fc.subarray(ids, { minLength: 1 }),
      (standings, heldInvoiceIds, inFlightInvoiceIds, asked) => {
        const invoices = standings.map((more, index) => invoice(ids[index]!, more));
        const verdict = ask(
          { invoices, inFlightInvoiceIds, holds: { actHeld: false, heldInvoiceIds, reasons: [] } },
          asked,
        );
        const kept = verdict.act === 'SEND' ? verdict.invoices : [];
        for (const one of kept) {
          expect(one).toMatchObject({ lifecycle: 'OPEN', collectable: true, disputed: false, customerId: 'c1' });
          expect(one.remaining.minor).toBeGreaterThan(0n);
          expect([...heldInvoiceIds, ...inFlightInvoiceIds]).not.toContain(one.invoiceId);
        }
        const told = [...kept, ...verdict.leftOut].map(({ invoiceId }) => invoiceId).sort();
        if (verdict.act !== 'DELAY') expect(told).toEqual(asked);
      },
    ),
  );
});
