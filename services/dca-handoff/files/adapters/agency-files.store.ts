/* eslint-disable no-restricted-syntax -- leases and the patience with an agency run in real time */
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { AnswerFault } from '../domain/acknowledgement.js';
import type { AgencyFile, AgencyFileKind } from '../domain/agency-file.js';
import { InboundFileStore, OutboundFileStore, type InboundKey, type StoredFile } from '../use-cases/ports.js';

@Injectable()
export class PostgresOutboundFileStore extends OutboundFileStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async add(tx: Tx, files: readonly AgencyFile[], leaseMs: number): Promise<void> {
    await tx.query(
      `INSERT INTO outbound_files (agency, file_name, kind, placement_id, content, correlation_id, state, stored_at,
         lease_until)
       SELECT agency, file_name, kind, placement_id, content, $6, 'TO_DELIVER', clock_timestamp(),
         clock_timestamp() + $7 * interval '1 millisecond'
       FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[])
         AS given (agency, file_name, kind, placement_id, content)`,
      [
        files.map(({ agency }) => agency),
        files.map(({ fileName }) => fileName),
        files.map(({ kind }) => kind),
        files.map(({ placementId }) => placementId),
        files.map(({ content }) => content),
        tx.correlationId,
        leaseMs,
      ],
    );
  }

  override async undelivered(placementId: string): Promise<StoredFile[]> {
    const rows = await this.database.query<FileRow>(
      `SELECT ${columns} FROM outbound_files WHERE placement_id = $1 AND state = 'TO_DELIVER' ORDER BY stored_at`,
      [placementId],
    );
    return rows.map(toFile);
  }

  override async lease(tx: Tx, leaseMs: number, limit: number): Promise<StoredFile[]> {
    const rows = await tx.query<FileRow>(
      `WITH due AS (
         SELECT agency, file_name FROM outbound_files WHERE state = 'TO_DELIVER' AND lease_until < clock_timestamp()
         ORDER BY stored_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE outbound_files SET lease_until = clock_timestamp() + $1 * interval '1 millisecond'
       WHERE (agency, file_name) IN (SELECT agency, file_name FROM due) RETURNING ${columns}`,
      [leaseMs, limit],
    );
    return rows.map(toFile);
  }

  override async markDelivered(tx: Tx, { agency, fileName }: AgencyFile): Promise<boolean> {
    const marked = await tx.query(
      `UPDATE outbound_files SET state = 'DELIVERED', delivered_at = clock_timestamp()
       WHERE agency = $1 AND file_name = $2 AND state = 'TO_DELIVER' RETURNING file_name`,
      [agency, fileName],
    );
    return marked.length > 0;
  }

  override async markAnswered(tx: Tx, agency: string, fileName: string): Promise<void> {
    await tx.query(
      `UPDATE outbound_files SET answered_at = clock_timestamp()
       WHERE agency = $1 AND file_name = $2 AND answered_at IS NULL`,
      [agency, fileName],
    );
  }

  override undeliveredCount(): Promise<number> {
    return this.count(`SELECT count(*)::integer AS count FROM outbound_files WHERE state = 'TO_DELIVER'`);
  }

  override awaitedCount(graceMs: number): Promise<number> {
    return this.count(
      `SELECT count(*)::integer AS count FROM outbound_files WHERE state = 'DELIVERED' AND answered_at IS NULL
         AND delivered_at > clock_timestamp() - $1 * interval '1 millisecond'`,
      [graceMs],
    );
  }

  private async count(sql: string, parameters: unknown[] = []): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(sql, parameters);
    return row!.count;
  }
}

@Injectable()
export class PostgresInboundFileStore extends InboundFileStore {
  override async add(tx: Tx, { agency, fileName, sha256 }: InboundKey): Promise<boolean> {
    const added = await tx.query(
      `INSERT INTO inbound_files (agency, file_name, sha256, line_count, error_count, read_at)
       VALUES ($1, $2, $3, 0, 0, $4) ON CONFLICT DO NOTHING RETURNING file_name`,
      [agency, fileName, sha256, tx.now],
    );
    return added.length > 0;
  }

  override async finish(tx: Tx, key: InboundKey, lineCount: number, faults: readonly AnswerFault[]): Promise<void> {
    const { agency, fileName, sha256 } = key;
    await tx.query(
      `UPDATE inbound_files SET line_count = $4, error_count = $5 WHERE agency = $1 AND file_name = $2 AND sha256 = $3`,
      [agency, fileName, sha256, lineCount, faults.length],
    );
    if (faults.length === 0) return;
    await tx.query(
      `INSERT INTO inbound_file_errors (agency, file_name, sha256, error_number, line, reason, content)
       SELECT $1, $2, $3, error_number, line, reason, content
       FROM unnest($4::integer[], $5::text[], $6::text[])
         WITH ORDINALITY AS given (line, reason, content, error_number)`,
      [
        agency,
        fileName,
        sha256,
        faults.map(({ line }) => line),
        faults.map(({ reason }) => reason),
        faults.map(({ content }) => content),
      ],
    );
  }
}

interface FileRow {
  agency: string;
  file_name: string;
  kind: AgencyFileKind;
  placement_id: string;
  content: string;
  correlation_id: string;
}

const columns = 'agency, file_name, kind, placement_id, content, correlation_id';

function toFile(row: FileRow): StoredFile {
  const { agency, file_name: fileName, kind, placement_id: placementId, content, correlation_id: correlationId } = row;
  return { agency, fileName, kind, placementId, content, correlationId };
}
