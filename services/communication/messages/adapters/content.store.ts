import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { MessageContents } from '../use-cases/ports.js';

@Injectable()
export class PostgresMessageContents extends MessageContents {
  override async empty(tx: Tx, before: Date, limit: number): Promise<number> {
    const rows = await tx.query(
      `UPDATE message_contents SET subject = '', html = '', text = ''
       WHERE message_id IN (
         SELECT message_id FROM message_contents WHERE text <> '' AND stored_at < $1
         ORDER BY stored_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING message_id`,
      [before, limit],
    );
    return rows.length;
  }
}
