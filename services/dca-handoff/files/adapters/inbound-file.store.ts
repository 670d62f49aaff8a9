import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { integer, rowOf, text, timestamp } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { WaitReason } from '../domain/exchanged-file.js';
import {
  type FileErrorFilter,
  type InboundFileError,
  type InboundFileErrorKey,
  InboundFileStore,
  type InboundKey,
  type ListedFileError,
  type ReadResult,
  type WaitingFiles,
} from '../use-cases/ports.js';
import { receivedState } from './exchanged-file.store.js';

const fileErrors = rowOf<InboundFileError>()('inbound_file_errors', ['agency', 'file_name', 'sha256', 'error_number'], {
  agency: text('agency'),
  file_name: text('fileName'),
  sha256: text('sha256'),
  error_number: integer('errorNumber'),
  line: integer('line'),
  reason: text('reason'),
  content: text('content'),
  read_at: timestamp('readAt'),
});

@Injectable()
export class PostgresInboundFileStore extends InboundFileStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, { agency, fileName, sha256 }: InboundKey, sizeBytes: number | null): Promise<boolean> {
    const [waited] = await tx.query<{ fileId: string }>(
      `DELETE FROM inbound_files WHERE agency = $1 AND file_name = $2 AND sha256 = '' RETURNING file_id AS "fileId"`,
      [agency, fileName],
    );
    const inserted = await tx.query(
      `INSERT INTO inbound_files (agency, file_name, sha256, line_count, error_count, read_at, file_id, byte_count)
       VALUES ($1, $2, $3, 0, 0, $4, coalesce($5::uuid, gen_random_uuid()), $6) ON CONFLICT DO NOTHING RETURNING file_name`,
      [agency, fileName, sha256, tx.now, waited?.fileId ?? null, sizeBytes],
    );
    return inserted.length > 0;
  }

  override async recordResult(
    tx: Tx,
    { agency, fileName, sha256 }: InboundKey,
    { lineCount, faults, placementIds }: ReadResult,
  ): Promise<void> {
    await tx.query(
      `UPDATE inbound_files SET line_count = $4, error_count = $5 WHERE agency = $1 AND file_name = $2 AND sha256 = $3`,
      [agency, fileName, sha256, lineCount, faults.length],
    );
    await fileErrors.insertMany(
      tx,
      faults.map((fault, index) => ({ agency, fileName, sha256, errorNumber: index + 1, ...fault, readAt: tx.now })),
    );
    if (placementIds.length === 0) return;
    await tx.query(
      `INSERT INTO inbound_file_placements (agency, file_name, sha256, placement_id)
       SELECT $1, $2, $3, placement_id FROM unnest($4::uuid[]) AS placement_id`,
      [agency, fileName, sha256, placementIds],
    );
  }

  override async listWaiting(agency: string): Promise<WaitingFiles> {
    const rows = await this.database.query<{ fileName: string; reason: WaitReason }>(
      `SELECT file_name AS "fileName", waits_because AS reason FROM inbound_files
       WHERE agency = $1 AND ${receivedState} = 'WAITING'`,
      [agency],
    );
    return new Map(rows.map(({ fileName, reason }) => [fileName, reason]));
  }

  override async updateWaiting(tx: Tx, agency: string, waiting: WaitingFiles, gone: readonly string[]): Promise<void> {
    if (gone.length > 0) {
      await tx.query(`DELETE FROM inbound_files WHERE agency = $1 AND file_name = ANY ($2::text[]) AND sha256 = ''`, [
        agency,
        gone,
      ]);
    }
    if (waiting.size === 0) return;
    await tx.query(
      `INSERT INTO inbound_files (agency, file_name, sha256, line_count, error_count, read_at, state, waits_because)
       SELECT $1, file_name, '', 0, 0, $4, 'WAITING', reason
         FROM unnest($2::text[], $3::text[]) AS w (file_name, reason) ORDER BY file_name
       ON CONFLICT (agency, file_name, sha256) DO UPDATE SET waits_because = excluded.waits_because`,
      [agency, [...waiting.keys()], [...waiting.values()], tx.now],
    );
  }

  override async deleteErrors(tx: Tx, before: Date, limit: number): Promise<number> {
    const deleted = await tx.query(
      `DELETE FROM inbound_file_errors WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM inbound_file_errors WHERE read_at < $1 ORDER BY read_at LIMIT $2)) RETURNING error_number`,
      [before, limit],
    );
    return deleted.length;
  }

  override async listErrors(
    { agency, fileId }: FileErrorFilter,
    { after, limit }: PageRequest<InboundFileErrorKey>,
  ): Promise<ListedFileError[]> {
    if (fileId !== null && !isId(fileId)) return [];
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    // Within an agency the place is told without it, as the index of an agency has it.
    const place = ['read_at', ...(agency === null ? ['agency'] : []), 'file_name', 'sha256', 'error_number'];
    if (agency !== null) conditions.push(`agency = ${bind(agency)}`);
    if (fileId !== null) {
      const file = `SELECT agency, file_name, sha256 FROM inbound_files WHERE file_id = ${bind(fileId)}`;
      conditions.push(`(agency, file_name, sha256) = (${file})`);
    }
    if (after) {
      const [readAt, ofAgency, fileName, sha256, errorNumber] = after;
      const values = [readAt, ...(agency === null ? [ofAgency] : []), fileName, sha256, errorNumber];
      conditions.push(
        fileId === null
          ? `(${place.join(', ')}) < (${values.map(bind).join(', ')})`
          : `error_number > ${bind(errorNumber)}`,
      );
    }
    const order = fileId === null ? place.map((column) => `${column} DESC`).join(', ') : 'error_number';
    const rows = await this.database.query<{ fileId: string }>(
      `SELECT ${fileErrors.select()}, (SELECT coalesce(f.file_id::text, '') FROM inbound_files f
         WHERE (f.agency, f.file_name, f.sha256) = (e.agency, e.file_name, e.sha256)) AS "fileId"
       FROM inbound_file_errors e WHERE ${conditions.join(' AND ')}
       ORDER BY ${order} LIMIT ${bind(limit)}`,
      parameters,
    );
    return rows.map((row) => ({ ...fileErrors.toDomain(row), fileId: row.fileId }));
  }
}
