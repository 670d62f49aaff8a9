import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { ExchangedFile, FileState } from '../domain/exchanged-file.js';
import {
  type ExchangedFileFilter,
  type ExchangedFileKey,
  type ExchangedFileName,
  ExchangedFileStore,
} from '../use-cases/ports.js';

/** An answer shows so many; the list of files of a placement shows all. */
const maxPlacements = 100;

// The states follow from other columns, by the very expressions that the indexes have.
const sentState = `(CASE WHEN state = 'TO_DELIVER' THEN 'TO_WRITE' WHEN acknowledged_at IS NULL THEN 'WRITTEN'
  ELSE 'CONFIRMED' END)`;
export const receivedState = `(CASE WHEN state = 'WAITING' THEN 'WAITING' WHEN error_count = 0 THEN 'TAKEN'
  WHEN line_count = 0 THEN 'REFUSED' ELSE 'PARTLY_REFUSED' END)`;

/** One of the two tables that files stand in. */
interface Side {
  readonly table: string;
  readonly states: readonly FileState[];
  readonly state: string;
  readonly time: string;
  readonly columns: string;
  /** Condition that a file is about a placement. */
  readonly about: (placementId: string) => string;
}

const sent: Side = {
  table: 'outbound_files',
  states: ['TO_WRITE', 'WRITTEN', 'CONFIRMED'],
  state: sentState,
  time: 'made_at',
  columns: `file_id, agency, 'SENT' AS direction, kind, file_name, ${sentState} AS state, byte_count, sha256, line_count,
    0 AS error_count, CASE WHEN state = 'TO_DELIVER' AND failed_attempts > 0 THEN 'NOT_WRITTEN' ELSE '' END AS reason,
    made_at AS created_at, coalesce(written_at, delivered_at) AS written_at,
    coalesce(confirmed_at, acknowledged_at) AS confirmed_at, placement_id`,
  about: (placementId) => `placement_id = ${placementId}`,
};

const received: Side = {
  table: 'inbound_files',
  states: ['WAITING', 'TAKEN', 'PARTLY_REFUSED', 'REFUSED'],
  state: receivedState,
  time: 'read_at',
  columns: `file_id, agency, 'RECEIVED' AS direction, 'ACKNOWLEDGEMENT' AS kind, file_name, ${receivedState} AS state,
    byte_count, sha256, CASE WHEN state = 'READ' THEN line_count + error_count END AS line_count, error_count,
    waits_because AS reason, read_at AS created_at, NULL::timestamptz AS written_at, NULL::timestamptz AS confirmed_at,
    NULL::uuid AS placement_id`,
  // A placement has a few files, so these are found first and sorted afterwards.
  about: (placementId) => `(agency, file_name, sha256) IN (
    SELECT agency, file_name, sha256 FROM inbound_file_placements WHERE placement_id = ${placementId})`,
};

type Row = Omit<ExchangedFile, 'placementIds' | 'morePlacements'> & { readonly placementId: string | null };

