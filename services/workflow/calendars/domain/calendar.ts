import { maxLengths, type Reading } from '#libs/fields';
import { type CalendarDay, type LocalDate, type WorkingCalendar } from '#libs/time';
import { errors } from './errors.js';

/** What a calendar says, without the days it says it of. */
export interface CalendarHead {
  readonly code: string;
  /** From 1. */
  readonly version: number;
  readonly title: string;
  /** Days off of each week, 1 for Monday to 7 for Sunday, ascending. */
  readonly weekend: readonly number[];
  /** `DE` or `DE-BY`; empty for nobody's public holidays. */
  readonly jurisdiction: string;
  /** Language of the names of public holidays. */
  readonly language: string;
  readonly knownFrom: LocalDate;
  readonly knownUntil: LocalDate;
  /** In the zone of the organisation. */
  readonly usedFrom: LocalDate;
  readonly appliedBy: string;
  readonly reason: string;
  readonly createdAt: Date;
  readonly holidayCount: number;
  readonly ownDayCount: number;
}

/** One version as a whole; it never changes. */
export interface CalendarVersion extends CalendarHead {
  /** In order of date, each date once. */
  readonly holidays: readonly Holiday[];
  /** In order of date, each date once. */
  readonly ownDays: readonly OwnDay[];
}

export interface Holiday {
  readonly date: LocalDate;
  readonly name: string;
}

export type OwnDayKind = 'OFF' | 'WORKING';

/** A day on which the organisation differs from its week and its public holidays. */
export interface OwnDay extends Holiday {
  readonly kind: OwnDayKind;
}

/** What decides which days are worked; two versions that agree in it are the same. */
export type CalendarContent = Pick<
  CalendarVersion,
  'title' | 'weekend' | 'jurisdiction' | 'language' | 'holidays' | 'ownDays'
>;

/** A day of which a version says something, and who says so. */
export interface SourcedDay extends CalendarDay {
  readonly source: 'HOLIDAY' | 'OWN';
}

/** A day of which two versions say something else; null where one says nothing of it. */
export interface DayChange {
  readonly before: SourcedDay | null;
  readonly after: SourcedDay | null;
}

export const maxOwnDays = 1_000;
/** Years before and after this one of which a calendar knows the public holidays. */
const yearsKnown = 10;

/** The first and the last day that a calendar knows which is made on a day. */
export function knownRange(today: LocalDate): Pick<CalendarHead, 'knownFrom' | 'knownUntil'> {
  const year = yearOf(today);
  return { knownFrom: `${year - yearsKnown}-01-01`, knownUntil: `${year + yearsKnown}-12-31` };
}

export function yearsBetween(from: LocalDate, until: LocalDate): number[] {
  return Array.from({ length: yearOf(until) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** The day from which a further year can be known. */
export function extensionDate({ knownUntil }: Pick<CalendarHead, 'knownUntil'>): LocalDate {
  return `${yearOf(knownUntil) - yearsKnown + 1}-01-01`;
}

/** Every day of which a version says something, in order of date; the organisation's own word holds. */
export function daysOf({ holidays, ownDays }: Pick<CalendarContent, 'holidays' | 'ownDays'>): SourcedDay[] {
  const days = new Map<LocalDate, SourcedDay>();
  for (const { date, name } of holidays) days.set(date, { date, name, off: true, source: 'HOLIDAY' });
  for (const { date, name, kind } of ownDays) days.set(date, { date, name, off: kind === 'OFF', source: 'OWN' });
  return [...days.values()].sort(byDate);
}

/** A version as dates are computed by it. */
export function workingCalendarOf(version: CalendarVersion): WorkingCalendar {
  const { weekend, knownFrom, knownUntil } = version;
  return { weekend, days: daysOf(version), knownFrom, knownUntil };
}

/** Days that come, go or change, in order of date, from a day on. @param before null where there is nothing yet */
export function changesBetween(
  before: Pick<CalendarContent, 'holidays' | 'ownDays'> | null,
  after: Pick<CalendarContent, 'holidays' | 'ownDays'>,
  from: LocalDate,
): DayChange[] {
  const old = new Map((before ? daysOf(before) : []).map((day) => [day.date, day]));
  const changes: DayChange[] = [];
  for (const day of daysOf(after)) {
    const was = old.get(day.date) ?? null;
    old.delete(day.date);
    if (was === null || was.name !== day.name || was.off !== day.off) changes.push({ before: was, after: day });
  }
  for (const day of old.values()) changes.push({ before: day, after: null });
  const dateOf = ({ before: was, after: day }: DayChange) => (day ?? was)!.date;
  return changes
    .filter((change) => dateOf(change) >= from)
    .sort((a, b) => byDate({ date: dateOf(a) }, { date: dateOf(b) }));
}

/** The public holidays of a calendar that knows a year more; what it knew already is kept as it was. */
export function extended(version: CalendarVersion, today: LocalDate, found: readonly Holiday[]): CalendarVersion {
  const { knownFrom, knownUntil } = knownRange(today);
  const kept = version.holidays.filter(({ date }) => date >= knownFrom);
  const added = found.filter(({ date }) => date > version.knownUntil && date <= knownUntil);
  const ownDays = version.ownDays.filter(({ date }) => date >= knownFrom);
  return { ...version, ...withDays([...kept, ...added].sort(byDate), ownDays), knownFrom, knownUntil };
}

export function withDays(holidays: readonly Holiday[], ownDays: readonly OwnDay[]) {
  return { holidays, ownDays, holidayCount: holidays.length, ownDayCount: ownDays.length };
}

export function byDate(a: Pick<Holiday, 'date'>, b: Pick<Holiday, 'date'>): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

export function readCode(code: string): Reading<string> {
  if (code.length <= maxLengths.calendarCode && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code)) return { value: code };
  return { fault: `must be kebab-case, at most ${maxLengths.calendarCode} characters, such as germany-bavaria` };
}

/** @throws CALENDAR_NOT_FOUND for null */
export function requireCalendar<Found>(found: Found | null, code: string, version = 0): Found {
  if (found !== null) return found;
  const what =
    version === 0
      ? `There is no calendar ${JSON.stringify(code)}.`
      : `Calendar ${code} has no version ${version}, or there is no such calendar.`;
  throw errors.CALENDAR_NOT_FOUND(`${what} List the calendars to see all.`);
}

/**
 * @param newest 0 where there is no such calendar
 * @param expected 0 asks for no check
 * @throws CALENDAR_CONFLICT
 */
export function expectVersion(code: string, newest: number, expected: bigint): void {
  if (expected === 0n || BigInt(newest) === expected) return;
  throw errors.CALENDAR_CONFLICT(
    `Calendar ${code} is at version ${newest}, not ${expected}. Read it again and decide anew.`,
    { facts: { version: String(newest) } },
  );
}
