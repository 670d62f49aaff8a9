import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import type { WorkingCalendar } from '#libs/time';
import { type Queryable } from '#libs/transactions';
import { type CalendarVersion, requireCalendar, workingCalendarOf } from '../domain/calendar.js';
import { BusinessDays, CalendarStore } from './ports.js';

/** Finds versions for what computes by them. */
@Injectable()
export class Calendars {
  constructor(
    private readonly store: CalendarStore,
    private readonly businessDays: BusinessDays,
  ) {}

  /** What the version in force says. @throws CALENDAR_NOT_FOUND */
  async workingCalendar(on: Queryable, now: Date, code: string): Promise<WorkingCalendar> {
    return workingCalendarOf(await this.version(on, now, code, 0));
  }

  async exists(on: Queryable, code: string): Promise<boolean> {
    return (await this.store.find(on, code, 1)) !== null;
  }

  /**
   * @param version 0 for the one in force, or the first where none is in force yet
   * @throws CALENDAR_NOT_FOUND
   */
  async version(on: Queryable, now: Date, code: string, version: number): Promise<CalendarVersion> {
    if (!isStorable(code)) return requireCalendar<CalendarVersion>(null, code);
    if (version !== 0) return requireCalendar(await this.store.find(on, code, version), code, version);
    const inForce = await this.store.findInForce(on, code, this.businessDays.dayOf(now));
    return inForce ?? requireCalendar(await this.store.find(on, code, 1), code);
  }
}
