import fc from 'fast-check';
import { newDraft } from '../../invoices/domain/new-draft.js';
import { type Invoice, type Lifecycle, remainingOf } from '../../ledger/domain/invoice.js';
import type { FeedRow, OwedRow, RowRefusal } from './feed.js';
import { looksOpen, withOwed } from './owed.js';

const issued = {
  number: 'A-1',
  customerId: 'c1',
  zone: 'UTC',
  overdueAt: new Date(0),
  creditorId: 'main',
  currency: 'USD',
  issueDate: '2013-01-01',
  dueDate: '2013-01-31',
  dueDateSource: 'GIVEN' as const,
  kind: 'REGULAR' as const,
};

/** A row that says what is owed in all and what is open of it, each where it is given. */
function rowOf(whole: bigint | null, open: bigint | null, status: FeedRow['status'] = null): FeedRow {
  return { ...issued, amountMinor: whole ?? open!, openMinor: open, saysAmount: whole !== null, status };
}

/** Of a whole amount some was paid elsewhere and some here. */
function invoiceOf(whole: bigint, elsewhere: bigint, here: bigint, lifecycle: Lifecycle = 'OPEN'): Invoice {
  const amounts = { amountMinor: whole - elsewhere, paidElsewhereMinor: elsewhere };
  const draft = newDraft({ ...issued, ...amounts, invoiceId: 'i1', createdAt: new Date(0) });
  const paid = lifecycle === 'VOID' ? { creditedMinor: here } : { paidMinor: here };
  return { ...draft, ...paid, lifecycle };
}

/** Of what was billed some was credited. */
function creditedOf(billed: bigint, creditNoteMinor: bigint, elsewhere = 0n, here = 0n): Invoice {
  return { ...invoiceOf(billed - creditNoteMinor, elsewhere, here), creditNoteMinor };
}

/** The whole amount and what was paid elsewhere of it; else what becomes of the row. */
function told(row: OwedRow | RowRefusal): string {
  if ('reason' in row) return `${row.field} ${row.reason}`;
  if (row.status === 'Closed') return 'closed';
  return `${row.amountMinor + row.paidElsewhereMinor} ${row.paidElsewhereMinor}`;
}

