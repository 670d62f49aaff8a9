import { addDays, type LocalDate } from '#libs/time';

/** The last day of the month of a day. */
export function lastDayOfMonth(day: LocalDate): LocalDate {
  return addDays(firstOfNext(day), -1);
}

/** The last day of the month before that of a day. */
export function lastDayOfMonthBefore(day: LocalDate): LocalDate {
  return addDays(`${day.slice(0, 8)}01`, -1);
}

function firstOfNext(day: LocalDate): LocalDate {
  return `${addDays(`${day.slice(0, 8)}01`, 31).slice(0, 8)}01`;
}
