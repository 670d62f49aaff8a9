import { createHash } from 'node:crypto';
import { type Money, money } from '#libs/money';
import { addDays, addMonths, type LocalDate } from '#libs/time';

export const frequencies = ['WEEKLY', 'FORTNIGHTLY', 'MONTHLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** What is paid in instalments, and when. */
export interface SchedulePlan {
  readonly total: Money;
  readonly count: number;
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
export function scheduleOf({ total, count, frequency, firstDate }: SchedulePlan): Instalment[] {
  const { minor, currency } = total;
  const base = minor / BigInt(count);
  const last = minor - base * BigInt(count - 1);
  return Array.from({ length: count }, (_, index) => ({
    dueDate: dateOf(frequency, firstDate, index),
    amount: money(index === count - 1 ? last : base, currency),
  }));
}

/** Stands for exactly these instalments. */
export function hashOf(instalments: readonly Instalment[]): string {
  const lines = instalments.map(({ dueDate, amount }) => `${dueDate} ${amount.minor} ${amount.currency}`);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function dateOf(frequency: Frequency, firstDate: LocalDate, index: number): LocalDate {
  if (frequency === 'MONTHLY') return addMonths(firstDate, index);
  return addDays(firstDate, index * (frequency === 'WEEKLY' ? 7 : 14));
}
