import { Injectable } from '@nestjs/common';
import { intakeRowOf, PostgresIntakeStore } from '#libs/intake/postgres';
import type { Money } from '#libs/money';
import { bigint, boolean, computed, converted, uuid } from '#libs/platform';
import { Database, type Tx } from '#libs/transactions';
import { type PaymentFile, paymentFileNoun } from '../domain/payment-file.js';
import type { PaymentFileStore } from '../use-cases/ports.js';
import { tableNames } from './payment-file.tables.js';

const rows = intakeRowOf<PaymentFile>(tableNames.files, {
  recorded_count: bigint('recordedCount'),
  repeated_count: bigint('repeatedCount'),
  unmatched_count: bigint('unmatchedCount'),
  dry_run: boolean('dryRun'),
  foreseen_count: computed('bigint', ({ dryRun, recordedCount }: PaymentFile) => (dryRun ? recordedCount : 0n)),
  totals: converted(
    'jsonb',
    'totals',
    (totals: readonly Money[]) => totals.map(({ minor, currency }) => ({ minor: String(minor), currency })),
    (stored) => stored.map(({ minor, currency }) => ({ minor: BigInt(minor), currency })),
  ),
  overpaid_count: bigint('overpaidCount'),
  taken_file_id: uuid('takenFileId'),
});

/** Columns that change with every chunk, or once the content of a trial is taken. */
const changing = [
  ...['recorded_count', 'repeated_count', 'unmatched_count'],
  ...['foreseen_count', 'totals', 'overpaid_count', 'taken_file_id'],
];

@Injectable()
export class PostgresPaymentFileStore extends PostgresIntakeStore<PaymentFile> implements PaymentFileStore {
  constructor(database: Database) {
    super(database, paymentFileNoun, tableNames, rows, changing);
  }

  async countContents(tx: Tx, fileId: string, contentIds: readonly string[]): Promise<Map<string, number>> {
    if (contentIds.length === 0) return new Map();
    const rows = await tx.query<{ content_id: string; earlier: number }>(
      `WITH given AS (SELECT content_id, count(*) AS times FROM unnest($2::uuid[]) AS content_id GROUP BY content_id),
         counted AS (
           INSERT INTO payment_file_contents AS known (file_id, content_id, occurrence_count)
           SELECT $1, content_id, times FROM given
           ON CONFLICT (file_id, content_id)
           DO UPDATE SET occurrence_count = known.occurrence_count + excluded.occurrence_count
           RETURNING content_id, occurrence_count)
       SELECT content_id, (occurrence_count - times)::integer AS earlier FROM counted JOIN given USING (content_id)`,
      [fileId, contentIds],
    );
    return new Map(rows.map((row) => [row.content_id, row.earlier]));
  }

  async moveContent(tx: Tx, fromFileId: string, toFileId: string): Promise<void> {
    await tx.query('UPDATE payment_file_parts SET file_id = $2 WHERE file_id = $1', [fromFileId, toFileId]);
  }
}
