import type { Change } from '../domain/change.js';
import { PolledChangeFeed } from './polled.feed.js';

/** A table with so many changes, of which it tells how many pages were read. */
function setUp(last: bigint) {
  const read = { pages: 0 };
  const changes = {
    ends: async () => ({ first: 1n, last }),
    listAfter: async (after: bigint, limit: number) => {
      read.pages += 1;
      const count = Math.min(limit, Number(last - after));
      return Array.from({ length: count }, (_, index) => ({ sequence: after + BigInt(index) + 1n }) as Change);
    },
  };
  const feed = new PolledChangeFeed(changes as never, {} as never, { start: () => undefined } as never);
  const told: (bigint | 'begun' | null)[] = [];
  const reader = {
    begin: () => void told.push('begun'),
    changes: (some: readonly Change[] | null) => void told.push(some === null ? null : some.at(-1)!.sequence),
  };
  return { feed, read, told, reader };
}

describe('a reader of changes', () => {
  it('is told of what it missed, page by page', async () => {
    const { feed, told, reader } = setUp(2_500n);
    const stop = await feed.follow(0n, reader, new AbortController().signal);
    expect(told).toEqual(['begun', 1_000n, 2_000n, 2_500n]);
    stop();
    feed.onApplicationShutdown();
  });

  it('that missed very many is told to read anew, and goes on from the end', async () => {
    const { feed, read, told, reader } = setUp(300_000n);
    const stop = await feed.follow(0n, reader, new AbortController().signal);
    expect([told, read.pages]).toEqual([['begun', null], 1]);
    stop();
    feed.onApplicationShutdown();
  });

  it('that goes away while it catches up is read for no longer', async () => {
    const { feed, read, reader } = setUp(5_000n);
    const gone = new AbortController();
    const leaving = { ...reader, changes: () => gone.abort() };
    await feed.follow(0n, leaving, gone.signal);
    expect(read.pages).toBe(1);
    feed.onApplicationShutdown();
  });
});
