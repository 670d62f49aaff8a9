import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readLine, readOptionalLine } from '#libs/fields';
import type { LocalDate } from '#libs/time';
import { type CalendarContent, knownRange, yearsBetween } from '../domain/calendar.js';
import { errors } from '../domain/errors.js';
import { gatherOwnDays, type PlacedDay } from '../domain/own-days.js';
import { DaysFileReader, HolidayLaw } from './ports.js';

/** What a caller says of a calendar. */
export interface GivenContent {
  readonly title: string;
  readonly weekend: readonly number[];
  readonly jurisdiction: string;
  readonly language: string;
  readonly ownDays: readonly PlacedDay[];
  /** Text of a file of further days, empty for none. */
  readonly daysFile: string;
}

const maxFileBytes = 262_144;
const maxWeekendDays = 6;

/** Makes of what a caller says what a version stores: here, and where a year is added, holidays are computed. */
@Injectable()
export class DraftCalendar {
  constructor(
    private readonly law: HolidayLaw,
    private readonly files: DaysFileReader,
  ) {}

  /** @throws CALENDAR_INVALID with every fault */
  async draft(given: GivenContent, today: LocalDate): Promise<CalendarContent> {
    const faults = new FieldFaults();
    const { knownFrom, knownUntil } = knownRange(today);
    const title = faults.take('content.title', readLine(given.title, maxLengths.name)) ?? '';
    const weekend = [...new Set(given.weekend)].sort((a, b) => a - b);
    faults.check(
      weekend.every((day) => Number.isInteger(day) && day >= 1 && day <= 7),
      'content.weekend_days',
      'must be days of the week, 1 for Monday to 7 for Sunday',
    );
    faults.check(weekend.length <= maxWeekendDays, 'content.weekend_days', 'leave no day on which work is done');
    const language =
      faults.take('content.language', readOptionalLine(given.language, maxLengths.locale))?.toLowerCase() || 'en';
    const jurisdiction = given.jurisdiction.trim().toUpperCase();
    const fault = jurisdiction === '' ? null : await this.law.faultOf(jurisdiction);
    if (fault !== null) faults.add('content.jurisdiction', fault);
    const ownDays = gatherOwnDays(
      [...given.ownDays, ...this.daysOfFile(given.daysFile, knownUntil, faults)],
      { knownFrom, knownUntil },
      faults,
    );
    faults.throwIfAny(errors.CALENDAR_INVALID);
    const holidays =
      jurisdiction === ''
        ? []
        : ((await this.law.holidaysOf(jurisdiction, language, yearsBetween(knownFrom, knownUntil))) ?? []);
    return { title, weekend, jurisdiction, language, holidays, ownDays };
  }

  private daysOfFile(text: string, until: LocalDate, faults: FieldFaults): readonly PlacedDay[] {
    if (text.trim() === '') return [];
    if (Buffer.byteLength(text) > maxFileBytes) {
      faults.add('content.days_file', `has more than ${maxFileBytes} bytes: leave out the years that are past`);
      return [];
    }
    const read = this.files.read(text, until);
    for (const { line, message } of read.faults) faults.add(`line ${line}`, message);
    return read.days;
  }
}
