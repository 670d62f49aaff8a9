import fc from 'fast-check';
import { newDraft } from '../../invoices/domain/new-draft.js';
import { issueInvoice, voidInvoice } from '../../invoices/domain/receivable.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { OverdueCalendar } from '../../ledger/domain/overdue-calendar.js';
import { settlePayment } from '../../ledger/domain/payments.js';
import {
  applyRow,
  collectabilityOf,
  createFromRow,
  isKeptVoid,
  isUnchanged,
  type OwedRow,
  refusalOfRow,
} from './feed.js';

const calendar = new OverdueCalendar();
const terms = {
  now: new Date('2013-02-10T00:00:00Z'),
  today: '2013-02-10',
  creditorId: 'main',
  calendar,
  preset: 'OLDEST_FIRST' as const,
  namedPaysDisputed: true,
};

const plainRow: OwedRow = {
  number: 'A-1',
  customerId: 'c1',
  zone: 'UTC',
  overdueAt: new Date(0),
  creditorId: 'main',
  amountMinor: 100n,
  paidElsewhereMinor: 0n,
  creditNoteMinor: 0n,
  currency: 'USD',
  issueDate: '2013-01-01',
  dueDate: '2013-01-31',
  dueDateSource: 'GIVEN',
  kind: 'REGULAR',
  status: null,
};

function draftOf(row: OwedRow, fromFeed = true): Invoice {
  const { status, ...rest } = row;
  return newDraft({
    ...rest,
    invoiceId: 'i1',
    overdueAt: calendar.overdueAt(row.dueDate, row.zone),
    collectability: collectabilityOf(status) ?? 'COLLECT',
    fromFeed,
    createdAt: terms.now,
  });
}

/** The invoice of a row in each lifecycle, alone in a session of its own. */
function existing(
  lifecycle: Invoice['lifecycle'],
  row: OwedRow = plainRow,
): { session: LedgerSession; invoice: Invoice } {
  const before = new LedgerSession(terms);
  before.addInvoice(draftOf(row));
  if (lifecycle !== 'DRAFT') issueInvoice(before, 'i1', 'IMPORTED');
  if (lifecycle === 'VOID') voidInvoice(before, 'i1', 'x');
  if (lifecycle === 'PAID') {
    const { customerId, currency, amountMinor } = row;
    settlePayment(before, {
      paymentId: 'p1',
      customerId,
      currency,
      amountMinor,
      invoiceIds: ['i1'],
      valueDate: '2013-01-15',
    });
  }
  const { created, payments, allocations } = before.changes();
  const [invoice] = created;
  return { session: new LedgerSession(terms, { invoices: created, payments, allocations }), invoice: invoice! };
}

