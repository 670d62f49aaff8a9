/* eslint-disable no-restricted-syntax -- leases and waits run in wall-clock time */
import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { type ClaimedDocument, ScanQueue } from '../use-cases/ports.js';
import { documents } from './document.store.js';

/** How much waits for a scan. */
export interface Waiting {
  readonly count: number;
  /** Wall-clock time since the one that waits for longest was complete; 0 when there is none. */
  readonly maxSeconds: number;
}

/** More are not counted one by one. */
const maxCounted = 1_000;

@Injectable()
export class PostgresScanQueue extends ScanQueue {
  constructor(private readonly database: Database) {
    super();
  }

  override async claim(leaseMs: number): Promise<ClaimedDocument | null> {
    const [row] = await this.database.query<{ scan_attempts: number }>(
      `UPDATE documents SET scan_due_at = now() + make_interval(secs => $1), scan_attempts = scan_attempts + 1
        WHERE document_id = (
          SELECT document_id FROM documents WHERE state = 'QUARANTINED' AND scan_due_at <= now()
           ORDER BY scan_due_at, document_id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING scan_attempts, ${documents.select()}`,
      [leaseMs / 1_000],
    );
    return row ? { document: documents.toDomain(row), attempt: row.scan_attempts } : null;
  }

  override async putOff(documentId: string, delayMs: number): Promise<void> {
    await this.database.query(
      `UPDATE documents SET scan_due_at = now() + make_interval(secs => $2)
        WHERE document_id = $1 AND state = 'QUARANTINED'`,
      [documentId, delayMs / 1_000],
    );
  }

  async waiting(): Promise<Waiting> {
    const [row] = await this.database.query<{ count: number; seconds: number }>(
      `SELECT (SELECT count(*)::integer FROM (SELECT FROM documents WHERE state = 'QUARANTINED' LIMIT $1) AS counted) AS count,
              coalesce(extract(epoch FROM now() - (
                SELECT progressed_at FROM documents WHERE state = 'QUARANTINED' ORDER BY progressed_at, document_id LIMIT 1
              )), 0)::double precision AS seconds`,
      [maxCounted],
    );
    return { count: row!.count, maxSeconds: row!.seconds };
  }
}
