/**
 * Services copy facts of each other, so that what follows from a change may arrive after the change was told: soon, or
 * where much is to be done, later.
 */
const laterMs = [5_000, 25_000];

/** What is read: what was asked for, or what follows from it, and for the last time. */
export type Reading = 'asked' | 'later' | 'last';

/**
 * Reads again what changed, at a pace that what is read can bear: never twice at once, and with pauses that grow. Once
 * nothing changes any more it reads twice again for what follows from the changes.
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
    private readonly read: (reading: Reading) => Promise<unknown>,
    private readonly leastMs: number,
  ) {
    this.pauseMs = leastMs;
  }

  ask(): void {
    this.isAsked = true;
    clearTimeout(this.later);
    if (this.isReading) return;
    this.timer ??= setTimeout(() => void this.run(0), this.pauseMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.later);
    this.timer = undefined;
    this.isAsked = false;
    this.stops += 1;
  }

  /** @param step 0 for what was asked for, then how often it is read for what follows */
  private async run(step: number): Promise<void> {
    const { stops } = this;
    this.timer = undefined;
    this.isAsked = false;
    this.isReading = true;
    const began = performance.now();
    try {
      await this.read(step === 0 ? 'asked' : step < laterMs.length ? 'later' : 'last');
    } finally {
      this.isReading = false;
      this.pauseMs = Math.max(this.leastMs, 3 * (performance.now() - began));
      const nextMs = laterMs[step];
      if (this.isAsked) this.ask();
      else if (nextMs !== undefined && stops === this.stops) {
        this.later = setTimeout(() => void this.run(step + 1), nextMs);
      }
    }
  }
}
