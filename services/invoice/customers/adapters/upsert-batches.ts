import { createHash } from 'node:crypto';
import type { CustomerToUpsert } from '../use-cases/ports.js';

/** A response may be as long as its request, and no message of an rpc is longer than 8 MiB. */
const maxBatchBytes = 2_097_152;
/** What a row adds to its texts: tags, lengths, the result in the response. */
const bytesOfRow = 128;

/** Rows of one rpc. */
export interface UpsertBatch {
  readonly requestId: string;
  readonly rows: readonly CustomerToUpsert[];
}

/**
 * Splits rows by bytes, in their order. The id of each request ends with a digest of its rows, so that a repeat gets the
 * first response, and rows that were read otherwise before are a request of their own instead of a refused one.
 */
export function upsertBatches(requestId: string, rows: readonly CustomerToUpsert[]): UpsertBatch[] {
  const batches: { requestId: string; rows: CustomerToUpsert[] }[] = [];
  let batchBytes = Infinity;
  let digest = createHash('sha256');
  const close = () => {
    const last = batches.at(-1);
    if (last) last.requestId = `${requestId}/${digest.digest('hex').slice(0, 32)}`;
  };
  for (const row of rows) {
    const said = JSON.stringify(row);
    const rowBytes = Buffer.byteLength(said) + bytesOfRow;
    if (batchBytes + rowBytes > maxBatchBytes) {
      close();
      batches.push({ requestId, rows: [] });
      batchBytes = 0;
      digest = createHash('sha256');
    }
    digest.update(said);
    batchBytes += rowBytes;
    batches.at(-1)!.rows.push(row);
  }
  close();
  return batches;
}
