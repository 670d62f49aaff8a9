import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#libs/time';
import { type Caller, Database, Runner, type Tx } from '#libs/transactions';
import { type CalendarVersion, extended, extensionDate, knownRange, yearsBetween } from '../domain/calendar.js';
import { BusinessDays, CalendarEvents, CalendarStore, HolidayLaw } from './ports.js';

const batchSize = 50;
/** When a jurisdiction of which nothing is known any more is looked at again. */
const againAfterMs = 30 * 86_400_000;

/** Adds a year to what calendars know, once a year; the days that they knew already stay as they were. */
@Injectable()
export class ExtendCalendars {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly store: CalendarStore,
    private readonly law: HolidayLaw,
    private readonly businessDays: BusinessDays,
    private readonly events: CalendarEvents,
  ) {}

  /** @returns how many were looked at; after a full batch there may be more */
  async extendCalendars(caller: Caller): Promise<{ done: number; more: boolean }> {
    const now = await this.database.now();
    const today = this.businessDays.dayOf(now);
    const codes = await this.store.listExtendable(this.database, now, batchSize);
    for (const code of codes) {
      const newest = (await this.store.findNewest(this.database, code))!;
      // Before the transaction, which another release of the holidays cannot hold up then.
      const found = await this.holidaysAfter(newest, today);
      await this.runner.transact(caller, (tx) => this.extend(tx, newest, today, found));
    }
    return { done: codes.length, more: codes.length === batchSize };
  }

  /** Null for a jurisdiction that is not known any more. */
  private async holidaysAfter({ jurisdiction, language, knownUntil }: CalendarVersion, today: LocalDate) {
    if (jurisdiction === '') return [];
    const years = yearsBetween(knownUntil, knownRange(today).knownUntil).slice(1);
    return this.law.holidaysOf(jurisdiction, language, years);
  }

  private async extend(
    tx: Tx,
    seen: CalendarVersion,
    today: LocalDate,
    found: Awaited<ReturnType<HolidayLaw['holidaysOf']>>,
  ): Promise<void> {
    const { code } = seen;
    await this.store.lock(tx, code);
    const newest = (await this.store.findNewest(tx, code))!;
    if (newest.version !== seen.version) return;
    if (found === null) {
      // It says itself until when it is known, and refuses what lies beyond.
      await this.store.postponeExtension(tx, code, new Date(tx.now.getTime() + againAfterMs));
      return;
    }
    const next: CalendarVersion = {
      ...extended(newest, today, found),
      version: newest.version + 1,
      usedFrom: newest.usedFrom > today ? newest.usedFrom : today,
      appliedBy: tx.actor,
      reason: 'CALENDAR_EXTENDED',
      createdAt: tx.now,
    };
    await this.store.insert(tx, next, this.businessDays.startOf(extensionDate(next)));
    this.events.applied(tx, next);
  }
}
