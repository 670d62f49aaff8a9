import { Injectable } from '@nestjs/common';
import { integer, rowOf, text, timestamp } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { RecordFault } from '../domain/acknowledgement-file.js';
import {
  type InboundFileError,
  type InboundFileErrorKey,
  InboundFileStore,
  type InboundKey,
} from '../use-cases/ports.js';

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

  override async insert(tx: Tx, { agency, fileName, sha256 }: InboundKey): Promise<boolean> {
    const inserted = await tx.query(
      `INSERT INTO inbound_files (agency, file_name, sha256, line_count, error_count, read_at)
       VALUES ($1, $2, $3, 0, 0, $4) ON CONFLICT DO NOTHING RETURNING file_name`,
      [agency, fileName, sha256, tx.now],
    );
    return inserted.length > 0;
  }

  override async recordResult(
    tx: Tx,
    file: InboundKey,
    lineCount: number,
    faults: readonly RecordFault[],
  ): Promise<void> {
    const { agency, fileName, sha256 } = file;
    await tx.query(
      `UPDATE inbound_files SET line_count = $4, error_count = $5 WHERE agency = $1 AND file_name = $2 AND sha256 = $3`,
      [agency, fileName, sha256, lineCount, faults.length],
    );
    await fileErrors.insertMany(
      tx,
      faults.map((fault, index) => ({ agency, fileName, sha256, errorNumber: index + 1, ...fault, readAt: tx.now })),
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
    agency: string | null,
    { after, limit }: PageRequest<InboundFileErrorKey>,
  ): Promise<InboundFileError[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    // Within an agency the place is told without it, as the index of an agency has it.
    const place = ['read_at', ...(agency === null ? ['agency'] : []), 'file_name', 'sha256', 'error_number'];
    if (agency !== null) conditions.push(`agency = ${bind(agency)}`);
    if (after) {
      const [readAt, ofAgency, fileName, sha256, errorNumber] = after;
      const bound = [readAt, ...(agency === null ? [ofAgency] : []), fileName, sha256, errorNumber].map(bind);
      conditions.push(`(${place.join(', ')}) < (${bound.join(', ')})`);
    }
    const rows = await this.database.query<object>(
      `SELECT ${fileErrors.select()} FROM inbound_file_errors WHERE ${conditions.join(' AND ')}
       ORDER BY ${place.map((column) => `${column} DESC`).join(', ')} LIMIT ${bind(limit)}`,
      parameters,
    );
    return rows.map(fileErrors.toDomain);
  }
}