describe('a row of the input file', () => {
  it.each([
    ['OPEN', {}, 'unchanged', []],
    ['OPEN', { amountMinor: 90n }, 'updated', ['InvoiceChanged']],
    ['OPEN', { amountMinor: 60n, paidElsewhereMinor: 40n }, 'updated', ['InvoiceChanged']],
    ['OPEN', { paidElsewhereMinor: 40n }, 'updated', ['InvoiceChanged']],
    ['OPEN', { dueDate: '2013-03-31' }, 'updated', ['InvoiceChanged']],
    ['OPEN', { status: 'Hold' }, 'updated', ['InvoiceChanged']],
    ['OPEN', { status: 'Active' }, 'unchanged', []],
    ['OPEN', { status: 'Closed' }, 'closed', ['InvoiceVoided']],
    ['PAID', {}, 'unchanged', []],
    ['PAID', { status: 'Closed' }, 'unchanged', []],
    ['PAID', { amountMinor: 120n }, 'updated', ['InvoiceChanged', 'InvoiceReopened']],
    ['PAID', { amountMinor: 80n }, 'updated', ['InvoiceChanged']],
    ['VOID', {}, 'reopened', ['InvoiceReopened']],
    ['VOID', { amountMinor: 90n }, 'reopened', ['InvoiceReopened']],
    ['VOID', { status: 'Closed' }, 'unchanged', []],
    ['DRAFT', {}, 'updated', ['InvoiceIssued']],
    ['DRAFT', { amountMinor: 90n }, 'updated', ['InvoiceChanged', 'InvoiceIssued']],
  ] as const)('makes of a %s invoice, saying %j: %s', (lifecycle, said, outcome, events) => {
    const { session, invoice } = existing(lifecycle);
    expect(applyRow(session, invoice, { ...plainRow, ...said })).toBe(outcome);
    expect(session.events.map(({ type }) => type)).toEqual(events);
  });

  it('does not close an invoice that owes charges alone', () => {
    const { session, invoice } = existing('PAID');
    const charged = { ...invoice, lifecycle: 'OPEN' as const, amountMinor: invoice.amountMinor + 5n, feeMinor: 5n };
    expect(isUnchanged(charged, { ...plainRow, status: 'Closed' })).toBe(true);
    expect(applyRow(session, charged, { ...plainRow, status: 'Closed' })).toBe('unchanged');
  });

  it('creates what nobody knew', () => {
    const session = new LedgerSession(terms);
    expect(createFromRow(session, draftOf(plainRow))).toBe('created');
    expect(session.changes().created).toMatchObject([{ lifecycle: 'OPEN', fromFeed: true, version: 2n }]);
  });

  it('says nothing new exactly when taking it would change nothing', () => {
    const row = fc.record({
      amountMinor: fc.constantFrom(90n, 100n),
      paidElsewhereMinor: fc.constantFrom(0n, 10n),
      dueDate: fc.constantFrom('2013-01-31', '2013-02-28'),
      issueDate: fc.constantFrom('2013-01-01', '2013-01-02'),
      status: fc.constantFrom('Active' as const, 'Hold' as const, 'Closed' as const, null),
    });
    const lifecycle = fc.constantFrom('DRAFT' as const, 'OPEN' as const, 'PAID' as const, 'VOID' as const);
    fc.assert(
      fc.property(lifecycle, row, row, (state, first, second) => {
        const { session, invoice } = existing(state, { ...plainRow, ...first });
        const said = { ...plainRow, ...second };
        const nothingNew = isUnchanged(invoice, said);
        const outcome = applyRow(session, invoice, said);
        // A draft that the file closes is left as it is, which only taking the row finds out.
        if (invoice.lifecycle !== 'DRAFT') expect(nothingNew).toBe(outcome === 'unchanged');
        if (nothingNew) expect(session.changes()).toMatchObject({ changed: [], entries: [], events: [] });
      }),
    );
  });

  it('leaves an invoice void that a person voided for good', () => {
    const { invoice } = existing('VOID');
    const stands = { ...invoice, voidStands: true };
    expect([isKeptVoid(stands, plainRow), isUnchanged(stands, plainRow)]).toEqual([true, true]);
    expect([isKeptVoid(invoice, plainRow), isUnchanged(invoice, plainRow)]).toEqual([false, false]);
    expect(isKeptVoid(stands, { ...plainRow, status: 'Closed' })).toBe(false);
  });

  it('changes nothing of an invoice that is written off, whatever it says', () => {
    const { invoice } = existing('OPEN');
    const gone = { ...invoice, lifecycle: 'WRITTEN_OFF', writeOffMethod: 'DIRECT' } as const;
    for (const said of [plainRow, { ...plainRow, amountMinor: 1n }, { ...plainRow, status: 'Closed' as const }])
      expect(isUnchanged(gone, said)).toBe(true);
  });

  it('changes nothing of the fee of a prolongation, which was decided here', () => {
    const { invoice } = existing('OPEN');
    const fee = { ...invoice, kind: 'PROLONGATION_FEE', feeMinor: invoice.amountMinor } as const;
    for (const said of [plainRow, { ...plainRow, amountMinor: 1n }, { ...plainRow, status: 'Closed' as const }])
      expect(isUnchanged(fee, said)).toBe(true);
  });

  it('cannot change who owes, or in which currency', () => {
    const { invoice } = existing('OPEN');
    const reasonOf = (said: Partial<OwedRow>): string | undefined =>
      refusalOfRow(invoice, { ...plainRow, ...said })?.reason;
    expect(reasonOf({})).toBeUndefined();
    expect(reasonOf({ customerId: 'c2' })).toBe('CUSTOMER_CHANGED');
    expect(reasonOf({ currency: 'EUR' })).toBe('CURRENCY_CHANGED');
  });
});
