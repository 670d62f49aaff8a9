import { daysBetween, type LocalDate } from '#libs/time';
import type { Movement, OpenInvoice } from '../../ledger/domain/journal/account.js';

/** A customer's account in one currency, from one value date to another. */
export interface Statement {
  /** Null where it begins with the first entry. */
  readonly from: LocalDate | null;
  readonly to: LocalDate;
  readonly openingMinor: bigint;
  readonly lines: readonly StatementLine[];
  readonly closingMinor: bigint;
}

export interface StatementLine extends Movement {
  /** After it. */
  readonly balanceMinor: bigint;
}

/** Days that a due date has passed: an age ends where the next one begins. */
export const ageEnds = [0, 30, 60, 90] as const;

/**
 * What was owed before, each movement with the balance after it, and what is owed then: what one period closes with, the
 * next one opens with.
 * @param movements of the period, in order
 */
export function statementOf(
  period: Pick<Statement, 'from' | 'to'>,
  openingMinor: bigint,
  movements: readonly Movement[],
): Statement {
  let balanceMinor = openingMinor;
  const lines = movements.map((movement) => {
    balanceMinor += movement.changeMinor;
    return { ...movement, balanceMinor };
  });
  return { ...period, openingMinor, lines, closingMinor: balanceMinor };
}

/** What remains by age: not due, then by the days of `ageEnds`, then older. */
export function agesOf(open: readonly OpenInvoice[], today: LocalDate): bigint[] {
  const ages = Array.from({ length: ageEnds.length + 1 }, () => 0n);
  for (const { dueDate, remainingMinor } of open) {
    const late = daysBetween(dueDate, today);
    const found = ageEnds.findIndex((end) => late <= end);
    const age = found === -1 ? ageEnds.length : found;
    ages[age] = ages[age]! + remainingMinor;
  }
  return ages;
}
