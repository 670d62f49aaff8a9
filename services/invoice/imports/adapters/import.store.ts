import { Injectable } from '@nestjs/common';
import { intakeRowOf, PostgresIntakeStore } from '#libs/intake/postgres';
import { bigint, boolean, text } from '#libs/platform';
import { Database, type Tx } from '#libs/transactions';
import { type Import, type ImportMode, importNoun } from '../domain/import.js';
import type { ImportStore } from '../use-cases/ports.js';
import { tableNames } from './import.tables.js';

const importRows = intakeRowOf<Import>(tableNames.files, {
  phase: text('phase'),
  mode: text('mode'),
  dry_run: boolean('dryRun'),
  confirm_close: boolean('confirmClose'),
  progress: text('progress'),
  known_customers: bigint('knownCustomers'),
  open_count: bigint('openCount'),
  absent_count: bigint('absentCount'),
  created_count: bigint('createdCount'),
  updated_count: bigint('updatedCount'),
  unchanged_count: bigint('unchangedCount'),
  reopened_count: bigint('reopenedCount'),
  closed_count: bigint('closedCount'),
  customers_created_count: bigint('customersCreatedCount'),
  customers_updated_count: bigint('customersUpdatedCount'),
});

const changing = [
  'phase',
  'progress',
  'known_customers',
  'open_count',
  'absent_count',
  'created_count',
  'updated_count',
  'unchanged_count',
  'reopened_count',
  'closed_count',
  'customers_created_count',
  'customers_updated_count',
];

/** Taken by a transaction that decides whether an import may run. */
const runningLock = 7_023_311;

@Injectable()
export class PostgresImportStore extends PostgresIntakeStore<Import> implements ImportStore {
  constructor(database: Database) {
    super(database, importNoun, tableNames, importRows, changing);
  }

  async lockRunningModes(tx: Tx, importId: string): Promise<ImportMode[]> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [runningLock]);
    const rows = await tx.query<{ mode: ImportMode }>(
      `SELECT DISTINCT mode FROM imports WHERE state = 'RUNNING' AND NOT dry_run AND file_id <> $1`,
      [importId],
    );
    return rows.map(({ mode }) => mode);
  }

  async totals(): Promise<{ rowCount: bigint; changeCount: bigint }> {
    const [row] = await this.database.query<{ rows: bigint; changes: bigint }>(
      `SELECT coalesce(sum(row_count), 0)::bigint AS rows, coalesce(sum(version), 0)::bigint AS changes FROM imports`,
    );
    return { rowCount: row!.rows, changeCount: row!.changes };
  }
}
