import fc from 'fast-check';
import { type KnownInvoice, nameInvoices } from './naming.js';

const invoice = (number: string, overrides: Partial<KnownInvoice> = {}): KnownInvoice => ({
  number,
  invoiceId: `id of ${number}`,
  customerId: 'acme',
  creditorId: 'main',
  currency: 'USD',
  remainingMinor: 100n,
  ...overrides,
});
const stated = { customerId: '', creditorId: '', currency: 'USD' };

describe('naming invoices by number', () => {
  it('keeps the order of the payer and takes the customer from the invoices', () => {
    const known = [invoice('A'), invoice('B'), invoice('C')];
    expect(nameInvoices(['C', 'A'], known, stated)).toEqual({ customerId: 'acme', invoiceIds: ['id of C', 'id of A'] });
  });

  it('takes the stated customer when no invoice is named', () => {
    expect(nameInvoices([], [], { ...stated, customerId: 'acme' })).toEqual({ customerId: 'acme', invoiceIds: [] });
  });

  it('takes the invoice of the stated creditor or customer where several creditors have the number, else asks', () => {
    const known = [
      invoice('A', { creditorId: 'north', invoiceId: 'n' }),
      invoice('A', { creditorId: 'south', invoiceId: 's', customerId: 'bolt' }),
    ];
    expect(nameInvoices(['A'], known, { ...stated, creditorId: 'south' })).toEqual({
      customerId: 'bolt',
      invoiceIds: ['s'],
    });
    expect(nameInvoices(['A'], known, { ...stated, customerId: 'acme' }).invoiceIds).toEqual(['n']);
    expect(() => nameInvoices(['A'], known, stated)).toThrow(
      expect.objectContaining({ code: 'PAYMENT_INVALID', message: expect.stringContaining('A of north or south') }),
    );
    expect(() => nameInvoices(['A'], known, { ...stated, creditorId: 'west' })).toThrow(
      expect.objectContaining({ code: 'INVOICE_NOT_FOUND' }),
    );
  });

  it('lists all unknown numbers', () => {
    expect(() => nameInvoices(['A', 'X', 'Y'], [invoice('A')], stated)).toThrow(
      expect.objectContaining({ code: 'INVOICE_NOT_FOUND', message: expect.stringContaining('"X", "Y"') }),
    );
  });

  it.each([
    ['invoices of two customers', [invoice('A'), invoice('B', { customerId: 'bolt' })], stated],
    ['a stated customer that owes none of them', [invoice('A'), invoice('B')], { ...stated, customerId: 'bolt' }],
  ])('refuses %s and says whose they are', (_, known, statement) => {
    expect(() => nameInvoices(['A', 'B'], known, statement)).toThrow(
      expect.objectContaining({
        code: 'PAYMENT_CUSTOMER_MISMATCH',
        message: expect.stringMatching(/A belongs to customer acme.*bolt/),
      }),
    );
  });

  it('refuses an invoice in another currency', () => {
    expect(() => nameInvoices(['A'], [invoice('A', { currency: 'EUR' })], stated)).toThrow(
      expect.objectContaining({ code: 'PAYMENT_CURRENCY_MISMATCH', message: expect.stringContaining('A is in EUR') }),
    );
  });

  it('returns one id for each number, whatever else is known', () => {
    const numbers = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(numbers, numbers, (named, others) => {
        const known = [...new Set([...others, ...named])].map((number) => invoice(number));
        expect(nameInvoices(named, known, stated).invoiceIds).toEqual(named.map((number) => `id of ${number}`));
      }),
    );
  });
});
