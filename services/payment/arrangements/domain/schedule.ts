import { createHash } from 'node:crypto';
import { type Money, money } from '#libs/money';
import { addDays, addMonths, type LocalDate } from '#libs/time';

const periodDays = { WEEKLY: 7, FORTNIGHTLY: 14 } as const;

export const frequencies = ['WEEKLY', 'FORTNIGHTLY', 'MONTHLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** What is paid in instalments, and when. */
export interface SchedulePlan {
  readonly total: Money;
  readonly count: number;
  /** What all but the last are; null for the same of all. */
  readonly eachMinor?: bigint | null;
  readonly frequency: Frequency;
  readonly firstDate: LocalDate;
}

export interface Instalment {
  readonly dueDate: LocalDate;
  readonly amount: Money;
}

/**
 * Equal instalments, of which the last one takes what whole units leave over. Monthly ones keep the day of the first, so
 * that a month without that day moves no later one.
 * @param plan whose total is at least one unit for each instalment
 */
export function scheduleOf({ total, count, frequency, firstDate, eachMinor }: SchedulePlan): Instalment[] {
  const { minor, currency } = total;
  const base = eachMinor ?? minor / BigInt(count);
  const last = minor - base * BigInt(count - 1);
  return Array.from({ length: count }, (_, index) => ({
    dueDate: dateOf(frequency, firstDate, index),
    amount: money(index === count - 1 ? last : base, currency),
  }));
}

/** How many instalments of an amount pay a total, of which the last one takes what is left. */
export function countOf(totalMinor: bigint, eachMinor: bigint): number {
  return Number((totalMinor + eachMinor - 1n) / eachMinor);
}

/**
 * A date so many periods later.
 * @param anchorDay day of the month that monthly dates keep, or the last one of a month without it
 */
export function shiftDate(frequency: Frequency, date: LocalDate, anchorDay: number, periods: number): LocalDate {
  if (frequency !== 'MONTHLY') return addDays(date, periods * periodDays[frequency]);
  const firstOfMonth = addMonths(`${date.slice(0, 7)}-01`, periods);
  const lastOfMonth = addDays(addMonths(firstOfMonth, 1), -1);
  return anchorDay >= dayOf(lastOfMonth) ? lastOfMonth : addDays(firstOfMonth, anchorDay - 1);
}

export function dayOf(date: LocalDate): number {
  return Number(date.slice(8));
}

/** Stands for exactly these instalments. */
export function hashOf(instalments: readonly Instalment[]): string {
  const lines = instalments.map(({ dueDate, amount }) => `${dueDate} ${amount.minor} ${amount.currency}`);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function dateOf(frequency: Frequency, firstDate: LocalDate, index: number): LocalDate {
  if (frequency === 'MONTHLY') return addMonths(firstDate, index);
  return addDays(firstDate, index * periodDays[frequency]);
}
