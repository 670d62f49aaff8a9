import fc from 'fast-check';
import { money } from '#libs/money';
import {
  type CustomerFacts,
  type FenceFacts,
  type HoldFacts,
  type InvoiceFacts,
  type InvoiceReason,
  invoiceReasons,
  mainReasonOf,
  partition,
  reasonAgainst,
} from './index.js';

const customer: CustomerFacts = {
  customerId: 'acme',
  reference: 'C-1',
  name: 'Acme',
  debtType: 'BUSINESS',
  locale: 'en',
  zones: ['UTC'],
  contacts: [],
  optedOutChannels: [],
  flags: [],
};
const invoice = (invoiceId: string, more: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  invoiceId,
  number: invoiceId.toUpperCase(),
  customerId: 'acme',
  lifecycle: 'OPEN',
  collectable: true,
  disputed: false,
  amount: money(100n, 'USD'),
  remaining: money(100n, 'USD'),
  dueDate: '2024-05-01',
  version: 1n,
  ...more,
});
const facts = (more: Partial<FenceFacts> = {}, holds: Partial<HoldFacts> = {}): FenceFacts => ({
  customer,
  invoices: new Map([['i', invoice('i')]]),
  holds: {
    actHeld: false,
    heldInvoiceIds: new Set(),
    placedInvoiceIds: new Set(),
    unannouncedInvoiceIds: new Set(),
    caseClosed: false,
    ...holds,
  },
  moneyInFlight: new Set(),
  promised: new Set(),
  arranged: new Set(),
  ...more,
});
const of = (more: Partial<InvoiceFacts>) => ({ invoices: new Map([['i', invoice('i', more)]]) });
const flagsForbid = { flagsForbid: true };
const act = { customerId: 'acme', caseId: null, invoiceIds: ['i'] };
const reason = (given: FenceFacts, rules = flagsForbid) => reasonAgainst('i', act, rules, given);

describe('the reason against an invoice', () => {
  it('is not the plan that pays it where the act is one of the plan', () => {
    const arranged = facts({ arranged: new Set(['i']) });
    expect(reasonAgainst('i', { ...act, passesArrangement: true }, flagsForbid, arranged)).toBeNull();
  });

  it('is none when nothing speaks against it', () => {
    expect(reason(facts())).toBeNull();
  });

  it.each<[InvoiceReason, FenceFacts]>([
    ['CUSTOMER_NOT_FOUND', facts({ customer: null })],
    ['CUSTOMER_FLAGGED', facts({ customer: { ...customer, flags: ['BANKRUPT'] } })],
    ['INVOICE_NOT_FOUND', facts({ invoices: new Map() })],
    ['OTHER_CUSTOMER', facts(of({ customerId: 'bolt' }))],
    ['NOT_ISSUED', facts(of({ lifecycle: 'DRAFT' }))],
    ['VOID', facts(of({ lifecycle: 'VOID', remaining: money(0n, 'USD') }))],
    ['WRITTEN_OFF', facts(of({ lifecycle: 'WRITTEN_OFF', remaining: money(0n, 'USD') }))],
    ['PAID', facts(of({ lifecycle: 'PAID' }))],
    ['PAID', facts(of({ remaining: money(0n, 'USD') }))],
    ['PAID', facts(of({ remaining: money(-5n, 'USD') }))],
    ['CASE_NOT_OPEN', facts({}, { actHeld: true, caseClosed: true })],
    ['DO_NOT_COLLECT', facts(of({ collectable: false }))],
    ['DISPUTED', facts(of({ disputed: true }))],
    ['CASE_HELD', facts({}, { actHeld: true })],
    ['INVOICE_HELD', facts({}, { heldInvoiceIds: new Set(['i']) })],
    ['PROMISED', facts({ promised: new Set(['i']) })],
    ['ARRANGED', facts({ arranged: new Set(['i']) })],
    ['PLACED', facts({}, { placedInvoiceIds: new Set(['i']) })],
    ['MONEY_IN_FLIGHT', facts({ moneyInFlight: new Set(['i']) })],
  ])('is %s', (expected, given) => {
    expect(reason(given)).toBe(expected);
  });

  it('is no flag for an act that leaves flags to others', () => {
    expect(reason(facts({ customer: { ...customer, flags: ['BANKRUPT'] } }), { flagsForbid: false })).toBeNull();
  });

  it('names what lasts before what passes', () => {
    const held = { actHeld: true };
    expect(reason(facts(of({ lifecycle: 'PAID' }), held))).toBe('PAID');
    expect(reason(facts(of({ disputed: true, collectable: false }), held))).toBe('DO_NOT_COLLECT');
    expect(reason(facts({ moneyInFlight: new Set(['i']) }, { placedInvoiceIds: new Set(['i']) }))).toBe('PLACED');
  });
});

