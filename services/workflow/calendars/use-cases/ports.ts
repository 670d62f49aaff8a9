import type { LocalDate } from '#libs/time';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { CalendarHead, CalendarVersion, Holiday } from '../domain/calendar.js';
import type { PlacedDay } from '../domain/own-days.js';

export type CalendarKey = readonly [code: string];
export type VersionKey = readonly [version: number];

export abstract class CalendarStore {
  /** A version by its number. */
  abstract find(queryable: Queryable, code: string, version: number): Promise<CalendarVersion | null>;
  abstract findNewest(queryable: Queryable, code: string): Promise<CalendarVersion | null>;
  /** Of the versions whose day has come, the one with the highest number. */
  abstract findInForce(queryable: Queryable, code: string, today: LocalDate): Promise<CalendarVersion | null>;
  /** The newest version of each, in order of code. */
  abstract list(page: PageRequest<CalendarKey>): Promise<CalendarHead[]>;
  /** The newest first. */
  abstract listVersions(code: string, page: PageRequest<VersionKey>): Promise<CalendarHead[]>;
  /** Keeps two applications of one calendar apart. */
  abstract lock(tx: Tx, code: string): Promise<void>;
  /** Stores a version as the newest. @param extendAt when a further year of it can be known */
  abstract insert(tx: Tx, version: CalendarVersion, extendAt: Date): Promise<void>;
  /** Codes of those of which a further year can be known by now. */
  abstract listExtendable(queryable: Queryable, now: Date, limit: number): Promise<string[]>;
  /** Looks again later. */
  abstract postponeExtension(tx: Tx, code: string, until: Date): Promise<void>;
}

/** Whose days are off by law. */
export abstract class HolidayLaw {
  /** What is wrong with a jurisdiction, as the end of a sentence; null for one that is known. */
  abstract faultOf(jurisdiction: string): Promise<string | null>;
  /**
   * Public holidays of whole days in order of date, each date once; null for a jurisdiction that is not known.
   * @param language of their names; English where it is not known there
   */
  abstract holidaysOf(jurisdiction: string, language: string, years: readonly number[]): Promise<Holiday[] | null>;
}

/** Something wrong in a file of days: which line, and what, as a sentence without its full stop. */
export interface FileFault {
  readonly line: number;
  readonly message: string;
}

/** What a file of days says. */
export interface ReadDays {
  readonly days: readonly PlacedDay[];
  readonly faults: readonly FileFault[];
}

/** Reads files of days, CSV and iCalendar. */
export abstract class DaysFileReader {
  /** @param until the last day of what comes every year */
  abstract read(text: string, until: LocalDate): ReadDays;
}

/** Days of the organisation's zone. */
export abstract class BusinessDays {
  abstract dayOf(instant: Date): LocalDate;
  abstract startOf(day: LocalDate): Date;
}

export abstract class CalendarEvents {
  abstract applied(tx: Tx, version: CalendarVersion): void;
}
