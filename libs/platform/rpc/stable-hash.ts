import { createHash } from 'node:crypto';

/**
 * SHA-256 over a request without its request id. Fields with their default value are left out, so that a release that
 * adds a field still recognises a request that an earlier release served.
 */
export function hashOfInput(request: unknown): string {
  const { requestId: _, ...input } = request as Record<string, unknown>;
  return hashOf(input);
}

/** SHA-256 in hexadecimal of plain data; the order of keys and default values do not matter. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(stableText(value)).digest('hex');
}

function stableText(value: unknown): string {
  if (Buffer.isBuffer(value) || value instanceof Uint8Array) {
    return `"bytes:${createHash('sha256').update(value).digest('hex')}"`;
  }
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (typeof value === 'bigint') return JSON.stringify(value.toString());
  if (Array.isArray(value)) return `[${value.map(stableText).join(',')}]`;
  if (typeof value === 'object' && value !== null) return objectText(value as Record<string, unknown>);
  return JSON.stringify(value) ?? 'null';
}

function objectText(value: Record<string, unknown>): string {
  const parts = Object.keys(value)
    .filter((key) => !isDefault(value[key]))
    .sort()
    .map((key) => `${JSON.stringify(key)}:${stableText(value[key])}`);
  return `{${parts.join(',')}}`;
}

function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '' || value === '0')
    return true;
  if (typeof value === 'string') return value.endsWith('_UNSPECIFIED');
  if (Buffer.isBuffer(value) || value instanceof Uint8Array) return value.length === 0;
  return Array.isArray(value) && value.length === 0;
}
