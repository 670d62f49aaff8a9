import { Injectable } from '@nestjs/common';
import { bigint, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { FileOwner, TakeFileInput } from '../take-file.contract.js';
import { type ArrivingFile, FileStore } from '../use-cases/ports.js';

const files = rowOf<ArrivingFile & { readonly state: string }>()('files', ['file_id'], {
  file_id: uuid('fileId'),
  service: text('service'),
  announcement: bigint('announcement'),
  arrive_at: timestamp('arriveAt'),
  state: text('state'),
});

const orAgain = `ON CONFLICT (file_id) DO UPDATE SET announcement = excluded.announcement, arrive_at = excluded.arrive_at,
  state = CASE WHEN files.state = 'DONE' THEN 'WAITING' ELSE files.state END
  WHERE files.announcement < excluded.announcement`;

@Injectable()
export class PostgresFileStore extends FileStore {
  override async insertMany(tx: Tx, arriving: readonly ArrivingFile[]): Promise<void> {
    const newest = new Map(arriving.map((file) => [file.fileId, file]));
    const waiting = [...newest.values()].map((file) => ({ ...file, state: 'WAITING' }));
    await files.insertMany(tx, waiting, orAgain);
  }

  override async startNext(tx: Tx, service: FileOwner): Promise<TakeFileInput | null> {
    // One transaction at a time decides for a service, else two of them would start a file each.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`files/${service}`]);
    const [row] = await tx.query<{ file_id: string; announcement: bigint }>(
      `UPDATE files SET state = 'RUNNING'
        WHERE file_id = (
          SELECT file_id FROM files WHERE service = $1 AND state = 'WAITING' AND arrive_at <= $2
             AND NOT EXISTS (SELECT FROM files WHERE service = $1 AND state = 'RUNNING')
           ORDER BY arrive_at, file_id LIMIT 1)
       RETURNING file_id, announcement`,
      [service, tx.now],
    );
    return row ? { service, fileId: row.file_id, announcement: row.announcement.toString() } : null;
  }

  override async finish(tx: Tx, { fileId, announcement }: TakeFileInput): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE files SET state = CASE WHEN announcement > $2 THEN 'WAITING' ELSE 'DONE' END
        WHERE file_id = $1 AND state = 'RUNNING' RETURNING file_id`,
      [fileId, announcement],
    );
    return rows.length > 0;
  }
}
