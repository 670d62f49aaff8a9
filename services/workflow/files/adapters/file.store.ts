import { Injectable } from '@nestjs/common';
import { rowOf, text, timestamp, uuid } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { FileOwner } from '../take-file.contract.js';
import { type ArrivingFile, FileStore } from '../use-cases/ports.js';

const files = rowOf<ArrivingFile & { readonly state: string }>()('files', ['file_id'], {
  file_id: uuid('fileId'),
  service: text('service'),
  arrive_at: timestamp('arriveAt'),
  state: text('state'),
});

@Injectable()
export class PostgresFileStore extends FileStore {
  override async insertMany(tx: Tx, arriving: readonly ArrivingFile[]): Promise<void> {
    const waiting = arriving.map((file) => ({ ...file, state: 'WAITING' }));
    await files.insertMany(tx, waiting, 'ON CONFLICT DO NOTHING');
  }

  override async startNext(tx: Tx, service: FileOwner): Promise<string | null> {
    // One transaction at a time decides for a service, else two of them would start a file each.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`files/${service}`]);
    const [row] = await tx.query<{ file_id: string }>(
      `UPDATE files SET state = 'RUNNING'
        WHERE file_id = (
          SELECT file_id FROM files WHERE service = $1 AND state = 'WAITING' AND arrive_at <= $2
             AND NOT EXISTS (SELECT FROM files WHERE service = $1 AND state = 'RUNNING')
           ORDER BY arrive_at, file_id LIMIT 1)
       RETURNING file_id`,
      [service, tx.now],
    );
    return row?.file_id ?? null;
  }

  override async finish(tx: Tx, fileId: string): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE files SET state = 'DONE' WHERE file_id = $1 AND state <> 'DONE' RETURNING file_id`,
      [fileId],
    );
    return rows.length > 0;
  }
}
