import { Injectable } from '@nestjs/common';
import { requireField } from '#libs/fields';
import { Database } from '#libs/transactions';
import {
  type CalendarVersion,
  changesBetween,
  type DayChange,
  knownRange,
  readCode,
  withDays,
} from '../domain/calendar.js';
import { errors } from '../domain/errors.js';
import { saysTheSame } from './apply-calendar.js';
import { DraftCalendar, type GivenContent } from './draft-calendar.js';
import { BusinessDays, CalendarStore } from './ports.js';

interface CalendarPreview {
  /** The version in force, null where there is none. */
  readonly present: CalendarVersion | null;
  /** What would be stored, as version 0. */
  readonly draft: CalendarVersion;
  readonly changes: readonly DayChange[];
  readonly unchanged: boolean;
}

/** Says which days come, go and change before a calendar is applied. */
@Injectable()
export class PreviewCalendar {
  constructor(
    private readonly database: Database,
    private readonly store: CalendarStore,
    private readonly drafts: DraftCalendar,
    private readonly businessDays: BusinessDays,
  ) {}

  /** @throws CALENDAR_INVALID */
  async previewCalendar(given: string, content: GivenContent): Promise<CalendarPreview> {
    const code = requireField(errors.CALENDAR_INVALID, 'code', readCode(given));
    const now = await this.database.now();
    const today = this.businessDays.dayOf(now);
    const drafted = await this.drafts.draft(content, today);
    const newest = await this.store.findNewest(this.database, code);
    const present = newest && (await this.store.findInForce(this.database, code, today));
    const known = knownRange(today);
    const draft: CalendarVersion = {
      ...drafted,
      ...withDays(drafted.holidays, drafted.ownDays),
      ...known,
      ...{ code, version: 0, usedFrom: today, appliedBy: '', reason: '', createdAt: now },
    };
    return {
      present,
      draft,
      // Years that are known no more are no change.
      changes: changesBetween(present, drafted, known.knownFrom),
      unchanged: newest !== null && saysTheSame(newest, drafted, today),
    };
  }
}
