import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { PartedSource, ReadPosition } from '#libs/files';
import { isId } from '#libs/ids';
import { Database, FileParts, type Tx } from '#libs/platform';
import type { LineFault } from '../domain/file-line.js';
import { paymentFileNotFound, type PaymentFile, type PaymentFileState } from '../domain/payment-file.js';
import { PaymentFileStore, type StoredFault } from '../use-cases/ports.js';

const parts = new FileParts('payment_file_parts', 'file_id');

@Injectable()
export class PostgresPaymentFileStore extends PaymentFileStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(fileId: string): Promise<PaymentFile | null> {
    if (!isId(fileId)) return null;
    const [row] = await this.database.query<FileRow>(`SELECT ${columns} FROM payment_files WHERE file_id = $1`, [
      fileId,
    ]);
    return row ? toFile(row) : null;
  }

  override async runningCount(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM payment_files WHERE state = 'RUNNING'`,
    );
    return row!.count;
  }

  override async add(tx: Tx, file: PaymentFile): Promise<void> {
    await tx.query(
      `INSERT INTO payment_files (file_id, file_name, size_bytes, sha256, mapping, state, arrival_at, reader_position,
         line_count, recorded_count, repeated_count, unmatched_count, error_count, refusal, version, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, 0, 0, 0, 0, 0, '', $8, $9)`,
      [
        file.fileId,
        file.fileName,
        file.sizeBytes,
        file.sha256,
        file.mapping,
        file.state,
        file.arrivalAt,
        file.version,
        file.createdAt,
      ],
    );
  }

  override async lock(tx: Tx, fileId: string): Promise<PaymentFile> {
    const sql = `SELECT ${columns} FROM payment_files WHERE file_id = $1 FOR UPDATE`;
    const [row] = isId(fileId) ? await tx.query<FileRow>(sql, [fileId]) : [];
    if (!row) throw paymentFileNotFound(fileId);
    return toFile(row);
  }

  override async save(tx: Tx, file: PaymentFile, position: ReadPosition | null): Promise<void> {
    const { counts } = file;
    await tx.query(
      `UPDATE payment_files SET state = $2, reader_position = coalesce($3::jsonb, reader_position), line_count = $4,
         recorded_count = $5, repeated_count = $6, unmatched_count = $7, error_count = $8, refusal = $9, version = $10,
         completed_at = $11
       WHERE file_id = $1`,
      [
        file.fileId,
        file.state,
        position && JSON.stringify(position),
        counts.lines,
        counts.recorded,
        counts.repeated,
        counts.unmatched,
        counts.errors,
        file.refusal,
        file.version,
        file.completedAt,
      ],
    );
  }

  override async position(fileId: string): Promise<ReadPosition | null> {
    const [row] = await this.database.query<{ reader_position: ReadPosition | null }>(
      'SELECT reader_position FROM payment_files WHERE file_id = $1',
      [fileId],
    );
    return row?.reader_position ?? null;
  }

  override async addPart(tx: Tx, fileId: string, partNumber: number, content: Uint8Array): Promise<number> {
    const { partCount, replaced } = await parts.put(tx, fileId, { partNumber, content });
    if (replaced) throw partConflict(fileId, partNumber);
    return partCount;
  }

  override content(fileId: string): Promise<PartedSource> {
    return parts.open(this.database, fileId);
  }

  override async countContents(tx: Tx, fileId: string, contentIds: readonly string[]): Promise<Map<string, number>> {
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

  override async dropWork(tx: Tx, fileId: string): Promise<void> {
    await parts.drop(tx, fileId);
    await tx.query('DELETE FROM payment_file_contents WHERE file_id = $1', [fileId]);
  }

  override async addFaults(tx: Tx, fileId: string, faults: readonly LineFault[]): Promise<void> {
    if (faults.length === 0) return;
    await tx.query(
      `INSERT INTO payment_file_lines (file_id, line, fault_number, column_name, value, reason, message)
       SELECT $1, line, row_number() OVER (PARTITION BY line ORDER BY position), column_name, value, reason, message
       FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
         WITH ORDINALITY AS given (line, column_name, value, reason, message, position)`,
      [
        fileId,
        faults.map(({ line }) => line),
        faults.map(({ column }) => column),
        faults.map(({ value }) => value),
        faults.map(({ reason }) => reason),
        faults.map(({ message }) => message),
      ],
    );
  }

  override async listFaults(
    fileId: string | null,
    after: { fileId: string; line: bigint; faultNumber: number } | null,
    limit: number,
  ): Promise<StoredFault[]> {
    const rows = await this.database.query<FaultRow>(
      `SELECT file_id, line, fault_number, column_name, value, reason, message FROM payment_file_lines
       WHERE ($1::uuid IS NULL OR file_id = $1)
         AND ($2::uuid IS NULL OR (file_id, line, fault_number) > ($2, $3::bigint, $4::smallint))
       ORDER BY file_id, line, fault_number LIMIT $5`,
      [fileId, after?.fileId ?? null, after?.line ?? null, after?.faultNumber ?? null, limit],
    );
    return rows.map((row) => ({
      fileId: row.file_id,
      line: Number(row.line),
      faultNumber: row.fault_number,
      column: row.column_name,
      value: row.value,
      reason: row.reason,
      message: row.message,
    }));
  }
}

interface FileRow {
  file_id: string;
  file_name: string;
  size_bytes: bigint;
  sha256: string;
  mapping: string;
  state: PaymentFileState;
  arrival_at: Date | null;
  line_count: bigint;
  recorded_count: bigint;
  repeated_count: bigint;
  unmatched_count: bigint;
  error_count: bigint;
  refusal: string;
  version: bigint;
  created_at: Date;
  completed_at: Date | null;
}

interface FaultRow {
  file_id: string;
  line: bigint;
  fault_number: number;
  column_name: string;
  value: string;
  reason: string;
  message: string;
}

const columns = `file_id, file_name, size_bytes, sha256, mapping, state, arrival_at, line_count, recorded_count,
  repeated_count, unmatched_count, error_count, refusal, version, created_at, completed_at`;

function toFile(row: FileRow): PaymentFile {
  return {
    fileId: row.file_id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    mapping: row.mapping,
    state: row.state,
    arrivalAt: row.arrival_at,
    counts: {
      lines: Number(row.line_count),
      recorded: Number(row.recorded_count),
      repeated: Number(row.repeated_count),
      unmatched: Number(row.unmatched_count),
      errors: Number(row.error_count),
    },
    refusal: row.refusal,
    version: row.version,
    createdAt: row.created_at,
    completedAt: row.completed_at,
  };
}

function partConflict(fileId: string, partNumber: number): DomainError {
  return new DomainError(
    'PAYMENT_FILE_PART_CONFLICT',
    'conflict',
    `Part ${partNumber} of payment file ${fileId} was uploaded before with other content. Register the file anew.`,
  );
}
