import { addDays, daysInMonth, type LocalDate, rollDay, type SkippedDay, type WorkingCalendar } from '#libs/time';
import type { DueTerms } from './terms.js';

/** When an invoice is due, and how that was counted. */
export interface CountedDueDate {
  readonly dueDate: LocalDate;
  /** The day of issue, or the last of its month. */
  readonly countedFrom: LocalDate;
  /** After net days, before the calendar was asked. */
  readonly netDate: LocalDate;
  /** Days that were stepped over, in the order of the walk. */
  readonly skipped: readonly SkippedDay[];
}

/** Whether a calendar must be asked. */
export function asksCalendar({ calendar, roll }: DueTerms): boolean {
  return calendar !== '' && roll !== 'NONE';
}

/**
 * When an invoice is due by its terms; never before it is issued: a day off that would be rolled back beyond that is rolled
 * forward.
 * @param calendar where one is to be asked
 * @throws UnknownDay
 */
export function dueDateBy(terms: DueTerms, issueDate: LocalDate, calendar: WorkingCalendar | null): CountedDueDate {
  const countedFrom = terms.monthEnd === 'OF_ISSUE' ? lastOfMonth(issueDate) : issueDate;
  const netDate = addDays(countedFrom, terms.netDays);
  if (!calendar || !asksCalendar(terms)) return { dueDate: netDate, countedFrom, netDate, skipped: [] };
  const rolled = rollDay(calendar, netDate, terms.roll);
  const { date: dueDate, skipped } = rolled.date < issueDate ? rollDay(calendar, netDate, 'FOLLOWING') : rolled;
  return { dueDate, countedFrom, netDate, skipped };
}

function lastOfMonth(date: LocalDate): LocalDate {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return `${date.slice(0, 8)}${daysInMonth(year, month)}`;
}
