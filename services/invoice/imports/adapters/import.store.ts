import { Injectable } from '@nestjs/common';
import type { PartedSource, ReadPosition, RowFault } from '#libs/files';
import { FileParts } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { ImportMode, ImportPhase, ImportState } from '../domain/import.js';
import { ImportStore, type ErrorKey, type FileImport } from '../use-cases/ports.js';

const parts = new FileParts('import_parts', 'import_id');

/** Held by a transaction that decides whether an import may run. */
const runningLock = 7_023_311;

@Injectable()
export class PostgresImportStore extends ImportStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, of: FileImport): Promise<void> {
    await tx.query(
      `INSERT INTO imports (import_id, file_name, state, phase, mode, dry_run, confirm_close, size_bytes, sha256, mapping,
                            arrival_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        of.importId,
        of.fileName,
        of.state,
        of.phase,
        of.mode,
        of.dryRun,
        of.confirmClose,
        of.sizeBytes,
        of.sha256,
        of.mapping,
        of.arrivalAt,
        of.createdAt,
      ],
    );
  }

  override async find(importId: string): Promise<FileImport | null> {
    const [row] = await this.database.query<ImportRow>('SELECT * FROM imports WHERE import_id = $1', [importId]);
    return row ? toImport(row) : null;
  }

  override async lock(tx: Tx, importId: string): Promise<FileImport | null> {
    const [row] = await tx.query<ImportRow>('SELECT * FROM imports WHERE import_id = $1 FOR UPDATE', [importId]);
    return row ? toImport(row) : null;
  }

  override async update(tx: Tx, of: FileImport): Promise<FileImport> {
    const [row] = await tx.query<ImportRow>(
      `UPDATE imports SET state = $2, phase = $3, position = $4, progress = $5, known_customers = $6, row_count = $7,
              created_count = $8, updated_count = $9, unchanged_count = $10, reopened_count = $11, closed_count = $12,
              error_count = $13, customers_created_count = $14, customers_updated_count = $15, refusal = $16,
              completed_at = $17, version = version + 1
        WHERE import_id = $1 RETURNING *`,
      [
        of.importId,
        of.state,
        of.phase,
        of.position === null ? null : JSON.stringify(of.position),
        of.progress,
        of.knownCustomers,
        of.rowCount,
        of.createdCount,
        of.updatedCount,
        of.unchangedCount,
        of.reopenedCount,
        of.closedCount,
        of.errorCount,
        of.customersCreatedCount,
        of.customersUpdatedCount,
        of.refusal,
        of.completedAt,
      ],
    );
    return toImport(row!);
  }

  override async mustWait(tx: Tx, of: FileImport): Promise<boolean> {
    if (of.dryRun) return false;
    await tx.query('SELECT pg_advisory_xact_lock($1)', [runningLock]);
    const [row] = await tx.query<{ waits: boolean }>(
      `SELECT EXISTS (SELECT FROM imports WHERE state = 'RUNNING' AND NOT dry_run AND import_id <> $1
                         AND (mode = 'ACTIVE' OR $2 = 'ACTIVE')) AS waits`,
      [of.importId, of.mode],
    );
    return row!.waits;
  }

  override async savePart(
    tx: Tx,
    importId: string,
    part: { partNumber: number; content: Uint8Array },
  ): Promise<{ partCount: number; sizeBytes: bigint }> {
    return parts.put(tx, importId, part);
  }

  override file(importId: string, queryable: Queryable = this.database): Promise<PartedSource> {
    return parts.open(queryable, importId);
  }

  override async addErrors(tx: Tx, importId: string, faults: readonly RowFault[]): Promise<void> {
    if (faults.length === 0) return;
    const records = faults.map(({ row, column, value, reason, message }) => ({ row, column, value, reason, message }));
    // A row may be found wrong in two steps, so its faults are numbered after those it has.
    await tx.query(
      `INSERT INTO import_errors (import_id, row_number, ordinal, column_name, value, reason, message)
       SELECT $1, x.row, coalesce(before.ordinal, 0) + row_number() OVER (PARTITION BY x.row ORDER BY x.place),
              x.column, x.value, x.reason, x.message
         FROM (SELECT r.* FROM ROWS FROM (json_to_recordset($2::json)
                 AS (row bigint, "column" text, value text, reason text, message text))
                 WITH ORDINALITY AS r (row, "column", value, reason, message, place)) x
         LEFT JOIN LATERAL (SELECT max(ordinal) AS ordinal FROM import_errors e
                             WHERE e.import_id = $1 AND e.row_number = x.row) before ON true`,
      [importId, JSON.stringify(records)],
    );
  }

  override async listErrors(
    importId: string,
    page: PageRequest<ErrorKey>,
  ): Promise<(RowFault & { ordinal: number })[]> {
    const [row, ordinal] = page.after ?? [0, 0];
    const rows = await this.database.query<ErrorRow>(
      `SELECT * FROM import_errors WHERE import_id = $1 AND (row_number, ordinal) > ($2, $3)
        ORDER BY row_number, ordinal LIMIT $4`,
      [importId, row, ordinal, page.limit],
    );
    return rows.map((error) => ({
      row: Number(error.row_number),
      ordinal: error.ordinal,
      column: error.column_name,
      value: error.value,
      reason: error.reason,
      message: error.message,
    }));
  }

  override dropFile(tx: Tx, importId: string): Promise<void> {
    return parts.drop(tx, importId);
  }
}

interface ErrorRow {
  row_number: bigint;
  ordinal: number;
  column_name: string;
  value: string;
  reason: string;
  message: string;
}

interface ImportRow {
  import_id: string;
  file_name: string;
  state: ImportState;
  phase: ImportPhase;
  mode: ImportMode;
  dry_run: boolean;
  confirm_close: boolean;
  size_bytes: bigint;
  sha256: string;
  mapping: string;
  arrival_at: Date | null;
  position: ReadPosition | null;
  progress: string;
  known_customers: bigint;
  row_count: bigint;
  created_count: bigint;
  updated_count: bigint;
  unchanged_count: bigint;
  reopened_count: bigint;
  closed_count: bigint;
  error_count: bigint;
  customers_created_count: bigint;
  customers_updated_count: bigint;
  refusal: string;
  completed_at: Date | null;
  version: bigint;
  created_at: Date;
}

function toImport(row: ImportRow): FileImport {
  return {
    importId: row.import_id,
    fileName: row.file_name,
    state: row.state,
    phase: row.phase,
    mode: row.mode,
    dryRun: row.dry_run,
    confirmClose: row.confirm_close,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    mapping: row.mapping,
    arrivalAt: row.arrival_at,
    position: row.position,
    progress: row.progress,
    knownCustomers: row.known_customers,
    rowCount: row.row_count,
    createdCount: row.created_count,
    updatedCount: row.updated_count,
    unchangedCount: row.unchanged_count,
    reopenedCount: row.reopened_count,
    closedCount: row.closed_count,
    errorCount: row.error_count,
    customersCreatedCount: row.customers_created_count,
    customersUpdatedCount: row.customers_updated_count,
    refusal: row.refusal,
    completedAt: row.completed_at,
    version: row.version,
    createdAt: row.created_at,
  };
}
