const windowMs = 60_000;
/** So that nobody fills the memory with names; the window begins anew then. */
const maxKeys = 50_000;

/** Counts requests of a minute by whoever makes them, in this process. */
export class RateGuard {
  private windowStart = 0;
  private readonly counts = new Map<string, number>();

  /** Whether one more request is within what a key may make in a minute. */
  admits(key: string, perMinute: number): boolean {
    const now = performance.now();
    if (now - this.windowStart >= windowMs || this.counts.size > maxKeys) {
      this.windowStart = now;
      this.counts.clear();
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= perMinute;
  }

  /** Until all may begin anew. */
  secondsLeft(): number {
    return Math.max(1, Math.ceil((this.windowStart + windowMs - performance.now()) / 1_000));
  }
}
