import fc from 'fast-check';
import { newDraft } from '../../invoices/domain/new-draft.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { byNoPolicy, type Charge, standingsOf, waivedNow } from './charge.js';

const invoice: Invoice = {
  ...newDraft({
    ...{ invoiceId: 'i1', number: 'I1', customerId: 'c1', zone: 'UTC', creditorId: 'main', currency: 'USD' },
    ...{ issueDate: '2013-01-01', dueDate: '2013-01-31', amountMinor: 100n },
    overdueAt: new Date(0),
    createdAt: new Date(0),
  }),
  lifecycle: 'OPEN',
  issuedEpisode: 1,
};

function chargeOf(chargeId: string, amountMinor: bigint, over: Partial<Charge> = {}): Charge {
  return {
    ...{ chargeId, amountMinor, invoiceId: 'i1', customerId: 'c1', kind: 'FEE', currency: 'USD', waivedMinor: 0n },
    ...{ reason: 'late', text: '', occurrence: '', actor: 'user:ann', addedAt: new Date(0), waiveReason: '' },
    ...{ waivedAt: null, issuedEpisode: 1, version: 1n, ...byNoPolicy },
    ...over,
  };
}

/** With fees charged, of which some is paid. */
function withFees(charges: readonly Charge[], feePaidMinor: bigint, over: Partial<Invoice> = {}): Invoice {
  const feeMinor = charges.reduce((sum, { amountMinor, waivedMinor }) => sum + amountMinor - waivedMinor, 0n);
  return { ...invoice, amountMinor: 100n + feeMinor, feeMinor, paidMinor: feePaidMinor, feePaidMinor, ...over };
}

const told = (on: Invoice, charges: readonly Charge[]): string[] =>
  standingsOf(on, charges).map(
    ({ charge, paidMinor, openMinor, state }) => `${charge.chargeId} ${paidMinor} ${openMinor} ${state}`,
  );

describe('what became of the charges of an invoice', () => {
  const charges = [chargeOf('b', 10n), chargeOf('a', 5n), chargeOf('c', 4n, { waivedMinor: 4n })];

  it('is told in the order in which they were added', () => {
    expect(told(withFees(charges, 0n), charges)).toEqual(['a 0 5 OPEN', 'b 0 10 OPEN', 'c 0 0 WAIVED']);
    expect(told(withFees(charges, 7n), charges)).toEqual(['a 5 0 PAID', 'b 2 8 OPEN', 'c 0 0 WAIVED']);
  });

  it('is void with the issue of the invoice in which they were added', () => {
    expect(told({ ...invoice, lifecycle: 'VOID' }, charges.slice(0, 1))).toEqual(['b 0 0 VOID']);
    expect(told({ ...invoice, issuedEpisode: 2 }, charges.slice(0, 1))).toEqual(['b 0 0 VOID']);
  });

  it('lets as much be waived as is open', () => {
    const [first, second] = standingsOf(withFees(charges, 7n), charges);
    expect(waivedNow(second!, null)).toBe(8n);
    expect(waivedNow(second!, 3n)).toBe(3n);
    expect(() => waivedNow(second!, 9n)).toThrow(/only 0.08 USD is open/);
    expect(() => waivedNow(first!, null)).toThrow(/Nothing of charge a is open/);
  });

  it('adds up to what is owed of the component', () => {
    const amounts = fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 50n }), fc.nat(100)), { maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.nat(100), (rows, percent) => {
        const some = rows.map(([amountMinor, waivedPercent], index) =>
          chargeOf(`c${index}`, amountMinor, { waivedMinor: (amountMinor * BigInt(waivedPercent)) / 100n }),
        );
        const { feeMinor } = withFees(some, 0n);
        const paid = (feeMinor * BigInt(percent)) / 100n;
        const standings = standingsOf(withFees(some, paid), some);
        expect(standings.reduce((sum, { openMinor }) => sum + openMinor, 0n)).toBe(feeMinor - paid);
        for (const { charge, paidMinor, openMinor } of standings)
          expect(charge.waivedMinor + paidMinor + openMinor).toBe(charge.amountMinor);
      }),
    );
  });
});
