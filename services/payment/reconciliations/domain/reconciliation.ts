import { addDays, type LocalDate } from '#libs/time';

/** A day of a provider's report, beside what is known here. */
export interface Reconciliation {
  readonly reconciliationId: string;
  readonly provider: string;
  /** In UTC, as the provider counts its days. */
  readonly day: LocalDate;
  /** WAITING until the report is complete. */
  readonly state: 'WAITING' | 'DONE';
  readonly matchedCount: number;
  readonly movedCount: number;
  readonly unmatchedCount: number;
  /** Who compared last; empty before. */
  readonly runBy: string;
  /** Real time; null before. */
  readonly runAt: Date | null;
  /** Whether somebody is comparing, or died while doing so. */
  readonly isRunning: boolean;
  /** Real time at which it is compared without being asked; null for never again. */
  readonly lookAt: Date | null;
  readonly version: bigint;
}

/** What a comparison came to. */
export interface Tally {
  readonly matchedCount: number;
  readonly movedCount: number;
  readonly unmatchedCount: number;
}

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
/** After which a report that is not complete is asked for again. */
const waitMs = 15 * minuteMs;

/** A day that nobody compared yet; it is to be compared now. */
export function openDay(reconciliationId: string, provider: string, day: LocalDate, realNow: Date): Reconciliation {
  return {
    ...{ reconciliationId, provider, day, state: 'WAITING', runBy: '', runAt: null, isRunning: false },
    ...{ matchedCount: 0, movedCount: 0, unmatchedCount: 0 },
    ...{ lookAt: realNow, version: 1n },
  };
}

/** Somebody compares the day from now on. */
export function begin(day: Reconciliation, realNow: Date): Reconciliation {
  return changed(day, { isRunning: true, lookAt: new Date(realNow.getTime() + waitMs) });
}

/** The report cannot be had yet. What an earlier comparison found stays. */
export function giveUp(day: Reconciliation, realNow: Date): Reconciliation {
  return changed(day, { isRunning: false, lookAt: new Date(realNow.getTime() + waitMs) });
}

/** The day was compared. It is compared again each day while it is among the last ones, since money may be taken back. */
export function finish(
  day: Reconciliation,
  tally: Tally,
  { runBy, realNow, days }: { runBy: string; realNow: Date; days: number },
): Reconciliation {
  const isRecent = day.day >= addDays(dayOf(realNow), -days);
  const lookAt = isRecent ? new Date(realNow.getTime() + dayMs) : null;
  return changed(day, { ...tally, state: 'DONE', runBy, runAt: realNow, isRunning: false, lookAt });
}

/** The UTC days before this instant, the oldest first. */
export function pastDays(realNow: Date, count: number): LocalDate[] {
  const today = dayOf(realNow);
  return Array.from({ length: count }, (_, index) => addDays(today, index - count));
}

export function dayOf(instant: Date): LocalDate {
  return instant.toISOString().slice(0, 10);
}

function changed(day: Reconciliation, changes: Partial<Reconciliation>): Reconciliation {
  return { ...day, ...changes, version: day.version + 1n };
}
