/** Services copy facts of each other, so that what follows from a change may arrive after the change was told. */
const laterMs = 5_000;

/**
 * Reads again what changed, at a pace that what is read can bear: never twice at once, and with pauses that grow. Once
 * nothing changes any more it reads a last time for what follows from the changes.
 */
export class Rereader {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private later: ReturnType<typeof setTimeout> | undefined;
  private isReading = false;
  private isAsked = false;
  private pauseMs: number;
  private stops = 0;

  /** @param leastMs for how long changes are gathered at least */
  constructor(
    private readonly read: (isLater: boolean) => Promise<unknown>,
    private readonly leastMs: number,
  ) {
    this.pauseMs = leastMs;
  }

  ask(): void {
    this.isAsked = true;
    clearTimeout(this.later);
    if (this.isReading) return;
    this.timer ??= setTimeout(() => void this.run(false), this.pauseMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.later);
    this.timer = undefined;
    this.isAsked = false;
    this.stops += 1;
  }

  private async run(isLater: boolean): Promise<void> {
    const { stops } = this;
    this.timer = undefined;
    this.isAsked = false;
    this.isReading = true;
    const began = performance.now();
    try {
      await this.read(isLater);
    } finally {
      this.isReading = false;
      this.pauseMs = Math.max(this.leastMs, 3 * (performance.now() - began));
      if (this.isAsked) this.ask();
      else if (!isLater && stops === this.stops) this.later = setTimeout(() => void this.run(true), laterMs);
    }
  }
}
