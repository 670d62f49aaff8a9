import { type Invoice } from '../../ledger/domain/invoice.js';
import type { FeedRow } from './feed.js';

/**
 * Whether the row says an earlier day than the one to which its invoice was prolonged: who wrote the file knows nothing of
 * that. One that is void is opened with what the file says.
 */
export function isProlongationKept(
  existing: Invoice,
  { dueDate, dueDateSource }: Pick<FeedRow, 'dueDate' | 'dueDateSource'>,
): boolean {
  const isProlonged = existing.dueDateSource === 'PROLONGED' && existing.lifecycle !== 'VOID';
  return isProlonged && dueDateSource === 'GIVEN' && dueDate < existing.dueDate;
}

/**
 * When the invoice of a row is due that does not say so, or that was prolonged since. One that is known keeps its due date, whatever became of the payment
 * terms since, so that the same file changes nothing; it is due anew by the terms where the file moves its day of issue and
 * the terms gave its due date, or where it would be due before that day.
 */
export function withDueDate(row: FeedRow, existing: Invoice | null): FeedRow {
  if (!existing) return row;
  const { dueDate, dueDateSource, overdueAt, issueDate } = existing;
  if (isProlongationKept(existing, row)) return { ...row, dueDate, dueDateSource, overdueAt };
  if (row.dueDateSource === 'GIVEN') return row;
  const stays = dueDateSource === 'TERMS' ? issueDate === row.issueDate : dueDate >= row.issueDate;
  return stays ? { ...row, dueDate, dueDateSource, overdueAt } : row;
}
