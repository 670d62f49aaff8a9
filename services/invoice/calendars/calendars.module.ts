import { Module } from '@nestjs/common';
import { PostgresCalendarCopies } from './adapters/calendar-copies.store.js';
import { CalendarsConsumer } from './adapters/calendars.consumer.js';
import { CalendarCopies } from './use-cases/ports.js';

@Module({
  controllers: [CalendarsConsumer],
  providers: [{ provide: CalendarCopies, useClass: PostgresCalendarCopies }],
  exports: [CalendarCopies],
})
export class CalendarsModule {}
