/** Imports whose next chunk is kept ready; of more than these the oldest is dropped and read again when it is wanted. */
const maxKept = 4;

/**
 * The next chunk of each running import, made while the one before is written. Only time is saved: what is not here, or
 * failed here, is made when it is wanted.
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

  /** @returns the chunk, for this caller alone; null when it is not ready here */
  async take(importId: string, at: number): Promise<Chunk | null> {
    const found = this.kept.get(importId);
    if (!found) return null;
    this.kept.delete(importId);
    return found.at === at ? found.chunk : null;
  }
}
