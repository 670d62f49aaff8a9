const windowMs = 60_000;
/** So that nobody fills the memory with names; the one that was counted first is forgotten then. */
const maxKeys = 50_000;

/** Counts requests of a minute by whoever makes them, in this process. */
export class RateGuard {
  private windowStart = 0;
  private readonly counts = new Map<string, number>();

  /** Whether one more request is within what a key may make in a minute. */
  admits(key: string, perMinute: number): boolean {
    this.turn();
    const count = this.countOf(key) + 1;
    if (this.counts.size >= maxKeys && count === 1) this.counts.delete(this.counts.keys().next().value!);
    this.counts.set(key, count);
    return count <= perMinute;
  }

  /** Whether a key has used up what it may make in a minute; counts nothing. */
  isSpent(key: string, perMinute: number): boolean {
    this.turn();
    return this.countOf(key) >= perMinute;
  }

  /** Until all may begin anew. */
  secondsLeft(): number {
    return Math.max(1, Math.ceil((this.windowStart + windowMs - performance.now()) / 1_000));
  }

  private countOf(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  private turn(): void {
    const now = performance.now();
    if (now - this.windowStart < windowMs) return;
    this.windowStart = now;
    this.counts.clear();
  }
}
