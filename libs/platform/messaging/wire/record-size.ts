import type { EventHeaders } from './envelope.js';

/** The most that one record, and all records of a batch for one partition, take: brokers refuse 1 MiB by default. */
export const maxRecordBytes = 1_000_000;

/** Bytes of a record as the client writes it. */
export function recordBytes(key: string, headers: EventHeaders, valueBytes: number): number {
  let bytes = valueBytes + Buffer.byteLength(key) + fixedBytes;
  for (const name in headers) bytes += name.length + Buffer.byteLength(headers[name]!) + lengthBytes;
  return bytes;
}

/** Lengths, offset, time and attributes of a record, and the lengths of the two parts of a header, at their longest. */
const fixedBytes = 35;
const lengthBytes = 4;
