import type { FenceFacts, HoldFacts, InvoiceFacts, InvoiceReason } from '#libs/fence';
import { decideLines } from './line-decision.js';

const invoice = (more: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  invoiceId: 'i',
  number: 'INV-1',
  customerId: 'acme',
  lifecycle: 'OPEN',
  collectable: true,
  disputed: false,
  amount: { minor: 700n, currency: 'USD' },
  remaining: { minor: 500n, currency: 'USD' },
  dueDate: '2013-01-15',
  version: 7n,
  ...more,
});
const customer = {
  customerId: 'acme',
  reference: 'C-1',
  name: 'Acme',
  debtType: 'BUSINESS',
  locale: 'en',
  zones: ['UTC'],
  contacts: [],
  optedOutChannels: [],
  flags: [],
} as const;
const facts = (more: Partial<FenceFacts> = {}, holds: Partial<HoldFacts> = {}): FenceFacts => ({
  customer,
  invoices: new Map([['i', invoice()]]),
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
const of = (more: Partial<InvoiceFacts>) => facts({ invoices: new Map([['i', invoice(more)]]) });
const decide = (given: FenceFacts, placed: string[] = [], reason = '') =>
  decideLines({ customerId: 'acme', invoiceIds: ['i'] }, given, new Set(placed), reason)[0]!;

describe('whether an invoice may be placed', () => {
  it('says no to one that was never announced unless somebody says why, and what else speaks against it comes first', () => {
    const silent = { unannouncedInvoiceIds: new Set(['i']) };
    expect(decide(facts({}, silent)).refusal).toBe('NOT_ANNOUNCED');
    expect(decide(facts({}, silent), [], 'nobody lives there').refusal).toBeNull();
    expect(decide(facts({}, { ...silent, actHeld: true })).refusal).toBe('CASE_HELD');
  });

  it('says yes with the balance when nothing speaks against it', () => {
    expect(decide(facts())).toEqual({
      invoiceId: 'i',
      refusal: null,
      invoiceNumber: 'INV-1',
      balance: { minor: 500n, currency: 'USD' },
      dueDate: '2013-01-15',
      invoiceVersion: 7n,
    });
  });

  it.each<[InvoiceReason, FenceFacts, string[]]>([
    ['CUSTOMER_NOT_FOUND', facts({ customer: null }), []],
    ['CUSTOMER_FLAGGED', facts({ customer: { ...customer, flags: ['BANKRUPT'] } }), []],
    ['INVOICE_NOT_FOUND', facts({ invoices: new Map() }), []],
    ['OTHER_CUSTOMER', of({ customerId: 'bolt' }), []],
    ['NOT_ISSUED', of({ lifecycle: 'DRAFT' }), []],
    ['PAID', of({ lifecycle: 'PAID' }), []],
    ['PAID', of({ remaining: { minor: 0n, currency: 'USD' } }), []],
    ['VOID', of({ lifecycle: 'VOID' }), []],
    ['DISPUTED', of({ disputed: true }), []],
    ['DO_NOT_COLLECT', of({ collectable: false }), []],
    ['CASE_HELD', facts({}, { actHeld: true }), []],
    ['CASE_NOT_OPEN', facts({}, { caseClosed: true }), []],
    ['INVOICE_HELD', facts({}, { heldInvoiceIds: new Set(['i']) }), []],
    ['PROMISED', facts({ promised: new Set(['i']) }), []],
    ['ARRANGED', facts({ arranged: new Set(['i']) }), []],
    ['MONEY_IN_FLIGHT', facts({ moneyInFlight: new Set(['i']) }), []],
    ['PLACED', facts(), ['i']],
  ])('says no for %s', (refusal, given, placed) => {
    expect(decide(given, placed).refusal).toBe(refusal);
  });

  it('asks its own tables what is placed, not the copy of another service', () => {
    expect(decide(facts({}, { placedInvoiceIds: new Set(['i']) })).refusal).toBeNull();
  });

  it("keeps another customer's invoice out of the placement", () => {
    expect(decide(of({ customerId: 'bolt' }))).toMatchObject({ invoiceNumber: '', balance: null, dueDate: null });
  });
});
