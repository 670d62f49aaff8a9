import { Injectable } from '@nestjs/common';
import type { PartedSource, ReadPosition, RowFault } from '#libs/files';
import { Database, FileParts, type Queryable, type Tx } from '#libs/platform';
import type { ImportMode, ImportPhase, ImportState } from '../domain/import.js';
import type { Invoice } from '../domain/invoice.js';
import {
  ImportStore,
  OrganisationDefaults,
  type CustomerFacts,
  type CustomerInFile,
  type ErrorKey,
  type FileImport,
  type KnownCustomer,
  type PageRequest,
} from '../use-cases/ports.js';
import { inLockOrder, selectInvoices, toInvoice, type InvoiceRow } from './invoice.row.js';
import { toJsonArray } from './records.js';

const parts = new FileParts('import_parts', 'import_id');

/** Held by a transaction that decides whether an import may run. */
const runningLock = 7_023_311;

const absentInvoices = `
  i.lifecycle = 'OPEN' AND i.from_feed
  AND NOT EXISTS (SELECT FROM import_numbers n WHERE n.import_id = $1 AND n.number = i.number)`;

@Injectable()
export class PostgresImportStore extends ImportStore {
  constructor(
    private readonly database: Database,
    private readonly defaults: OrganisationDefaults,
  ) {
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
      [importId, toJsonArray(records)],
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
      [importId, row, ordinal, page.limit + 1],
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

  override async addNumbers(tx: Tx, importId: string, numbers: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO import_numbers (import_id, number, taken)
       SELECT DISTINCT $1::uuid, number, false FROM unnest($2::text[]) AS number ON CONFLICT DO NOTHING`,
      [importId, numbers],
    );
  }

  override async takeNumbers(tx: Tx, importId: string, numbers: readonly string[]): Promise<Set<string>> {
    if (numbers.length === 0) return new Set();
    const rows = await tx.query<{ number: string }>(
      `INSERT INTO import_numbers AS n (import_id, number, taken)
       SELECT $1, number, true FROM unnest($2::text[]) AS number
       ON CONFLICT (import_id, number) DO UPDATE SET taken = true WHERE NOT n.taken RETURNING number`,
      [importId, numbers],
    );
    return new Set(rows.map(({ number }) => number));
  }

  override async countAbsent(tx: Tx, importId: string): Promise<{ absentCount: bigint; openCount: bigint }> {
    const [row] = await tx.query<{ absent: bigint; open: bigint }>(
      `SELECT (SELECT count(*) FROM invoices i WHERE ${absentInvoices}) AS absent,
              (SELECT count(*) FROM invoices i WHERE i.lifecycle = 'OPEN' AND i.from_feed) AS open`,
      [importId],
    );
    return { absentCount: row!.absent, openCount: row!.open };
  }

  override async lockAbsent(tx: Tx, importId: string, page: { after: string; limit: number }): Promise<Invoice[]> {
    const rows = await tx.query<InvoiceRow>(
      `${selectInvoices} WHERE ${absentInvoices} AND i.invoice_id > $2
        ${inLockOrder.replace('FOR UPDATE', 'LIMIT $3 FOR UPDATE')}`,
      [importId, page.after || '00000000-0000-0000-0000-000000000000', page.limit],
    );
    return rows.map((row) => toInvoice(row, this.defaults.zone));
  }

  override async keepAsked(
    tx: Tx,
    importId: string,
    rowsBefore: number,
    customers: readonly KnownCustomer[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO import_asked (import_id, reference, customer_id, zone, rows_before)
       SELECT $1, x.*, $2 FROM unnest($3::text[], $4::uuid[], $5::text[]) AS x (reference, customer_id, zone)
       ON CONFLICT DO NOTHING`,
      [
        importId,
        rowsBefore,
        customers.map(({ reference }) => reference),
        customers.map(({ customerId }) => customerId),
        customers.map(({ zone }) => zone),
      ],
    );
  }

  override async keepFacts(tx: Tx, importId: string, customers: readonly CustomerInFile[]): Promise<Set<string>> {
    if (customers.length === 0) return new Set();
    const rows = await tx.query<{ reference: string }>(
      `WITH kept AS (
         INSERT INTO import_customers AS k (import_id, reference, row_number, facts)
         SELECT $1, x.reference, x.line, x.facts
           FROM json_to_recordset($2::json) AS x (reference text, line bigint, facts jsonb)
         ON CONFLICT (import_id, reference) DO UPDATE
           SET facts = k.facts || excluded.facts, row_number = excluded.row_number
         WHERE k.facts || excluded.facts <> k.facts
         RETURNING reference, xmax = 0 AS is_new
       ) SELECT reference FROM kept WHERE is_new`,
      [importId, toJsonArray(customers)],
    );
    return new Set(rows.map(({ reference }) => reference));
  }

  override async keptFacts(importId: string, page: { after: string; limit: number }): Promise<CustomerInFile[]> {
    const rows = await this.database.query<{ reference: string; row_number: bigint; facts: CustomerFacts }>(
      `SELECT reference, row_number, facts FROM import_customers WHERE import_id = $1 AND reference > $2
        ORDER BY reference LIMIT $3`,
      [importId, page.after, page.limit],
    );
    return rows.map(({ reference, row_number, facts }) => ({ reference, line: Number(row_number), facts }));
  }

  override async hasFacts(tx: Tx, importId: string): Promise<boolean> {
    const sql = 'SELECT EXISTS (SELECT FROM import_customers WHERE import_id = $1) AS has';
    const [row] = await tx.query<{ has: boolean }>(sql, [importId]);
    return row!.has;
  }

  override async dropWork(tx: Tx, importId: string): Promise<void> {
    await parts.drop(tx, importId);
    for (const table of ['import_numbers', 'import_customers', 'import_asked']) {
      await tx.query(`DELETE FROM ${table} WHERE import_id = $1`, [importId]);
    }
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
