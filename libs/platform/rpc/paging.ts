import type { DomainError } from '#libs/errors';
import type { PageRequest } from '#libs/transactions';
import { errors } from '../errors.js';
import { hashOf } from './stable-hash.js';

/** How many rows a page has. */
interface PageSizes {
  /** Where the caller does not say. */
  readonly usual: number;
  readonly max: number;
}

const pageSizes: PageSizes = { usual: 50, max: 500 };

/** What a sort key is made of; each comes back from a page token as what it was. */
export type KeyPart = string | number | bigint | Date | boolean | null;

/** A list rpc as it was asked. */
export interface ListRequest {
  /** 0 for what is usual: 50, and at most 500 rows, unless the list says otherwise. */
  readonly pageSize: number;
  /** Empty for the first page. */
  readonly pageToken: string;
}

/**
 * One page of a list, and the token of the next, which is empty at the end.
 * @param filter plain data that, with the sort order, decides which rows are listed; binds the token to it
 * @param keyOf sort key of a row, unique in the list
 * @param list reads at most `page.limit` rows after `page.after`, in the order of the key
 * @param sizes of a list whose rows are so small that a message takes more of them
 * @throws PAGE_TOKEN_INVALID for a token that is damaged or belongs to another filter
 */
export async function listPage<Row, const Key extends readonly KeyPart[]>(
  request: ListRequest,
  filter: unknown,
  keyOf: (row: Row) => Key,
  list: (page: PageRequest<Key>) => Promise<readonly Row[]>,
  sizes = pageSizes,
): Promise<{ rows: Row[]; nextPageToken: string }> {
  const size = Math.min(request.pageSize > 0 ? request.pageSize : sizes.usual, sizes.max);
  const after = request.pageToken === '' ? null : readToken<Key>(request.pageToken, filter);
  const found = await list({ after, limit: size + 1 });
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const nextPageToken = found.length > size && last !== undefined ? writeToken(keyOf(last).map(toPlain), filter) : '';
  return { rows, nextPageToken };
}

/** The seal binds the key to the filter: what was cut, changed or made for another list is not read. */
function writeToken(key: readonly unknown[], filter: unknown): string {
  return Buffer.from(JSON.stringify([sealOf(key, filter), ...key])).toString('base64url');
}

function readToken<Key extends readonly KeyPart[]>(token: string, filter: unknown): Key {
  const [seal, ...key] = parseArray(Buffer.from(token, 'base64url').toString()) ?? [];
  if (typeof seal !== 'string' || seal !== sealOf(key, filter)) throw tokenInvalid();
  return key.map(fromPlain) as unknown as Key;
}

function sealOf(key: readonly unknown[], filter: unknown): string {
  return hashOf([filter, JSON.stringify(key)]).slice(0, 16);
}

function parseArray(text: string): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Dates and bigints come back as what they were. */
function toPlain(value: KeyPart): unknown {
  if (value instanceof Date) return { date: value.toISOString() };
  if (typeof value === 'bigint') return { bigint: value.toString() };
  return value;
}

function fromPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { date, bigint } = value as { date?: unknown; bigint?: unknown };
  if (typeof date === 'string' && !Number.isNaN(Date.parse(date))) return new Date(date);
  if (typeof bigint === 'string' && /^-?\d{1,19}$/.test(bigint)) return BigInt(bigint);
  throw tokenInvalid();
}

function tokenInvalid(): DomainError {
  return errors.PAGE_TOKEN_INVALID(
    'The page token does not belong to this list with this filter. Ask for the first page again.',
    { violations: [{ field: 'page_token', description: 'is damaged or of another filter' }] },
  );
}
