import fc from 'fast-check';
import { money } from '#libs/money';
import { addDays, type WorkingCalendar } from '#libs/time';
import { newDraft } from '../../invoices/domain/new-draft.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { saysNothing } from '../../terms/domain/terms.js';
import { TermsBook } from '../../terms/domain/terms-book.js';
import { productPolicy, type ProlongationFee, type ProlongationPolicy } from './policy.js';
import { type CollectionStanding, countedFrom, type QuoteFacts, quoteOf, requireOption } from './quote.js';

const calendar: WorkingCalendar & { version: number } = {
  version: 1,
  weekend: [6, 7],
  days: [{ date: '2013-04-01', off: true, name: 'Easter Monday' }],
  knownFrom: '2012-01-01',
  knownUntil: '2013-12-31',
};
const subject = { className: 'trade', customer: { customerId: 'c', reference: 'D-1' } };
const book = (roll: 'NONE' | 'FOLLOWING' | 'MODIFIED_FOLLOWING' | 'PRECEDING') => {
  const terms = {
    level: 'ORGANISATION',
    subject: '',
    kind: 'REGULAR',
    ...saysNothing,
    calendar: 'germany',
    roll,
  } as const;
  return new TermsBook([terms], new Set(), new Map([['germany', calendar]]));
};
const invoice: Invoice = {
  ...newDraft({
    ...{ invoiceId: 'i', number: 'N-1', customerId: 'c', zone: 'UTC', creditorId: 'main', currency: 'USD' },
    ...{ amountMinor: 10_000n, issueDate: '2013-02-01', dueDate: '2013-03-10', overdueAt: new Date(0) },
    createdAt: new Date(0),
  }),
  lifecycle: 'OPEN',
  issuedEpisode: 1,
};
const standing: CollectionStanding = { caseStates: ['ACTIVE'], placed: false, held: false, moneyInFlight: false };
const flat: ProlongationFee = { basis: 'FLAT', amount: money(500n, 'USD') };
const facts = (over: Partial<QuoteFacts> = {}, roll: Parameters<typeof book>[0] = 'FOLLOWING'): QuoteFacts => ({
  ...{ invoice, today: '2013-03-01', policy: { ...productPolicy, fee: flat }, standing, numbered: true },
  had: { count: 0, totalDays: 0 },
  dateAfter: (from, days) => book(roll).dateAfter(subject, 'REGULAR', from, days),
  ...over,
});
const policy = (over: Partial<ProlongationPolicy>) => ({ policy: { ...productPolicy, fee: flat, ...over } });
const reasons = (over: Partial<QuoteFacts>) => quoteOf(facts(over)).options.map(({ refusal }) => refusal?.reason ?? '');

