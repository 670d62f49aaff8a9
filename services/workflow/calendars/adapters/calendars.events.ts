import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { type CalendarVersion, daysOf } from '../domain/calendar.js';
import { CalendarEvents } from '../use-cases/ports.js';
import { toWireCalendar, toWireDay } from './calendars.wire.js';

@Injectable()
export class OutboxCalendarEvents extends CalendarEvents {
  override applied(tx: Tx, version: CalendarVersion): void {
    tx.emit({
      type: 'dunlin.workflow.v1.CalendarApplied',
      key: version.code,
      subject: version.code,
      sequence: version.version,
      reason: version.reason,
      payload: { calendar: toWireCalendar(version), days: daysOf(version).map(toWireDay) },
    });
  }
}
