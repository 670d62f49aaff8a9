import { addDays, type LocalDate, weekday } from './local-date.js';

/** Which days are worked, as plain data: what is computed from it today is computed from it again in ten years. */
export interface WorkingCalendar {
  /** Days off of each week, 1 for Monday to 7 for Sunday; at most six. */
  readonly weekend: readonly number[];
  /** Days that differ from their week, or are off for a reason of their own, in order of date, each date once. */
  readonly days: readonly CalendarDay[];
  /** The first and the last day of which it knows whether it is worked. */
  readonly knownFrom: LocalDate;
  readonly knownUntil: LocalDate;
}

/** A day of which a calendar says something. */
export interface CalendarDay {
  readonly date: LocalDate;
  /** Whether it is off; else it is worked, whatever day of the week it is. */
  readonly off: boolean;
  /** What people call it. */
  readonly name: string;
}

/** How a day that is not worked becomes one that is. */
export type RollRule = 'NONE' | 'FOLLOWING' | 'MODIFIED_FOLLOWING' | 'PRECEDING';

/** A day that is not worked, and why; the name is empty for a weekend. */
export interface SkippedDay {
  readonly date: LocalDate;
  readonly name: string;
}

/** Where a walk over a calendar ended, and what it stepped over, in the order of the walk. */
export interface DayWalk {
  readonly date: LocalDate;
  readonly skipped: readonly SkippedDay[];
}

/** A day of which a calendar does not know whether it is worked: it is refused and never guessed. */
export class UnknownDay extends Error {
  constructor(
    readonly date: LocalDate,
    readonly calendar: Pick<WorkingCalendar, 'knownFrom' | 'knownUntil'>,
  ) {
    super(`The calendar is known from ${calendar.knownFrom} to ${calendar.knownUntil}, not on ${date}.`);
  }
}

/** Why a day is not worked; null for a working day. @throws UnknownDay */
export function dayOff(calendar: WorkingCalendar, date: LocalDate): SkippedDay | null {
  if (date < calendar.knownFrom || date > calendar.knownUntil) throw new UnknownDay(date, calendar);
  const listed = listedDay(calendar.days, date);
  if (listed) return listed.off ? { date, name: listed.name } : null;
  return calendar.weekend.includes(weekday(date)) ? { date, name: '' } : null;
}

/** @throws UnknownDay */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  return dayOff(calendar, date) === null;
}

/** The first working day after a date. @throws UnknownDay */
export function nextWorkingDay(calendar: WorkingCalendar, date: LocalDate): DayWalk {
  return walk(calendar, addDays(date, 1), 1);
}

/** The last working day before a date. @throws UnknownDay */
export function previousWorkingDay(calendar: WorkingCalendar, date: LocalDate): DayWalk {
  return walk(calendar, addDays(date, -1), -1);
}

/**
 * The date itself where it is worked, else the working day that the rule says: the next, the last before, or the next
 * unless it is of another month, then the last before. NONE leaves every date as it is.
 * @throws UnknownDay
 */
export function rollDay(calendar: WorkingCalendar, date: LocalDate, rule: RollRule): DayWalk {
  if (rule === 'NONE') return { date, skipped: [] };
  if (rule === 'PRECEDING') return walk(calendar, date, -1);
  const following = walk(calendar, date, 1);
  if (rule === 'FOLLOWING' || monthOf(following.date) === monthOf(date)) return following;
  const preceding = previousWorkingDay(calendar, date);
  return { date: preceding.date, skipped: [...following.skipped, ...preceding.skipped] };
}

/**
 * So many working days later, or earlier where the number is negative. The date is not counted itself: one working day
 * after a Saturday is the Monday after it. With 0 it is the date itself where it is worked, else the next working day.
 * @throws UnknownDay
 */
export function addWorkingDays(calendar: WorkingCalendar, date: LocalDate, days: number): DayWalk {
  if (days === 0) return rollDay(calendar, date, 'FOLLOWING');
  const step = days > 0 ? nextWorkingDay : previousWorkingDay;
  const skipped: SkippedDay[] = [];
  let at = date;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    const next = step(calendar, at);
    skipped.push(...next.skipped);
    at = next.date;
  }
  return { date: at, skipped };
}

/** From a date on to the first working day, the date itself counted. It ends where the calendar does. */
function walk(calendar: WorkingCalendar, from: LocalDate, direction: 1 | -1): DayWalk {
  const skipped: SkippedDay[] = [];
  for (let date = from; ; date = addDays(date, direction)) {
    const off = dayOff(calendar, date);
    if (off === null) return { date, skipped };
    skipped.push(off);
  }
}

function listedDay(days: readonly CalendarDay[], date: LocalDate): CalendarDay | null {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]!.date < date) low = middle + 1;
    else high = middle;
  }
  const found = days[low];
  return found?.date === date ? found : null;
}

function monthOf(date: LocalDate): string {
  return date.slice(0, 7);
}
