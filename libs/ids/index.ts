import { createHash, randomFillSync } from 'node:crypto';

/**
 * A UUIDv7 (RFC 9562): sorts by the wall-clock millisecond of its making.
 * It is an identity, not business time, so the wall clock is right here.
 */
export function newId(): string {
  if (unused === pool.length) {
    randomFillSync(pool);
    unused = 0;
  }
  const bytes = pool.subarray(unused, (unused += 16));
  bytes.writeUIntBE(Date.now(), 0, 6);
  return format(bytes, 7);
}

/** A UUIDv5 (RFC 9562) of a key: the same key always gives the same id. */
export function derivedId(key: string): string {
  return format(createHash('sha1').update(namespace).update(key).digest().subarray(0, 16), 5);
}

/** The least UUIDv7 of a wall-clock instant, for partition bounds. */
export function minIdAt(instant: Date): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(instant.getTime(), 0, 6);
  return format(bytes, 7);
}

/** When a UUIDv7 was made, by the wall clock. */
export function instantOf(id: string): Date {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}

/** `dca-handoff` becomes `dca_handoff` where a proto or SQL name needs it. */
export function snakeName(service: string): string {
  return service.replaceAll('-', '_');
}

/** Random bytes are fetched for many ids at once, since a call of its own costs more than the id. */
const pool = Buffer.alloc(16 * 256);
let unused = pool.length;

const namespace = Buffer.from('5d1e7c0a0b7c4f5e9d3a6f0d2c7b8a91', 'hex');

function format(bytes: Buffer, version: number): string {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
