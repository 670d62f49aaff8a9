import type { PageRequest } from '#libs/transactions';
import { listPage } from './paging.js';
import { hashOf, hashOfInput } from './stable-hash.js';

interface Row {
  readonly index: number;
  readonly due: Date;
  readonly version: bigint;
}

const rows: readonly Row[] = Array.from({ length: 7 }, (_, index) => ({
  index,
  due: new Date(Date.UTC(2026, 0, index + 1)),
  version: BigInt(index),
}));

/** As a store lists them: after the key, at most so many. */
function after(page: PageRequest<readonly [Date, bigint, null]>): Promise<readonly Row[]> {
  const from = page.after ? Number(page.after[1]) + 1 : 0;
  if (page.after) expect(page.after).toEqual([rows[from - 1]!.due, BigInt(from - 1), null]);
  return Promise.resolve(rows.slice(from, from + page.limit));
}

const keyOf = ({ due, version }: Row) => [due, version, null] as const;

describe('a list in pages', () => {
  it('is walked to its end', async () => {
    const filter = { state: 'OPEN', amountMinor: 5n };
    const seen: number[] = [];
    let pageToken = '';
    do {
      const page = await listPage({ pageSize: 3, pageToken }, filter, keyOf, after);
      seen.push(...page.rows.map(({ index }) => index));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('says that no more follow when the last page is full', async () => {
    const { rows: shown, nextPageToken } = await listPage({ pageSize: 7, pageToken: '' }, {}, keyOf, after);
    expect([shown.length, nextPageToken]).toEqual([7, '']);
  });

  it.each([
    [0, 51],
    [-5, 51],
    [7, 8],
    [10_000, 501],
  ])('asks a store for one row more than it shows: page size %i, limit %i', async (pageSize, limit) => {
    await listPage({ pageSize, pageToken: '' }, {}, keyOf, (page) => {
      expect(page).toEqual({ after: null, limit });
      return Promise.resolve([]);
    });
  });

  it('refuses a token that is damaged, forged or of another filter', async () => {
    const { nextPageToken } = await listPage({ pageSize: 1, pageToken: '' }, { state: 'OPEN' }, keyOf, after);
    const [seal, ...key] = JSON.parse(Buffer.from(nextPageToken, 'base64url').toString()) as unknown[];
    const forged = Buffer.from(JSON.stringify([seal, 'x', ...key.slice(1)])).toString('base64url');
    for (const [pageToken, filter] of [
      [nextPageToken, { state: 'PAID' }],
      [forged, { state: 'OPEN' }],
      ['nonsense', { state: 'OPEN' }],
      ['bnVsbA', {}],
    ] as const) {
      const asked = listPage({ pageSize: 1, pageToken }, filter, keyOf, after);
      await expect(asked).rejects.toMatchObject({ code: 'PAGE_TOKEN_INVALID' });
    }
  });
});

describe('the hash of a request', () => {
  it('ignores the request id, the order of keys and fields that a later release adds', () => {
    const earlier = hashOfInput({
      requestId: 'r',
      amount: { minorUnits: '5', currencyCode: 'USD' },
      state: 'STATE_UNSPECIFIED',
    });
    const later = hashOfInput({
      note: '',
      amount: { currencyCode: 'USD', minorUnits: '5' },
      tags: [],
      requestId: 's',
      at: null,
    });
    expect(later).toBe(earlier);
  });

  it('sees every other difference', () => {
    const hashes = [
      { a: ['1', '2'] },
      { a: ['2', '1'] },
      { a: [['1', '2']] },
      { a: '1,2' },
      { a: Buffer.from('1') },
      { a: Buffer.from('2') },
      { b: '1' },
      { a: [''] },
      { a: ['', ''] },
    ].map(hashOf);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
