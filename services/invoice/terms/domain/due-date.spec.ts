import fc from 'fast-check';
import { addDays, isWorkingDay, type LocalDate, UnknownDay, type WorkingCalendar } from '#libs/time';
import { dueDateBy } from './due-date.js';
import { type DueTerms, maxNetDays, monthEnds, productTerms, rollRules } from './terms.js';

const calendar: WorkingCalendar = {
  weekend: [6, 7],
  days: [
    { date: '2013-03-29', off: true, name: 'Good Friday' },
    { date: '2013-04-01', off: true, name: 'Easter Monday' },
    { date: '2013-04-06', off: false, name: 'Stocktaking' },
  ],
  knownFrom: '2000-01-01',
  knownUntil: '2039-12-31',
};

const due = (terms: Partial<DueTerms>, issueDate: LocalDate, asked: WorkingCalendar | null = calendar) =>
  dueDateBy({ ...productTerms, calendar: 'germany', ...terms }, issueDate, asked);

const terms = fc.record<DueTerms>({
  netDays: fc.integer({ min: 0, max: maxNetDays }),
  monthEnd: fc.constantFrom(...monthEnds),
  calendar: fc.constantFrom('', 'germany'),
  roll: fc.constantFrom(...rollRules),
});
const issued = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2010-01-01', days));

describe('a due date by terms', () => {
  it.each<[string, Partial<DueTerms>, LocalDate, LocalDate]>([
    ['30 days after the day of issue', { roll: 'NONE' }, '2013-01-31', '2013-03-02'],
    ['6 days after it', { netDays: 6, roll: 'NONE' }, '2013-01-31', '2013-02-06'],
    ['the day of issue itself', { netDays: 0, roll: 'NONE' }, '2013-01-31', '2013-01-31'],
    ['the end of a month that it ends', { netDays: 0, monthEnd: 'OF_ISSUE', roll: 'NONE' }, '2013-01-31', '2013-01-31'],
    ['the end of a short month', { netDays: 0, monthEnd: 'OF_ISSUE', roll: 'NONE' }, '2013-02-01', '2013-02-28'],
    ['the end of a leap month', { netDays: 0, monthEnd: 'OF_ISSUE', roll: 'NONE' }, '2012-02-29', '2012-02-29'],
    ['30 days after the end of the month', { monthEnd: 'OF_ISSUE', roll: 'NONE' }, '2013-01-05', '2013-03-02'],
    ['the working day after a holiday', { netDays: 28, roll: 'FOLLOWING' }, '2013-03-01', '2013-04-02'],
    [
      'a day off whose month the next one leaves',
      { netDays: 28, roll: 'MODIFIED_FOLLOWING' },
      '2013-03-01',
      '2013-03-28',
    ],
    ['the working day before a holiday', { netDays: 28, roll: 'PRECEDING' }, '2013-03-01', '2013-03-28'],
    ['a Saturday that is worked', { netDays: 0, roll: 'FOLLOWING' }, '2013-04-06', '2013-04-06'],
    ['not before an invoice of a Saturday', { netDays: 0, roll: 'PRECEDING' }, '2013-03-30', '2013-04-02'],
    ['not before one of the last day', { netDays: 0, roll: 'MODIFIED_FOLLOWING' }, '2013-03-31', '2013-04-02'],
  ])('is %s', (_name, given, issueDate, expected) => {
    expect(due(given, issueDate).dueDate).toBe(expected);
  });

  it('says from when it was counted, and which days were stepped over and why', () => {
    expect(due({ netDays: 1, monthEnd: 'OF_ISSUE' }, '2013-02-28')).toMatchObject({
      dueDate: '2013-03-01',
      skipped: [],
    });
    expect(due({ netDays: 1, monthEnd: 'OF_ISSUE' }, '2013-03-15')).toEqual({
      dueDate: '2013-04-02',
      countedFrom: '2013-03-31',
      netDate: '2013-04-01',
      skipped: [{ date: '2013-04-01', name: 'Easter Monday' }],
    });
  });

  it('is refused where the calendar does not know the day, and never guessed', () => {
    expect(() => due({ netDays: 30 }, '2039-12-15')).toThrow(UnknownDay);
    expect(due({ netDays: 30, roll: 'NONE' }, '2039-12-15').dueDate).toBe('2040-01-14');
  });

  it('is never before the day of issue', () => {
    fc.assert(
      fc.property(terms, issued, (given, issueDate) => {
        const { dueDate, countedFrom, netDate } = dueDateBy(given, issueDate, calendar);
        expect(dueDate >= issueDate).toBe(true);
        expect(countedFrom >= issueDate && countedFrom.slice(0, 7) === issueDate.slice(0, 7)).toBe(true);
        expect(netDate).toBe(addDays(countedFrom, given.netDays));
      }),
    );
  });

  it('is a working day wherever a calendar is asked, and else the day after net days', () => {
    fc.assert(
      fc.property(terms, issued, (given, issueDate) => {
        const { dueDate, netDate, skipped } = dueDateBy(given, issueDate, calendar);
        if (given.calendar === '' || given.roll === 'NONE') expect([dueDate, skipped]).toEqual([netDate, []]);
        else expect(isWorkingDay(calendar, dueDate)).toBe(true);
        expect(skipped.every(({ date }) => !isWorkingDay(calendar, date))).toBe(true);
        expect(skipped.length > 0).toBe(dueDate !== netDate);
      }),
    );
  });

  it('comes no earlier with more net days, but where a day is rolled back', () => {
    fc.assert(
      fc.property(terms, issued, (given, issueDate) => {
        fc.pre(given.netDays < maxNetDays && (given.roll === 'NONE' || given.roll === 'FOLLOWING'));
        const later = dueDateBy({ ...given, netDays: given.netDays + 1 }, issueDate, calendar);
        expect(later.dueDate >= dueDateBy(given, issueDate, calendar).dueDate).toBe(true);
      }),
    );
  });
});
