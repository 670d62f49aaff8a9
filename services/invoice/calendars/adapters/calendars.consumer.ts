import { Controller } from '@nestjs/common';
import { fromWireDate } from '#libs/contracts';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { CalendarCopies, type CalendarVersion } from '../use-cases/ports.js';

type AppliedEvent = AnyEvent<'dunlin.workflow.v1.CalendarApplied'>;

@Controller()
export class CalendarsConsumer {
  constructor(private readonly copies: CalendarCopies) {}

  @OnEvents('dunlin.workflow.v1.CalendarApplied')
  async onCalendars(events: readonly AppliedEvent[], tx: Tx): Promise<void> {
    await this.copies.insertMissing(tx, events.flatMap(fromWireVersion));
  }
}

/** A version without its dates says nothing that could be computed with. */
function fromWireVersion({ payload: { calendar, days } }: AppliedEvent): CalendarVersion[] {
  const usedFrom = fromWireDate(calendar?.usedFromDate);
  const knownFrom = fromWireDate(calendar?.knownFromDate);
  const knownUntil = fromWireDate(calendar?.knownUntilDate);
  if (!calendar || !usedFrom || !knownFrom || !knownUntil) return [];
  const { code, version, weekendDays } = calendar;
  const dated = days.flatMap(({ date, off, name }) => {
    const day = fromWireDate(date);
    return day ? [{ date: day, off, name }] : [];
  });
  return [{ code, version, usedFrom, weekend: weekendDays, days: dated, knownFrom, knownUntil }];
}
