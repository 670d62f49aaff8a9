import { Injectable } from '@nestjs/common';
import { requireField } from '#libs/fields';
import { Database } from '#libs/transactions';
import { type CalendarVersion, daysOf, type SourcedDay, yearOf } from '../domain/calendar.js';
import { errors } from '../domain/errors.js';
import { Calendars } from './calendars.js';
import { BusinessDays, CalendarStore } from './ports.js';

interface CalendarYear {
  readonly calendar: CalendarVersion;
  readonly year: number;
  readonly days: readonly SourcedDay[];
  /** 0 where none is in force yet. */
  readonly inForce: number;
  readonly newest: number;
}

/** Reads a version with the days of one year. */
@Injectable()
export class GetCalendar {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
    private readonly calendars: Calendars,
    private readonly businessDays: BusinessDays,
  ) {}

  /**
   * @param version 0 for the one in force
   * @param wantedYear 0 for the business year
   * @throws CALENDAR_NOT_FOUND, CALENDAR_INVALID
   */
  async getCalendar(code: string, version: number, wantedYear: number): Promise<CalendarYear> {
    requireField(
      errors.CALENDAR_INVALID,
      'year',
      wantedYear === 0 || (wantedYear >= 1_000 && wantedYear <= 9_999)
        ? { value: wantedYear }
        : { fault: 'must be a year of four digits' },
    );
    const now = await this.database.now();
    const today = this.businessDays.dayOf(now);
    const calendar = await this.calendars.version(this.database, now, code, version);
    const [inForce, newest] = await Promise.all([
      this.store.findInForce(this.database, code, today),
      this.store.findNewest(this.database, code),
    ]);
    const year = wantedYear || yearOf(today);
    const days = daysOf(calendar).filter(({ date }) => yearOf(date) === year);
    return { calendar, year, days, inForce: inForce?.version ?? 0, newest: newest!.version };
  }
}
