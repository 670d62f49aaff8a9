/* eslint-disable no-restricted-syntax -- leases and the wait for an agency run in wall-clock time */
import { Injectable } from '@nestjs/common';
import { rowOf, text, uuid } from '#libs/platform';
import { Database, type Tx } from '#libs/transactions';
import { type AgencyFile, digestOf } from '../domain/agency-file.js';
import type { Backoff } from '../domain/exchange.js';
import { type MadeFile, OutboundFileStore, type StoredFile } from '../use-cases/ports.js';

/** The columns that other statements than these set are left to them. */
const files = rowOf<StoredFile>()('outbound_files', ['agency', 'file_name'], {
  agency: text('agency'),
  file_name: text('fileName'),
  kind: text('kind'),
  placement_id: uuid('placementId'),
  content: text('content'),
  correlation_id: text('correlationId'),
});

@Injectable()
export class PostgresOutboundFileStore extends OutboundFileStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async findUndelivered(placementId: string): Promise<StoredFile[]> {
    const rows = await this.database.query<object>(
      `SELECT ${files.select()} FROM outbound_files
       WHERE placement_id = $1 AND state = 'TO_DELIVER' ORDER BY stored_at`,
      [placementId],
    );
    return rows.map(files.toDomain);
  }

  override async lease(tx: Tx, agency: string, leaseMs: number, limit: number): Promise<StoredFile[]> {
    const rows = await tx.query<object>(
      `WITH due AS (
         SELECT agency, file_name FROM outbound_files
         WHERE agency = $3 AND state = 'TO_DELIVER' AND lease_until < clock_timestamp()
         ORDER BY stored_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE outbound_files SET lease_until = clock_timestamp() + $1 * interval '1 millisecond'
       WHERE (agency, file_name) IN (SELECT agency, file_name FROM due) RETURNING ${files.select()}`,
      [leaseMs, limit, agency],
    );
    return rows.map(files.toDomain);
  }

  override async postponeMany(tx: Tx, agency: string, fileNames: readonly string[], backoff: Backoff): Promise<void> {
    await tx.query(
      `UPDATE outbound_files SET failed_attempts = failed_attempts + 1,
         lease_until = clock_timestamp()
           + least($3 * 2 ^ least(failed_attempts, 30), $4) * interval '1 millisecond'
       WHERE agency = $1 AND file_name = ANY ($2::text[]) AND state = 'TO_DELIVER'`,
      [agency, fileNames, backoff.firstMs, backoff.maxMs],
    );
  }

  override async insert(tx: Tx, file: MadeFile, leaseMs: number): Promise<void> {
    const { agency, fileName, kind, placementId, content, lineCount } = file;
    await tx.query(
      `INSERT INTO outbound_files (agency, file_name, kind, placement_id, content, correlation_id, state, stored_at,
         lease_until, failed_attempts, made_at, sha256, byte_count, line_count)
       VALUES ($1, $2, $3, $4, $5, $6, 'TO_DELIVER', clock_timestamp(),
         clock_timestamp() + $7 * interval '1 millisecond', 0, $8, $9, octet_length($5), $10)`,
      [agency, fileName, kind, placementId, content, tx.correlationId, leaseMs, tx.now, digestOf(content), lineCount],
    );
  }

  override async markDelivered(tx: Tx, { agency, fileName }: AgencyFile): Promise<boolean> {
    const marked = await tx.query(
      `UPDATE outbound_files SET state = 'DELIVERED', delivered_at = clock_timestamp(), written_at = $3
       WHERE agency = $1 AND file_name = $2 AND state = 'TO_DELIVER' RETURNING file_name`,
      [agency, fileName, tx.now],
    );
    return marked.length > 0;
  }

  override async markAcknowledged(tx: Tx, agency: string, fileName: string): Promise<void> {
    await tx.query(
      `UPDATE outbound_files SET acknowledged_at = clock_timestamp(), confirmed_at = $3
       WHERE agency = $1 AND file_name = $2 AND acknowledged_at IS NULL`,
      [agency, fileName, tx.now],
    );
  }

  override async emptyDelivered(tx: Tx, before: Date, limit: number): Promise<number> {
    const emptied = await tx.query(
      `UPDATE outbound_files SET content = '' WHERE (agency, file_name) IN (
         SELECT agency, file_name FROM outbound_files
         WHERE state = 'DELIVERED' AND content <> '' AND delivered_at < $1
         ORDER BY delivered_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING file_name`,
      [before, limit],
    );
    return emptied.length;
  }

  override countUndelivered(): Promise<number> {
    return this.count(`SELECT count(*)::integer AS count FROM outbound_files WHERE state = 'TO_DELIVER'`);
  }

  override countAwaited(graceMs: number): Promise<number> {
    return this.count(
      `SELECT count(*)::integer AS count FROM outbound_files WHERE state = 'DELIVERED' AND acknowledged_at IS NULL
         AND delivered_at > clock_timestamp() - $1 * interval '1 millisecond'`,
      [graceMs],
    );
  }

  private async count(sql: string, parameters: unknown[] = []): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(sql, parameters);
    return row!.count;
  }
}
