import { DomainError } from '#libs/errors';
import { hashOf } from './stable-hash.js';

const defaultPageSize = 50;
const maxPageSize = 500;

/** The page that a list rpc was asked for. A query takes `limit + 1` rows, so that it is known whether more follow. */
export interface Page {
  readonly limit: number;
  /** Sort key of the last row of the page before; null for the first page. */
  readonly after: unknown[] | null;
  /** Binds the tokens to the filter. */
  readonly filterHash: string;
}

/**
 * @param filter plain data that, with the sort order, decides which rows are listed
 * @throws DomainError PAGE_TOKEN_INVALID for a token that is damaged or of another filter
 */
export function openPage(request: { pageSize: number; pageToken: string }, filter: unknown): Page {
  const wanted = request.pageSize > 0 ? request.pageSize : defaultPageSize;
  const filterHash = hashOf(filter).slice(0, 16);
  const after = request.pageToken === '' ? null : readToken(request.pageToken, filterHash);
  return { limit: Math.min(wanted, maxPageSize), after, filterHash };
}

/**
 * Cuts the surplus row off and makes the token of the next page, which is empty at the end.
 * @param keyOf sort key of a row: strings, numbers, bigint, Date, booleans or null
 */
export function closePage<Row>(
  rows: readonly Row[],
  page: Page,
  keyOf: (row: Row) => readonly unknown[],
): { rows: Row[]; nextPageToken: string } {
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const nextPageToken = rows.length > page.limit && last !== undefined ? writeToken(keyOf(last), page.filterHash) : '';
  return { rows: shown, nextPageToken };
}

function writeToken(key: readonly unknown[], filterHash: string): string {
  return Buffer.from(JSON.stringify([filterHash, ...key.map(toPlain)])).toString('base64url');
}

function readToken(token: string, filterHash: string): unknown[] {
  const parsed = parseArray(Buffer.from(token, 'base64url').toString());
  if (!parsed || parsed[0] !== filterHash) {
    throw new DomainError(
      'PAGE_TOKEN_INVALID',
      'invalid',
      'The page token does not belong to this list with this filter. Ask for the first page again.',
      { violations: [{ field: 'page_token', description: 'is damaged or of another filter' }] },
    );
  }
  return parsed.slice(1).map(fromPlain);
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
function toPlain(value: unknown): unknown {
  if (value instanceof Date) return { date: value.toISOString() };
  if (typeof value === 'bigint') return { bigint: value.toString() };
  return value;
}

function fromPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { date, bigint } = value as { date?: string; bigint?: string };
  return date === undefined ? BigInt(bigint ?? 0) : new Date(date);
}
