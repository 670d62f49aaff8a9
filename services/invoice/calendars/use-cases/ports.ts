import type { LocalDate, WorkingCalendar } from '#libs/time';
import type { Queryable, Tx } from '#libs/transactions';

/** One version of a calendar, as its event tells it. */
export interface CalendarVersion extends WorkingCalendar {
  readonly code: string;
  readonly version: number;
  /** In the zone of the organisation. */
  readonly usedFrom: LocalDate;
}

/** Copies of calendars, from their events. */
export abstract class CalendarCopies {
  /** Leaves versions that are known already. */
  abstract insertMissing(tx: Tx, versions: readonly CalendarVersion[]): Promise<void>;
  /** The versions that are in force on a day, or the first where none is yet; those that are not known are left out. */
  abstract findInForce(
    on: Queryable,
    codes: readonly string[],
    today: LocalDate,
  ): Promise<ReadonlyMap<string, CalendarVersion>>;
}
