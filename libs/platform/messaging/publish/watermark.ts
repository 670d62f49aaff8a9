/** What a look at the outbox tells besides its rows. */
export interface Look {
  /** The last id that was given out. */
  readonly lastId: bigint;
  /** Every transaction with a lower number had ended before the look. */
  readonly oldest: bigint;
  /** The first row that was found; undefined for none. */
  readonly firstId: bigint | undefined;
}

/**
 * Below which id nothing waits any more, so that a look need not walk over what is deleted and, for a long snapshot
 * elsewhere, cannot be removed yet. Ids are given out before the commit: one counts as over only when every transaction
 * that could hold it has ended. Should that reasoning ever miss a row, a look from the beginning finds it within a
 * minute.
 */
export class Watermark {
  private floor = 0n;
  private over = 0n;
  private lastId: bigint | undefined;
  private mark: { lastId: bigint; number: bigint } | undefined;
  private markedAt = Number.NEGATIVE_INFINITY;
  private wholeAt = Number.NEGATIVE_INFINITY;

  /** The id after which the next look begins. */
  after(now = performance.now()): bigint {
    if (now - this.wholeAt < wholeEveryMs) return this.floor;
    this.wholeAt = now;
    return 0n;
  }

  /** @param unfinished rows that are on their way, and come back when that fails */
  learn({ lastId, oldest, firstId }: Look, unfinished: Iterable<bigint>): void {
    this.lastId = lastId;
    if (this.mark && oldest > this.mark.number) {
      this.over = this.mark.lastId;
      this.mark = undefined;
    }
    let floor = this.over;
    if (firstId !== undefined && firstId - 1n < floor) floor = firstId - 1n;
    for (const id of unfinished) if (id - 1n < floor) floor = id - 1n;
    this.floor = floor;
  }

  /** Whether the number of a new transaction is wanted. */
  wantsMark(now = performance.now()): boolean {
    return this.lastId !== undefined && !this.mark && now - this.markedAt > markEveryMs;
  }

  /** @param number of a transaction that began after the last look: all who hold an id of then have lower ones */
  setMark(number: bigint, now = performance.now()): void {
    this.markedAt = now;
    this.mark = { lastId: this.lastId!, number };
  }

  /** Rows of other slots are looked for from now on. */
  forget(): void {
    this.floor = 0n;
    this.wholeAt = Number.NEGATIVE_INFINITY;
  }
}

const wholeEveryMs = 60_000;
const markEveryMs = 2_000;
