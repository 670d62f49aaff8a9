import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { FieldFaults, readReason, requireField } from '#libs/fields';
import type { LocalDate } from '#libs/time';
import { type Caller, Database, Runner, type Tx } from '#libs/transactions';
import {
  type CalendarContent,
  type CalendarHead,
  type CalendarVersion,
  expectVersion,
  extensionDate,
  knownRange,
  readCode,
  withDays,
} from '../domain/calendar.js';
import { errors } from '../domain/errors.js';
import { DraftCalendar, type GivenContent } from './draft-calendar.js';
import { BusinessDays, CalendarEvents, CalendarStore } from './ports.js';

interface ApplyCalendarInput {
  readonly code: string;
  readonly content: GivenContent;
  /** Null for today. */
  readonly usedFrom: LocalDate | null;
  readonly reason: string;
  /** 0 asks for no check. */
  readonly expectedVersion: bigint;
}

/** Stores what a calendar says as its next version. */
@Injectable()
export class ApplyCalendar {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly store: CalendarStore,
    private readonly drafts: DraftCalendar,
    private readonly businessDays: BusinessDays,
    private readonly events: CalendarEvents,
  ) {}

  /** @throws CALENDAR_INVALID, CALENDAR_CONFLICT */
  async applyCalendar(
    caller: Caller,
    input: ApplyCalendarInput,
  ): Promise<{ readonly calendar: CalendarHead; readonly unchanged: boolean }> {
    const code = requireField(errors.CALENDAR_INVALID, 'code', readCode(input.code));
    const reason = requireField(errors.CALENDAR_INVALID, 'reason', readReason(input.reason));
    const today = this.businessDays.dayOf(await this.database.now());
    // Before the transaction: holidays of twenty years take a while to compute.
    const content = await this.drafts.draft(input.content, today);
    return this.runner.run(caller, async (tx) => {
      const usedFrom = this.readUsedFrom(tx, input.usedFrom);
      await this.store.lock(tx, code);
      const newest = await this.store.findNewest(tx, code);
      expectVersion(code, newest?.version ?? 0, input.expectedVersion);
      if (newest && saysTheSame(newest, content, today) && newest.usedFrom <= usedFrom) {
        return { calendar: newest, unchanged: true };
      }
      const version: CalendarVersion = {
        ...content,
        ...withDays(content.holidays, content.ownDays),
        ...knownRange(today),
        ...{ code, version: (newest?.version ?? 0) + 1, usedFrom, reason },
        ...{ appliedBy: tx.actor, createdAt: tx.now },
      };
      await this.store.insert(tx, version, this.businessDays.startOf(extensionDate(version)));
      this.events.applied(tx, version);
      return { calendar: version, unchanged: false };
    });
  }

  /** What was computed by a version that was in force is never computed anew. */
  private readUsedFrom(tx: Tx, wanted: LocalDate | null): LocalDate {
    const today = this.businessDays.dayOf(tx.now);
    const faults = new FieldFaults();
    faults.check(wanted === null || wanted >= today, 'used_from_date', `is before ${today}, the business day`);
    faults.throwIfAny(errors.CALENDAR_INVALID);
    return wanted ?? today;
  }
}

/** Whether a version says all that a draft says, and knows as many years. */
export function saysTheSame(version: CalendarVersion, content: CalendarContent, today: LocalDate): boolean {
  const { title, weekend, jurisdiction, language, holidays, ownDays, knownUntil } = version;
  return (
    knownUntil === knownRange(today).knownUntil &&
    isDeepStrictEqual({ title, weekend, jurisdiction, language, holidays, ownDays }, content)
  );
}
