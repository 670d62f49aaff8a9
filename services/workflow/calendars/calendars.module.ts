import { Module } from '@nestjs/common';
import { OrganisationDays } from './adapters/business-days.js';
import { PostgresCalendarStore } from './adapters/calendar.store.js';
import { CalendarsApi } from './adapters/calendars.api.js';
import { OutboxCalendarEvents } from './adapters/calendars.events.js';
import { TextDaysFileReader } from './adapters/days-file.reader.js';
import { PackagedHolidayLaw } from './adapters/holiday.law.js';
import { ApplyCalendar } from './use-cases/apply-calendar.js';
import { Calendars } from './use-cases/calendars.js';
import { ComputeWorkingDay } from './use-cases/compute-working-day.js';
import { DraftCalendar } from './use-cases/draft-calendar.js';
import { ExtendCalendars } from './use-cases/extend-calendars.js';
import { GetCalendar } from './use-cases/get-calendar.js';
import { BusinessDays, CalendarEvents, CalendarStore, DaysFileReader, HolidayLaw } from './use-cases/ports.js';
import { PreviewCalendar } from './use-cases/preview-calendar.js';

@Module({
  controllers: [CalendarsApi],
  providers: [
    { provide: CalendarStore, useClass: PostgresCalendarStore },
    { provide: HolidayLaw, useClass: PackagedHolidayLaw },
    { provide: DaysFileReader, useClass: TextDaysFileReader },
    { provide: BusinessDays, useClass: OrganisationDays },
    { provide: CalendarEvents, useClass: OutboxCalendarEvents },
    ApplyCalendar,
    Calendars,
    ComputeWorkingDay,
    DraftCalendar,
    ExtendCalendars,
    GetCalendar,
    PreviewCalendar,
  ],
  exports: [Calendars, ExtendCalendars],
})
export class CalendarsModule {}