describe('what a row makes of its invoice', () => {
  it.each([
    ['whole and open', null, rowOf(100n, 60n), '100 40'],
    ['open alone', null, rowOf(null, 60n), '60 0'],
    ['nothing open', null, rowOf(100n, 0n), 'closed'],
    ['the same again', invoiceOf(100n, 40n, 0n), rowOf(100n, 60n), '100 40'],
    ['the whole alone', invoiceOf(100n, 40n, 0n), rowOf(100n, null), '100 40'],
    ['less than was paid elsewhere', invoiceOf(100n, 40n, 0n), rowOf(40n, null), 'invoice.amount OPEN_AMOUNT_UNCLEAR'],
    ['more paid elsewhere', invoiceOf(100n, 40n, 0n), rowOf(100n, 50n), '100 50'],
    ['less paid elsewhere', invoiceOf(100n, 40n, 0n), rowOf(100n, 90n), '100 10'],
    ['a higher amount', invoiceOf(100n, 40n, 0n), rowOf(120n, 80n), '120 40'],
    ['all paid elsewhere', invoiceOf(100n, 40n, 0n), rowOf(100n, 0n), 'closed'],
    ['the whole of what was known as open', invoiceOf(60n, 0n, 0n), rowOf(100n, 60n), '100 40'],
    ['a payment here, unknown to the file', invoiceOf(100n, 40n, 30n), rowOf(100n, 60n), '100 40'],
    ['a payment here, known in part', invoiceOf(100n, 40n, 30n), rowOf(100n, 45n), '100 40'],
    ['a payment here, known', invoiceOf(100n, 40n, 30n), rowOf(100n, 30n), '100 40'],
    ['payments here and elsewhere', invoiceOf(100n, 40n, 30n), rowOf(100n, 20n), '100 50'],
    ['nothing open after a payment here', invoiceOf(100n, 40n, 30n), rowOf(100n, 0n), '100 70'],
    ['taken back', invoiceOf(100n, 40n, 30n), rowOf(100n, 80n), 'invoice.openAmount OPEN_AMOUNT_UNCLEAR'],
    ['taken back, void', invoiceOf(100n, 40n, 30n, 'VOID'), rowOf(100n, 70n), '100 0'],
    ['taken back, void', invoiceOf(100n, 40n, 30n, 'VOID'), rowOf(100n, 65n), '100 5'],
    ['open alone, unknown payment here', invoiceOf(100n, 0n, 40n), rowOf(null, 100n), '100 0'],
    ['open alone, known payment here', invoiceOf(100n, 0n, 40n), rowOf(null, 60n), '100 0'],
    ['open alone, paid elsewhere too', invoiceOf(100n, 0n, 40n), rowOf(null, 50n), '100 10'],
    ['open alone, nothing', invoiceOf(100n, 0n, 40n), rowOf(null, 0n), '100 60'],
    ['open alone, nothing and no payment', invoiceOf(100n, 0n, 0n), rowOf(null, 0n), 'closed'],
    ['open alone, charged', invoiceOf(100n, 0n, 40n), rowOf(null, 120n), '160 0'],
    ['open alone, charged', invoiceOf(100n, 40n, 0n), rowOf(null, 120n), '120 0'],
    ['a credit note, unknown to the file', creditedOf(100n, 20n), rowOf(100n, null), '80 0'],
    ['a credit note, known in part', creditedOf(100n, 20n), rowOf(90n, null), '80 0'],
    ['a credit note, known', creditedOf(100n, 20n), rowOf(80n, null), '80 0'],
    ['a credit note, and another of the file', creditedOf(100n, 20n), rowOf(70n, null), '70 0'],
    ['a credit note, and a higher amount', creditedOf(100n, 20n), rowOf(110n, null), '90 0'],
    ['a credit note, not in what is open', creditedOf(100n, 20n), rowOf(100n, 100n), '80 0'],
    ['a credit note, in what is open', creditedOf(100n, 20n), rowOf(100n, 80n), '80 0'],
    ['a credit note, open alone', creditedOf(100n, 20n), rowOf(null, 100n), '80 0'],
    ['a credit note, known and open alone', creditedOf(100n, 20n), rowOf(null, 80n), '80 0'],
    ['a credit note, and paid elsewhere', creditedOf(100n, 20n, 30n), rowOf(100n, 50n), '80 30'],
    ['a credit note, and paid here', creditedOf(100n, 20n, 0n, 30n), rowOf(100n, 50n), '80 0'],
    ['a credit note, and the rest paid elsewhere', creditedOf(100n, 20n), rowOf(100n, 0n), 'closed'],
    ['closed by its status', invoiceOf(100n, 40n, 30n), rowOf(100n, 80n, 'Closed'), 'closed'],
  ])('%s', (_, existing, row, expected) => {
    expect(told(withOwed(row, existing))).toBe(expected);
  });

  it('leaves an invoice alone that a person voided for good', () => {
    const stands = { ...invoiceOf(100n, 40n, 30n, 'VOID'), voidStands: true };
    expect(withOwed(rowOf(20n, null), stands)).not.toHaveProperty('reason');
  });

  it('looks like what is open where it is what remains', () => {
    expect(looksOpen(invoiceOf(100n, 0n, 40n), rowOf(60n, null))).toBe(true);
    expect(looksOpen(invoiceOf(100n, 40n, 0n), rowOf(60n, null))).toBe(true);
    expect(looksOpen(invoiceOf(100n, 0n, 40n), rowOf(60n, 60n))).toBe(false);
    expect(looksOpen(invoiceOf(100n, 0n, 0n), rowOf(100n, null))).toBe(false);
  });

  it('leaves no more than the file says is open, and nothing new to say', () => {
    const minor = fc.bigInt({ min: 0n, max: 50n });
    const lifecycle = fc.constantFrom('OPEN' as const, 'VOID' as const);
    const before = fc.record({ rest: fc.bigInt({ min: 1n, max: 50n }), elsewhere: minor, here: minor, lifecycle });
    const said = fc.record({ open: minor, paid: minor, saysAmount: fc.boolean() });
    fc.assert(
      fc.property(before, said, ({ rest, elsewhere, here, lifecycle: state }, { open, paid, saysAmount }) => {
        const whole = elsewhere + here + rest;
        const row = rowOf(saysAmount && open + paid > 0n ? open + paid : null, open);
        const owed = withOwed(row, invoiceOf(whole, elsewhere, here, state));
        if ('reason' in owed || owed.status === 'Closed') return;
        const { amountMinor, paidElsewhereMinor } = owed;
        expect(amountMinor > 0n && paidElsewhereMinor >= 0n).toBe(true);
        if (row.saysAmount) expect(amountMinor + paidElsewhereMinor).toBe(row.amountMinor);
        const settled = here < amountMinor ? here : amountMinor;
        const after: Invoice = {
          ...invoiceOf(amountMinor + paidElsewhereMinor, paidElsewhereMinor, settled),
          creditedMinor: here - settled,
        };
        expect(remainingOf(after) <= open).toBe(true);
        expect(withOwed(row, after)).toEqual(owed);
      }),
      { numRuns: 1_000 },
    );
  });
});
