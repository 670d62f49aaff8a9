import { invariant } from '#libs/errors';

/** JSON text of a result; bigint and Date keep their type by a tag. */
export function encodeResponse(result: unknown): string {
  return JSON.stringify({ value: tagged(result) });
}

/** The response as it was returned, from the parsed JSON. */
export function decodeResponse(stored: unknown): unknown {
  invariant(
    stored !== null && typeof stored === 'object' && 'value' in (stored as object),
    'A stored response has no value.',
  );
  return untagged((stored as { value: unknown }).value);
}

function tagged(value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: value.toString() };
  if (value instanceof Date) return { $date: value.toISOString() };
  if (Array.isArray(value)) return value.map(tagged);
  if (value === null || typeof value !== 'object') return value;
  invariant(
    Object.getPrototypeOf(value) === Object.prototype,
    `A result must be plain data, not a ${value.constructor?.name ?? 'class'}.`,
  );
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tagged(item)]));
}

function untagged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untagged);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [key, item] = entries[0]!;
    if (key === '$bigint') return BigInt(String(item));
    if (key === '$date') return new Date(String(item));
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, untagged(item)]));
}
