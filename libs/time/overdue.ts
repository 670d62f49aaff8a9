import { addDays, type LocalDate } from './local-date.js';
import { startOfDay } from './zones.js';

/** The first calendar date on which what is due on a date and still owed is overdue. */
export function firstOverdueDate(dueDate: LocalDate): LocalDate {
  return addDays(dueDate, 1);
}

/** The instant from which something due on a date is overdue: the start of the day after, in the debtor's zone. */
export function overdueInstant(dueDate: LocalDate, zone: string): Date {
  return startOfDay(firstOverdueDate(dueDate), zone);
}
