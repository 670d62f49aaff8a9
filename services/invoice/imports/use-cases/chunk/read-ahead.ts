/** The next chunk of at most so many imports is kept ready; the oldest one is dropped and read again when it is needed. */
const maxKept = 4;

/**
 * The next chunk of each running import, read while the one before is written. It only saves time: a chunk that is not
 * here, or that failed here, is read when it is needed.
 */
export class ReadAhead<Chunk> {
  private readonly kept = new Map<string, { at: number; chunk: Promise<Chunk | null> }>();

  /** @param at where in the file the chunk begins, in bytes */
  start(importId: string, at: number, make: () => Promise<Chunk>): void {
    this.kept.delete(importId);
    this.kept.set(importId, { at, chunk: make().catch(() => null) });
    const [oldest] = this.kept.keys();
    if (this.kept.size > maxKept) this.kept.delete(oldest!);
  }

  /** @returns the chunk, to the first caller only; null when it is not here */
  async take(importId: string, at: number): Promise<Chunk | null> {
    const found = this.kept.get(importId);
    if (!found) return null;
    this.kept.delete(importId);
    return found.at === at ? found.chunk : null;
  }
}
