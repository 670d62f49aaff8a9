import fc from 'fast-check';
import { Watermark } from './watermark.js';

describe('the watermark of the outbox', () => {
  it('begins behind what is over once every transaction of then has ended', () => {
    const watermark = new Watermark();
    expect(watermark.after(0)).toBe(0n);
    watermark.learn({ lastId: 100n, oldest: 7n, firstId: undefined }, []);
    expect(watermark.wantsMark(10_000)).toBe(true);
    watermark.setMark(9n, 10_000);
    watermark.learn({ lastId: 120n, oldest: 9n, firstId: undefined }, []);
    expect(watermark.after(1)).toBe(0n);
    watermark.learn({ lastId: 130n, oldest: 10n, firstId: undefined }, []);
    expect(watermark.after(2)).toBe(100n);
    watermark.learn({ lastId: 140n, oldest: 12n, firstId: 60n }, [50n]);
    expect(watermark.after(3)).toBe(49n);
  });

  it('looks from the beginning once a minute, and after slots were added', () => {
    const watermark = new Watermark();
    watermark.after(0);
    watermark.learn({ lastId: 100n, oldest: 1n, firstId: undefined }, []);
    watermark.setMark(1n, 0);
    watermark.learn({ lastId: 100n, oldest: 2n, firstId: undefined }, []);
    expect(watermark.after(59_999)).toBe(100n);
    expect(watermark.after(60_000)).toBe(0n);
    expect(watermark.after(60_001)).toBe(100n);
    watermark.forget();
    expect(watermark.after(60_002)).toBe(0n);
  });

  it('never passes a row that is committed late, however transactions overlap', () => {
    // Each writer takes an id at one step and commits at a later one; looks come in between.
    const writer = fc.record({ takes: fc.nat(40), lasts: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(
        fc.array(writer, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        (writers, every) => {
          const watermark = new Watermark();
          const order = writers.map((each, index) => ({ ...each, index })).sort((a, b) => a.takes - b.takes);
          // Numbers of transactions and ids are both given out in the order of taking; marks take numbers too.
          const held: { id: bigint; number: bigint; until: number }[] = [];
          const published = new Set<bigint>();
          let number = 0n;
          let lastId = 0n;
          for (let step = 0; step <= 80; step += 1) {
            for (const { takes, lasts } of order.filter((each) => each.takes === step)) {
              held.push({ id: (lastId += 1n), number: (number += 1n), until: takes + lasts });
            }
            if (step % every > 0) continue;
            const now = step * 2_500;
            if (watermark.wantsMark(now)) watermark.setMark((number += 1n), now);
            const after = step === 0 ? 0n : watermark.after(Number.MIN_SAFE_INTEGER);
            const open = held.filter(({ until }) => until > step);
            const visible = held.filter(({ id, until }) => until <= step && id > after && !published.has(id));
            const missed = held.filter(({ id, until }) => until <= step && id <= after && !published.has(id));
            expect(missed).toEqual([]);
            const oldest = open.reduce((least, each) => (each.number < least ? each.number : least), number + 1n);
            const [first] = visible.sort((a, b) => Number(a.id - b.id));
            watermark.learn({ lastId, oldest, firstId: first?.id }, []);
            if (first) published.add(first.id);
          }
        },
      ),
    );
  });
});
