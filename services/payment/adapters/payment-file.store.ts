import { Injectable } from '@nestjs/common';
import { DomainError, invariant } from '#libs/errors';
import { isId } from '#libs/ids';
import { Database, type Tx } from '#libs/platform';
import type { LineFault } from '../domain/file-line.js';
import { paymentFileNotFound, type PaymentFile, type PaymentFileState } from '../domain/payment-file.js';
import { PaymentFileStore, type FileContent, type FilePosition, type StoredFault } from '../use-cases/ports.js';

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

  override async save(tx: Tx, file: PaymentFile, position: FilePosition | null): Promise<void> {
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

  override async position(fileId: string): Promise<FilePosition | null> {
    const [row] = await this.database.query<{ reader_position: FilePosition | null }>(
      'SELECT reader_position FROM payment_files WHERE file_id = $1',
      [fileId],
    );
    return row?.reader_position ?? null;
  }

  override async addPart(tx: Tx, fileId: string, partNumber: number, content: Uint8Array): Promise<number> {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const [stored] = await tx.query<{ same: boolean }>(
      `INSERT INTO payment_file_parts (file_id, part_number, content) VALUES ($1, $2, $3)
       ON CONFLICT (file_id, part_number) DO UPDATE SET part_number = excluded.part_number
       RETURNING content = $3 AS same`,
      [fileId, partNumber, bytes],
    );
    if (!stored!.same) throw partConflict(fileId, partNumber);
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM payment_file_parts WHERE file_id = $1',
      [fileId],
    );
    return row!.count;
  }

  override async content(fileId: string): Promise<FileContent> {
    const rows = isId(fileId)
      ? await this.database.query<{ part_number: number; size_bytes: number }>(
          `SELECT part_number, length(content) AS size_bytes FROM payment_file_parts WHERE file_id = $1
           ORDER BY part_number`,
          [fileId],
        )
      : [];
    const parts: Part[] = [];
    let sizeBytes = 0;
    for (const { part_number: partNumber, size_bytes: partBytes } of rows) {
      if (partNumber !== parts.length) break;
      parts.push({ partNumber, from: sizeBytes, to: sizeBytes + partBytes });
      sizeBytes += partBytes;
    }
    return { sizeBytes, read: (offset, length) => this.readParts(fileId, parts, offset, offset + length) };
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

  override async forgetContents(tx: Tx, fileId: string): Promise<void> {
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

  private async readParts(fileId: string, parts: readonly Part[], from: number, to: number): Promise<Buffer> {
    const wanted = parts.filter((part) => part.from < to && part.to > from);
    const rows = await this.database.query<{ piece: Buffer }>(
      `SELECT substring(content FROM given.start FOR given.size) AS piece
       FROM unnest($2::integer[], $3::integer[], $4::integer[]) AS given (part_number, start, size)
       JOIN payment_file_parts USING (part_number) WHERE file_id = $1 ORDER BY part_number`,
      [
        fileId,
        wanted.map(({ partNumber }) => partNumber),
        wanted.map((part) => Math.max(from - part.from, 0) + 1),
        wanted.map((part) => Math.min(part.to, to) - Math.max(part.from, from)),
      ],
    );
    const bytes = Buffer.concat(rows.map(({ piece }) => piece));
    invariant(bytes.length === to - from, `Payment file ${fileId} lacks bytes that were stored.`);
    return bytes;
  }
}

interface Part {
  readonly partNumber: number;
  /** Offsets in the file; the end is not part of it. */
  readonly from: number;
  readonly to: number;
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
