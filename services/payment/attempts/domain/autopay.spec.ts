import fc from 'fast-check';
import { money } from '#libs/money';
import type { PromisableInvoice } from '../../promises/domain/draft.js';
import { askedFor, isOther } from './autopay.js';

const open: PromisableInvoice = {
  ...{ invoiceId: 'a', number: 'A', customerId: 'c', currency: 'EUR', lifecycle: 'OPEN', collectable: true },
  ...{
    disputed: false,
    disputedInPart: false,
    collectableMinor: 40_00n,
    dueDate: '2026-01-01',
    version: 1n,
    placed: false,
  },
};
const of = (invoiceId: string, more: Partial<PromisableInvoice> = {}): PromisableInvoice => ({
  ...open,
  ...{ invoiceId, ...more },
});

describe('what a step charges', () => {
  it('is all that is asked for of the invoices, of one currency', () => {
    const asked = askedFor([of('a'), of('b', { collectableMinor: 1n }), of('c', { currency: 'USD' })]);
    expect(asked).toEqual({ amount: money(40_01n, 'EUR'), invoiceIds: ['a', 'b'] });
  });

  it('is nothing of what is closed, not collected, with an agency, or wholly disputed', () => {
    const closed = [
      of('a', { lifecycle: 'PAID', collectableMinor: 0n }),
      of('b', { collectable: false }),
      of('c', { placed: true }),
      of('d', { disputed: true, collectableMinor: 0n }),
      of('e', { lifecycle: 'DRAFT' }),
    ];
    expect(askedFor(closed)).toBeNull();
    expect(askedFor([])).toBeNull();
  });

  it('is never more than what is asked for, whatever the invoices', () => {
    const invoice = fc.record({
      invoiceId: fc.uuid(),
      lifecycle: fc.constantFrom('OPEN' as const, 'PAID' as const, 'VOID' as const),
      collectable: fc.boolean(),
      placed: fc.boolean(),
      currency: fc.constantFrom('EUR', 'JPY'),
      collectableMinor: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    });
    fc.assert(
      fc.property(fc.array(invoice, { maxLength: 20 }), (given) => {
        const invoices = given.map(({ invoiceId, ...more }) => of(invoiceId, more));
        const asked = askedFor(invoices);
        const may = invoices.filter((each) => each.lifecycle === 'OPEN' && each.collectable && !each.placed);
        const owed = may.filter(({ currency }) => currency === asked?.amount.currency);
        const owedMinor = owed.reduce((sum, { collectableMinor }) => sum + collectableMinor, 0n);
        expect(asked?.amount.minor ?? 0n).toBe(owedMinor);
        if (asked) expect(asked.amount.minor).toBeGreaterThan(0n);
      }),
      { numRuns: 5_000 },
    );
  });
});

it('is asked for again only where it is another amount or about other invoices', () => {
  const asked = { amount: money(40_00n, 'EUR'), invoiceIds: ['a', 'b'] };
  expect(isOther(asked, { ...asked, invoiceIds: ['b', 'a'] })).toBe(false);
  expect(isOther(asked, { ...asked, amount: money(50_00n, 'EUR') })).toBe(true);
  expect(isOther(asked, { ...asked, invoiceIds: ['a', 'c'] })).toBe(true);
});
