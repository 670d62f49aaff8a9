import { Injectable } from '@nestjs/common';
import { integer, rowOf, text } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { RecordFault } from '../domain/acknowledgement-file.js';
import { InboundFileStore, type InboundKey } from '../use-cases/ports.js';

interface FileError extends InboundKey, RecordFault {
  /** From 1 in each file. */
  readonly errorNumber: number;
}

const fileErrors = rowOf<FileError>()('inbound_file_errors', ['agency', 'file_name', 'sha256', 'error_number'], {
  agency: text('agency'),
  file_name: text('fileName'),
  sha256: text('sha256'),
  error_number: integer('errorNumber'),
  line: integer('line'),
  reason: text('reason'),
  content: text('content'),
});

@Injectable()
export class PostgresInboundFileStore extends InboundFileStore {
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
      faults.map((fault, index) => ({ agency, fileName, sha256, errorNumber: index + 1, ...fault })),
    );
  }
}
