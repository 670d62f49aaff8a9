import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { invariant } from '#libs/errors';
import type { Tx } from '#libs/transactions';
import { PreparingClient } from './preparing-client.js';

/**
 * Writes rows with COPY, in text format, inside the transaction, of which no other statement may be under way.
 * @param target table and columns: `invoices (invoice_id, number)`
 * @param rows values in the order of the columns; null, string, number, bigint, boolean, Date, or an object for jsonb
 */
export async function copyInto(tx: Tx, target: string, rows: Iterable<readonly unknown[]>): Promise<void> {
  const { connection } = tx as Tx & { connection?: unknown };
  invariant(connection instanceof PreparingClient, 'COPY needs a transaction of the platform.');
  await connection.alone(() =>
    pipeline(Readable.from(chunks(rows)), connection.query(copyFrom(`COPY ${target} FROM STDIN`))),
  );
}

/** Lines are joined to chunks of about 64 KiB, since a stream write a line costs more than the line. */
function* chunks(rows: Iterable<readonly unknown[]>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${row.map(cell).join('\t')}\n`;
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | bigint);
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character]!) : text;
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
