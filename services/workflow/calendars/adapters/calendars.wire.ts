import { enumName, fromWireDate, toTimestamp, toWireDate, type workflowV1 } from '#libs/contracts';
import { FieldFaults } from '#libs/fields';
import { type RollRule, type SkippedDay } from '#libs/time';
import {
  type CalendarHead,
  type DayChange,
  type OwnDay,
  type OwnDayKind,
  type SourcedDay,
} from '../domain/calendar.js';
import { errors } from '../domain/errors.js';
import type { PlacedDay } from '../domain/own-days.js';
import type { GivenContent } from '../use-cases/draft-calendar.js';

/** @throws CALENDAR_INVALID for a day without a date or a kind */
export function fromWireContent(content: workflowV1.CalendarContent | null): GivenContent {
  const faults = new FieldFaults();
  const { title = '', weekendDays = [], jurisdiction = '', language = '', ownDays = [], daysFile = '' } = content ?? {};
  const placed = ownDays.map((day, index) => fromWireOwnDay(day, `content.own_days.${index}`, faults));
  faults.throwIfAny(errors.CALENDAR_INVALID);
  return {
    title,
    weekend: weekendDays,
    jurisdiction,
    language,
    ownDays: placed.filter((day) => day !== null),
    daysFile,
  };
}

function fromWireOwnDay(day: workflowV1.OwnDay, place: string, faults: FieldFaults): PlacedDay | null {
  const date = fromWireDate(day.date, `${place}.date`);
  const kind = enumName<OwnDayKind>(day.kind, 'KIND_');
  faults.check(date, `${place}.date`, 'is missing');
  faults.check(kind, `${place}.kind`, 'must be off or working');
  return date && kind ? { place, date, kind, name: day.name } : null;
}

export function fromWireRoll(roll: workflowV1.ComputeWorkingDayRequest['roll']): RollRule | null {
  return enumName<RollRule>(roll, 'ROLL_');
}

export function toWireCalendar(head: CalendarHead): workflowV1.CalendarInit {
  const { code, version, title, weekend, jurisdiction, language, appliedBy, reason, holidayCount, ownDayCount } = head;
  return {
    ...{ code, version, title, weekendDays: [...weekend], jurisdiction, language, appliedBy, reason },
    knownFromDate: toWireDate(head.knownFrom),
    knownUntilDate: toWireDate(head.knownUntil),
    usedFromDate: toWireDate(head.usedFrom),
    createTime: toTimestamp(head.createdAt),
    ...{ holidayCount, ownDayCount },
  };
}

export function toWireOwnDay({ date, name, kind }: OwnDay): workflowV1.OwnDayInit {
  return { date: toWireDate(date), name, kind: `KIND_${kind}` };
}

export function toWireDay({ date, name, off, source }: SourcedDay): workflowV1.CalendarDayInit {
  return { date: toWireDate(date), name, off, source: `SOURCE_${source}` };
}

export function toWireChange({ before, after }: DayChange): workflowV1.CalendarDayChangeInit {
  const change = before === null ? 'CHANGE_ADDED' : after === null ? 'CHANGE_REMOVED' : 'CHANGE_CHANGED';
  return { change, before: before && toWireDay(before), after: after && toWireDay(after) };
}

export function toWireSkipped({ date, name }: SkippedDay): workflowV1.SkippedDayInit {
  return { date: toWireDate(date), name };
}
