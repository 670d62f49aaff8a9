import { type Invoice } from '../../ledger/domain/invoice.js';
import type { FeedRow } from './feed.js';

/**
 * When the invoice of a row is due that does not say so. One that is known keeps its due date, whatever became of the payment
 * terms since, so that the same file changes nothing; it is due anew by the terms where the file moves its day of issue and
 * the terms gave its due date, or where it would be due before that day.
 */
export function withDueDate(row: FeedRow, existing: Invoice | null): FeedRow {
  if (row.dueDateSource === 'GIVEN' || !existing) return row;
  const { dueDate, dueDateSource, overdueAt, issueDate } = existing;
  const stays = dueDateSource === 'TERMS' ? issueDate === row.issueDate : dueDate >= row.issueDate;
  return stays ? { ...row, dueDate, dueDateSource, overdueAt } : row;
}
