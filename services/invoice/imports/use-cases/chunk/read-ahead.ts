/** The next chunk of at most so many imports is kept ready; the oldest one is dropped and read again when it is needed. */
const maxKept = 4;
/** Bytes of the file behind all chunks that are kept or being read; in memory they take a few times as much. */
const maxBytes = 25_165_824;

interface Ahead<Chunk> {
  readonly at: number;
  readonly chunk: Promise<Chunk | null>;
  /** Gives its bytes back, once nobody has it any more and it is not being read. */
  readonly drop: () => void;
}

/**
 * The next chunk of each running import, read while the one before is written. It only saves time: a chunk that is not
 * here, or that failed here, is read when it is needed. So it is not read at all while others take the memory.
 */
export class ReadAhead<Chunk> {
  private readonly kept = new Map<string, Ahead<Chunk>>();
  private bytes = 0;

  /** @param place where in the file the chunk begins, and about how long it is, in bytes */
  start(importId: string, place: { at: number; lengthBytes: number }, make: () => Promise<Chunk>): void {
    const { at, lengthBytes } = place;
    this.drop(importId);
    while (this.kept.size > 0 && (this.kept.size >= maxKept || this.bytes + lengthBytes > maxBytes)) {
      const [oldest] = this.kept.keys();
      this.drop(oldest!);
    }
    if (this.bytes + lengthBytes > maxBytes) return;
    this.bytes += lengthBytes;
    const chunk = make().catch(() => null);
    const drop = () => void chunk.then(() => (this.bytes -= lengthBytes));
    this.kept.set(importId, { at, chunk, drop });
  }

  /** @returns the chunk, to the first caller only; null when it is not here */
  async take(importId: string, at: number): Promise<Chunk | null> {
    const found = this.kept.get(importId);
    if (!found) return null;
    this.drop(importId);
    return found.at === at ? found.chunk : null;
  }

  private drop(importId: string): void {
    this.kept.get(importId)?.drop();
    this.kept.delete(importId);
  }
}