describe('a quote', () => {
  it('says for each number of days when the invoice would be due, and what that costs', () => {
    const { options } = quoteOf(facts(policy({ taxRateBasisPoints: 1_900 })));
    // The 17th is a Sunday, as are the 24th and the 31st; the 1st of April is a holiday.
    expect(options.map(({ days, due }) => [days, due?.dueDate])).toEqual([
      [7, '2013-03-18'],
      [14, '2013-03-25'],
      [21, '2013-04-02'],
      [30, '2013-04-09'],
    ]);
    expect(options[0]).toMatchObject({ refusal: null, feeMinor: 500n, taxMinor: 95n, feeDueDate: '2013-03-15' });
    expect(options[2]?.due?.skipped).toEqual([
      { date: '2013-03-31', name: '' },
      { date: '2013-04-01', name: 'Easter Monday' },
    ]);
  });

  it('counts from today where the invoice is overdue, so that the debtor has all of the days', () => {
    expect(countedFrom(invoice, '2013-03-20')).toBe('2013-03-20');
    expect(quoteOf(facts({ today: '2013-03-20' })).options[0]?.due?.dueDate).toBe('2013-03-27');
  });

  it('is reckoned from what is not disputed', () => {
    const fee = { basis: 'PERCENT', ratePpm: 100_000, min: null, max: null } as const;
    const disputed = { ...invoice, disputed: true, disputedMinor: 4_000n };
    expect(quoteOf(facts({ invoice: disputed, ...policy({ fee }) })).options[0]?.feeMinor).toBe(600n);
  });

  const all = (reason: string) => [reason, reason, reason, reason];
  it.each<[string, Partial<QuoteFacts>, string[]]>([
    ['a paid invoice', { invoice: { ...invoice, lifecycle: 'PAID', paidMinor: 10_000n } }, all('NOTHING_REMAINS')],
    ['a fee', { invoice: { ...invoice, kind: 'PROLONGATION_FEE' } }, all('FEE_INVOICE')],
    ['one disputed as a whole', { invoice: { ...invoice, disputed: true } }, all('IN_DISPUTE')],
    ['one that is not collected', { invoice: { ...invoice, collectability: 'DO_NOT_COLLECT' } }, all('NOT_COLLECTED')],
    ['one with an agency', { standing: { ...standing, placed: true } }, all('PLACED')],
    ['one on an arrangement', { standing: { ...standing, caseStates: ['ON_ARRANGEMENT'] } }, all('CASE_COLLECTS')],
    ['one on hold', { standing: { ...standing, held: true } }, all('HELD')],
    ['one with money on its way', { standing: { ...standing, moneyInFlight: true } }, all('MONEY_IN_FLIGHT')],
    ['one not due for long', { today: '2013-02-07' }, all('TOO_EARLY')],
    ['one overdue for long', { today: '2013-04-10' }, all('TOO_LATE')],
    ['one prolonged often enough', { had: { count: 2, totalDays: 14 } }, all('TIMES_USED_UP')],
    ['one with few days left', { had: { count: 1, totalDays: 45 } }, ['', '', 'DAYS_USED_UP', 'DAYS_USED_UP']],
    ['one of another currency', { invoice: { ...invoice, currency: 'EUR' } }, all('FEE_UNKNOWN')],
    ['one without number for its fee', { numbered: false }, all('NO_NUMBER_SERIES')],
    ['one that costs nothing, without number', { numbered: false, ...policy({ fee: { basis: 'NONE' } }) }, all('')],
    ['one overdue where that is too late', { today: '2013-03-11', ...policy({ latestDays: 0 }) }, all('TOO_LATE')],
    [
      'one beyond the calendar',
      { invoice: { ...invoice, dueDate: '2013-12-20' }, today: '2013-12-01' },
      ['', 'DATE_UNKNOWN', 'DATE_UNKNOWN', 'DATE_UNKNOWN'],
    ],
  ])('refuses %s', (_name, over, expected) => {
    expect(reasons(over)).toEqual(expected);
  });

  it('names with a refusal what is allowed', () => {
    const quote = quoteOf(facts({ had: { count: 1, totalDays: 45 } }));
    const details = { state: 'OPEN', allowed: ['prolong by 7 days', 'prolong by 14 days'] };
    const refused = (reason: string) =>
      expect.objectContaining({ code: 'PROLONGATION_STATE_FORBIDS', details: { ...details, facts: { reason } } });
    expect(() => requireOption(quote, 21)).toThrow(refused('DAYS_USED_UP'));
    expect(() => requireOption(quote, 8)).toThrow(refused('DAYS_NOT_ALLOWED'));
    expect(requireOption(quote, 14)).toBe(quote.options[1]);
  });
});

const someFacts = fc
  .record({
    dueIn: fc.integer({ min: -60, max: 60 }),
    roll: fc.constantFrom('NONE' as const, 'FOLLOWING' as const, 'MODIFIED_FOLLOWING' as const, 'PRECEDING' as const),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
    maxCount: fc.integer({ min: 0, max: 4 }),
    maxTotalDays: fc.integer({ min: 0, max: 90 }),
    had: fc.record({ count: fc.integer({ min: 0, max: 4 }), totalDays: fc.integer({ min: 0, max: 90 }) }),
    ratePpm: fc.integer({ min: 1, max: 200_000 }),
  })
  .map(({ dueIn, roll, had, days, maxCount, maxTotalDays, ratePpm }) => {
    const fee = { basis: 'PERCENT', ratePpm, min: null, max: null } as const;
    const today = '2013-06-03';
    const of = { ...invoice, issueDate: '2013-01-01', dueDate: addDays(today, dueIn) };
    return facts({ invoice: of, today, had, ...policy({ days, maxCount, maxTotalDays, fee }) }, roll);
  });

describe('whatever is quoted', () => {
  it('never goes beyond a cap, is due later than before and than today, and by no less than a working day rolled back', () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const { options } = quoteOf(given);
        for (const { refusal, due, days, feeMinor, taxMinor } of options) {
          if (refusal !== null) continue;
          expect(given.had.count).toBeLessThan(given.policy.maxCount);
          expect(given.had.totalDays + days).toBeLessThanOrEqual(given.policy.maxTotalDays);
          expect(due!.dueDate > given.invoice.dueDate && due!.dueDate > given.today).toBe(true);
          expect(feeMinor! >= 0n && taxMinor >= 0n).toBe(true);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('has one hash for the same facts, and another once anything that is shown is another', () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const quote = quoteOf(given);
        expect(quoteOf({ ...given, invoice: { ...given.invoice, version: 99n } }).hash).toBe(quote.hash);
        expect(quoteOf({ ...given, had: { ...given.had, count: given.had.count + 1 } }).hash).not.toBe(quote.hash);
        const moved = { ...given.invoice, dueDate: addDays(given.invoice.dueDate, 1) };
        expect(quoteOf({ ...given, invoice: moved }).hash).not.toBe(quote.hash);
        const placed = quoteOf({ ...given, standing: { ...standing, placed: true } });
        if (quote.options.some(({ refusal }) => refusal === null)) expect(placed.hash).not.toBe(quote.hash);
      }),
      { numRuns: 5_000 },
    );
  });
});
