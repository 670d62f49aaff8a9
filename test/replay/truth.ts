import type { PortfolioRow } from '#libs/portfolio';
import { daysBetween, type LocalDate } from '#libs/time';

/**
 * How often each step fires, from the input alone: a day's payments apply before its steps, so a step at due + k fires
 * exactly for the invoices that were settled more than k days after they were due.
 * @param steps days after the due date, by step id
 */
export function truthOf(
  rows: readonly PortfolioRow[],
  steps: Readonly<Record<string, number>>,
): Record<string, number> {
  const lateDays = rows.map(({ dueDate, settledDate }) => (settledDate ? daysBetween(dueDate, settledDate) : Infinity));
  return Object.fromEntries(
    Object.entries(steps).map(([step, days]) => [step, lateDays.filter((late) => late > days).length]),
  );
}

/** Shifts every settlement by up to `maxDays` days either way, never before the day of issue; the same seed shifts alike. */
export function shiftSettlements(
  rows: readonly PortfolioRow[],
  seed: number,
  maxDays: number,
  addDays: (date: LocalDate, days: number) => LocalDate,
): PortfolioRow[] {
  const random = generator(seed);
  return rows.map((row) => {
    if (!row.settledDate) return row;
    const shifted = addDays(row.settledDate, Math.floor(random() * (2 * maxDays + 1)) - maxDays);
    return { ...row, settledDate: shifted < row.issueDate ? row.issueDate : shifted };
  });
}

/** A small generator of numbers in [0, 1) with a stated seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