@Injectable()
export class PostgresExchangedFileStore extends ExchangedFileStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(fileId: string): Promise<ExchangedFile | null> {
    if (!isId(fileId)) return null;
    const parts = [sent, received].map(({ columns, table }) => `SELECT ${columns} FROM ${table} WHERE file_id = $1`);
    const [file] = await this.read(parts, [fileId], '1');
    return file ?? null;
  }

  override async list(filter: ExchangedFileFilter, page: PageRequest<ExchangedFileKey>): Promise<ExchangedFile[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const { state, direction, placementId } = filter;
    const sides = [sent, received].filter(
      (side) =>
        (state === null || side.states.includes(state)) &&
        (direction === null || direction === (side === sent ? 'SENT' : 'RECEIVED')),
    );
    if (sides.length === 0) return [];
    const agency = filter.agency === null ? null : bind(filter.agency);
    const fileName = filter.fileName === null ? null : bind(filter.fileName);
    const placement = placementId === null ? null : `${bind(placementId)}::uuid`;
    const ofState = state === null ? null : bind(state);
    const from = filter.from && bind(filter.from);
    const before = filter.before && bind(filter.before);
    const after = page.after && `(${bind(page.after[0])}, ${bind(page.after[1])}::uuid)`;
    const limit = bind(page.limit);
    const parts = sides.map((side) => {
      const conditions = [
        'file_id IS NOT NULL',
        ...(agency ? [`agency = ${agency}`] : []),
        ...(fileName ? [`file_name = ${fileName}`] : []),
        ...(placement ? [side.about(placement)] : []),
        ...(ofState ? [`${side.state} = ${ofState}`] : []),
        ...(from ? [`${side.time} >= ${from}`] : []),
        ...(before ? [`${side.time} < ${before}`] : []),
        ...(after ? [`(${side.time}, file_id) < ${after}`] : []),
      ];
      return `(SELECT ${side.columns} FROM ${side.table} WHERE ${conditions.join(' AND ')}
        ORDER BY ${side.time} DESC, file_id DESC LIMIT ${limit})`;
    });
    return this.read(parts, parameters, limit);
  }

  override async sentContent({ agency, fileName }: ExchangedFileName): Promise<string | null> {
    const [row] = await this.database.query<{ content: string }>(
      'SELECT content FROM outbound_files WHERE agency = $1 AND file_name = $2',
      [agency, fileName],
    );
    return row && row.content !== '' ? row.content : null;
  }

  override async describeEarlier(tx: Tx, limit: number): Promise<boolean> {
    const sentFiles = await tx.query(
      `UPDATE outbound_files
          SET file_id = gen_random_uuid(), made_at = date_trunc('milliseconds', stored_at),
            sha256 = CASE WHEN content = '' THEN '' ELSE encode(sha256(convert_to(content, 'UTF8')), 'hex') END,
            byte_count = CASE WHEN content = '' THEN NULL ELSE octet_length(content) END
        WHERE (agency, file_name) IN (
          SELECT agency, file_name FROM outbound_files WHERE file_id IS NULL LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING file_name`,
      [limit],
    );
    // What such a file says is not stored; its name tells one placement.
    const receivedFiles = await tx.query(
      `WITH described AS (
         UPDATE inbound_files SET file_id = gen_random_uuid()
          WHERE (agency, file_name, sha256) IN (
            SELECT agency, file_name, sha256 FROM inbound_files WHERE file_id IS NULL LIMIT $1 FOR UPDATE SKIP LOCKED)
          RETURNING agency, file_name, sha256),
       named AS (
         INSERT INTO inbound_file_placements (agency, file_name, sha256, placement_id)
         SELECT f.agency, f.file_name, f.sha256, p.placement_id
           FROM described f
           JOIN placements p ON p.agency = f.agency AND p.placement_id = substring(f.file_name
             FROM '^(?:placement|recall)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})')::uuid
         ON CONFLICT DO NOTHING)
       SELECT file_name FROM described`,
      [limit],
    );
    return sentFiles.length === limit || receivedFiles.length === limit;
  }

  /** @param parts one for each table. @param limit as it stands in the statement */
  private async read(parts: readonly string[], parameters: unknown[], limit: string): Promise<ExchangedFile[]> {
    const rows = await this.database.query<Row>(
      `SELECT f.file_id AS "fileId", f.agency, f.direction, f.kind, f.file_name AS "fileName", f.state,
         f.byte_count AS "sizeBytes", f.sha256, f.line_count AS "lineCount", f.error_count AS "errorCount",
         coalesce(e.reason, f.reason) AS reason, f.created_at AS "createdAt", f.written_at AS "writtenAt",
         f.confirmed_at AS "confirmedAt", f.placement_id AS "placementId"
       FROM (${parts.join(' UNION ALL ')}) f
       LEFT JOIN LATERAL (SELECT reason FROM inbound_file_errors
         WHERE f.error_count > 0 AND agency = f.agency AND file_name = f.file_name AND sha256 = f.sha256
           AND error_number = 1) e ON true
       ORDER BY f.created_at DESC, f.file_id DESC LIMIT ${limit}`,
      parameters,
    );
    const named = await this.placementsOf(rows.filter(({ direction }) => direction === 'RECEIVED'));
    return rows.map(({ placementId, ...row }) => {
      const ids = placementId === null ? (named.get(row.fileId) ?? []) : [placementId];
      return { ...row, placementIds: ids.slice(0, maxPlacements), morePlacements: ids.length > maxPlacements };
    });
  }

  /** Placements by file, one more than are shown where there are more. */
  private async placementsOf(files: readonly Row[]): Promise<Map<string, string[]>> {
    if (files.length === 0) return new Map();
    const rows = await this.database.query<{ fileId: string; placementIds: string[] }>(
      `SELECT f.file_id AS "fileId", array(SELECT p.placement_id FROM inbound_file_placements p
         WHERE p.agency = f.agency AND p.file_name = f.file_name AND p.sha256 = f.sha256
         ORDER BY p.placement_id LIMIT ${maxPlacements + 1})::text[] AS "placementIds"
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS f (file_id, agency, file_name, sha256)`,
      (['fileId', 'agency', 'fileName', 'sha256'] as const).map((name) => files.map((file) => file[name])),
    );
    return new Map(rows.map(({ fileId, placementIds }) => [fileId, placementIds]));
  }
}
