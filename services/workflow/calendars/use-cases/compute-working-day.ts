import { Injectable } from '@nestjs/common';
import { FieldFaults } from '#libs/fields';
import { addWorkingDays, type DayWalk, type LocalDate, rollDay, type RollRule, UnknownDay } from '#libs/time';
import { Database } from '#libs/transactions';
import { type CalendarVersion, workingCalendarOf } from '../domain/calendar.js';
import { errors } from '../domain/errors.js';
import { Calendars } from './calendars.js';

interface WorkingDayQuestion {
  readonly code: string;
  /** 0 for the version in force. */
  readonly version: number;
  readonly date: LocalDate | null;
  readonly roll: RollRule | null;
  readonly days: number | null;
}

const maxDays = 1_000;

/** What a calendar makes of a date. */
@Injectable()
export class ComputeWorkingDay {
  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
  ) {}

  /** @throws CALENDAR_INVALID, CALENDAR_NOT_FOUND, CALENDAR_DAY_UNKNOWN */
  async computeWorkingDay(question: WorkingDayQuestion): Promise<DayWalk & { readonly calendar: CalendarVersion }> {
    const { code, version, date, roll, days } = question;
    const faults = new FieldFaults();
    faults.check(date, 'date', 'is missing');
    faults.check((roll === null) !== (days === null), 'roll', 'or days must be given, and only one of them');
    faults.check(
      days === null || (days >= -maxDays && days <= maxDays),
      'days',
      `must be from -${maxDays} to ${maxDays}`,
    );
    faults.throwIfAny(errors.CALENDAR_INVALID);
    const calendar = await this.calendars.version(this.database, await this.database.now(), code, version);
    const working = workingCalendarOf(calendar);
    try {
      const walk = roll === null ? addWorkingDays(working, date!, days!) : rollDay(working, date!, roll);
      return { ...walk, calendar };
    } catch (error) {
      if (error instanceof UnknownDay) throw dayUnknown(calendar, error.date);
      throw error;
    }
  }
}

function dayUnknown({ code, knownFrom, knownUntil }: CalendarVersion, date: LocalDate) {
  return errors.CALENDAR_DAY_UNKNOWN(
    `Calendar ${code} is known from ${knownFrom} to ${knownUntil}, and this leads to ${date}. Ask for a day between.`,
    { facts: { known_from: knownFrom, known_until: knownUntil, date } },
  );
}
