import { newDraft } from '../../invoices/domain/new-draft.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { isProlongationKept, withDueDate } from './due.js';
import type { FeedRow } from './feed.js';

const overdueAt = new Date('2013-02-01T00:00:00Z');

/** A row that is due 30 days after its issue by the terms of today. */
const row: FeedRow = {
  ...{ number: 'A-1', customerId: 'c1', zone: 'UTC', creditorId: 'main', currency: 'USD' },
  ...{ amountMinor: 100n, openMinor: null, saysAmount: true, status: null, kind: null },
  ...{ issueDate: '2013-01-10', dueDate: '2013-02-09', dueDateSource: 'TERMS', overdueAt: new Date(0) },
};

const known = (over: Partial<Invoice> = {}): Invoice => ({
  ...newDraft({
    ...{ invoiceId: 'i1', number: 'A-1', customerId: 'c1', zone: 'UTC', creditorId: 'main', currency: 'USD' },
    ...{ amountMinor: 100n, issueDate: '2013-01-10', dueDate: '2013-01-31', overdueAt, createdAt: new Date(0) },
  }),
  dueDateSource: 'TERMS',
  ...over,
});

const datesOf = ({ dueDate, dueDateSource }: FeedRow) => [dueDate, dueDateSource];

describe('an invoice of a row that does not say when it is due', () => {
  it('is due by the terms where it is new', () => {
    expect(datesOf(withDueDate(row, null))).toEqual(['2013-02-09', 'TERMS']);
  });

  it('keeps the due date that other terms gave it', () => {
    const kept = withDueDate(row, known());
    expect(datesOf(kept)).toEqual(['2013-01-31', 'TERMS']);
    expect(kept.overdueAt).toBe(overdueAt);
  });

  it('is due anew where the terms gave its due date and the file moves its day of issue', () => {
    expect(datesOf(withDueDate(row, known({ issueDate: '2013-01-09' })))).toEqual(['2013-02-09', 'TERMS']);
  });

  it('keeps a due date that somebody gave, unless it would be before the day of issue', () => {
    const given = { dueDateSource: 'GIVEN', issueDate: '2013-01-09' } as const;
    expect(datesOf(withDueDate(row, known(given)))).toEqual(['2013-01-31', 'GIVEN']);
    expect(datesOf(withDueDate(row, known({ ...given, dueDate: '2013-01-09' })))).toEqual(['2013-02-09', 'TERMS']);
  });

  it('is due as the row says where it does', () => {
    const said: FeedRow = { ...row, dueDateSource: 'GIVEN' };
    expect(withDueDate(said, known())).toBe(said);
  });
});

describe('an invoice that was prolonged', () => {
  const prolonged = { dueDateSource: 'PROLONGED', dueDate: '2013-02-14' } as const;
  const saying = (dueDate: string): FeedRow => ({ ...row, dueDateSource: 'GIVEN', dueDate });

  it('stays due so while rows say an earlier day, or none', () => {
    expect(datesOf(withDueDate(saying('2013-01-31'), known(prolonged)))).toEqual(['2013-02-14', 'PROLONGED']);
    expect(datesOf(withDueDate(row, known(prolonged)))).toEqual(['2013-02-14', 'PROLONGED']);
  });

  it('is due as the row says where that is no earlier, or where it is void', () => {
    expect(datesOf(withDueDate(saying('2013-03-01'), known(prolonged)))).toEqual(['2013-03-01', 'GIVEN']);
    const gone = known({ ...prolonged, lifecycle: 'VOID' });
    expect(datesOf(withDueDate(saying('2013-01-31'), gone))).toEqual(['2013-01-31', 'GIVEN']);
  });

  it('is told of only where the row says an earlier day', () => {
    const told = (dueDate: string) => isProlongationKept(known(prolonged), saying(dueDate));
    expect([told('2013-02-13'), told('2013-02-14'), told('2013-02-15')]).toEqual([true, false, false]);
    expect(isProlongationKept(known(), saying('2013-01-01'))).toBe(false);
  });
});