describe('the main reason', () => {
  it('is the one nearest to its end, so that an act waits while an invoice may come back', () => {
    expect(mainReasonOf([])).toBeNull();
    expect(mainReasonOf(['PAID', 'INVOICE_HELD', 'VOID'])).toBe('INVOICE_HELD');
    expect(mainReasonOf(['DISPUTED', 'PAID'])).toBe('DISPUTED');
    expect(mainReasonOf(['INVOICE_NOT_FOUND', 'OTHER_CUSTOMER'])).toBe('OTHER_CUSTOMER');
  });
});

const ids = ['i1', 'i2', 'i3', 'i4', 'i5'];
const subset = fc.subarray(ids);
const anInvoice = fc.record({
  lifecycle: fc.constantFrom(
    'OPEN' as const,
    'OPEN' as const,
    'OPEN' as const,
    'PAID' as const,
    'VOID' as const,
    'DRAFT' as const,
    'WRITTEN_OFF' as const,
  ),
  collectable: fc.boolean(),
  disputed: fc.boolean(),
  remaining: fc.bigInt({ min: -2n, max: 200n }).map((minor) => money(minor, 'USD')),
  customerId: fc.constantFrom('acme', 'acme', 'acme', 'bolt'),
});
const someFacts = fc
  .record({
    invoices: fc.array(anInvoice, { maxLength: 5 }),
    known: fc.boolean(),
    flagged: fc.boolean(),
    actHeld: fc.boolean(),
    caseClosed: fc.boolean(),
    held: subset,
    placed: subset,
    inFlight: subset,
  })
  .map((drawn) =>
    facts(
      {
        customer: drawn.known ? { ...customer, flags: drawn.flagged ? ['FRAUD' as const] : [] } : null,
        invoices: new Map(drawn.invoices.map((more, index) => [ids[index]!, invoice(ids[index]!, more)])),
        moneyInFlight: new Set(drawn.inFlight),
      },
      {
        actHeld: drawn.actHeld,
        caseClosed: drawn.caseClosed,
        heldInvoiceIds: new Set(drawn.held),
        placedInvoiceIds: new Set(drawn.placed),
      },
    ),
  );

describe('the partition of an act', () => {
  it('lets nothing pass that is closed, disputed, held, placed, foreign, flagged or in flight', () => {
    fc.assert(
      fc.property(someFacts, fc.boolean(), (given, forbidding) => {
        const rules = { flagsForbid: forbidding };
        const { allowed } = partition({ ...act, invoiceIds: ids }, rules, given);
        for (const each of ids) {
          const found = given.invoices.get(each);
          const bars = [
            given.customer === null,
            forbidding && given.customer?.flags.length !== 0,
            found?.lifecycle !== 'OPEN',
            (found?.remaining.minor ?? 0n) <= 0n,
            found?.customerId !== 'acme',
            found?.disputed !== false,
            found?.collectable !== true,
            given.holds.actHeld,
            given.holds.heldInvoiceIds.has(each),
            given.holds.placedInvoiceIds.has(each),
            given.moneyInFlight.has(each),
          ];
          expect(allowed.some(({ invoiceId }) => invoiceId === each)).toBe(!bars.includes(true));
        }
      }),
    );
  });

  it('accounts once for every invoice, with the same reason as one by one, and the main one is of these', () => {
    fc.assert(
      fc.property(someFacts, fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 9 }), (given, invoiceIds) => {
        const { allowed, leftOut, mainReason } = partition({ ...act, invoiceIds }, flagsForbid, given);
        const told = [...allowed, ...leftOut].map(({ invoiceId }) => invoiceId);
        expect(told.sort()).toEqual([...new Set(invoiceIds)].sort());
        for (const { invoiceId, reason: given_ } of leftOut) {
          expect(given_).toBe(reasonAgainst(invoiceId, act, flagsForbid, given));
        }
        if (leftOut.length === 0) expect(mainReason).toBeNull();
        else expect(leftOut.map(({ reason: each }) => each)).toContain(mainReason);
        for (const { reason: each } of leftOut) {
          expect(invoiceReasons.indexOf(each)).toBeLessThanOrEqual(invoiceReasons.indexOf(mainReason!));
        }
      }),
    );
  });
});
