/** Reads again what changed, at a pace that what is read can bear: never twice at once, and with pauses that grow. */
export class Rereader {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isReading = false;
  private isAsked = false;
  private pauseMs: number;

  /** @param leastMs for how long changes are gathered at least */
  constructor(
    private readonly read: () => Promise<unknown>,
    private readonly leastMs: number,
  ) {
    this.pauseMs = leastMs;
  }

  ask(): void {
    this.isAsked = true;
    if (this.isReading) return;
    this.timer ??= setTimeout(() => void this.run(), this.pauseMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isAsked = false;
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.isAsked = false;
    this.isReading = true;
    const began = performance.now();
    try {
      await this.read();
    } finally {
      this.isReading = false;
      this.pauseMs = Math.max(this.leastMs, 3 * (performance.now() - began));
      if (this.isAsked) this.ask();
    }
  }
}
