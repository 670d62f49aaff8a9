import { type FailureKind, failureKind, isSlowness } from '../broker/failures.js';

/** What to do with a run that failed. */
export type NextAct = { act: 'wait'; forMs: number; kind: FailureKind } | { act: 'halve' } | { act: 'park' };

/** Attempts at one run, from which follows what to do after each failure. */
export class Trial {
  /** Failures so far. */
  failures = 0;
  private readonly since = performance.now();

  /**
   * @param isSingle whether the run is one event, which cannot be halved
   * @param successes of other runs before the first attempt
   * @param patienceMs how long a single event whose failure may pass is tried at least
   */
  constructor(
    private readonly isSingle: boolean,
    private readonly successes: number,
    private readonly patienceMs: number,
  ) {}

  /** @param successes of other runs until now */
  after(error: unknown, successes: number): NextAct {
    this.failures += 1;
    const kind = failureKind(error);
    const wait = (maxMs: number): NextAct => ({ act: 'wait', forMs: backoffMs(this.failures, maxMs), kind });
    if (kind === 'permanent') return this.isSingle ? this.afterPermanent(wait) : { act: 'halve' };
    if (kind !== 'transient') return wait(2000);
    if (this.isSingle) return this.isExhausted(successes) ? { act: 'park' } : wait(2000);
    return this.failures < (isSlowness(error) ? 2 : 6) ? wait(500) : { act: 'halve' };
  }

  private afterPermanent(wait: (maxMs: number) => NextAct): NextAct {
    return this.failures < 2 ? wait(500) : { act: 'park' };
  }

  /** A failure that may pass is the event's own only when others succeed all that time. */
  private isExhausted(successes: number): boolean {
    return performance.now() - this.since > this.patienceMs && successes > this.successes;
  }
}

/** Runs that cannot go on at present, for how long, and why. */
export class Waits {
  private readonly open = new Map<object, { kind: FailureKind; since: number }>();

  note(run: object, kind: FailureKind): void {
    const since = this.open.get(run)?.since ?? performance.now();
    this.open.set(run, { kind, since });
  }

  end(run: object): void {
    this.open.delete(run);
  }

  /** The longest wait of each kind in milliseconds; kinds that nobody waits for are left out. */
  maxMs(): Partial<Record<FailureKind, number>> {
    const max: Partial<Record<FailureKind, number>> = {};
    for (const { kind, since } of this.open.values()) {
      max[kind] = Math.max(max[kind] ?? 0, performance.now() - since);
    }
    return max;
  }
}

/** 20, 40, 80 ... ms, scattered so that twins do not meet again. */
export function backoffMs(attempt: number, maxMs: number): number {
  return Math.min(maxMs, 10 * 2 ** attempt) * (0.75 + Math.random() / 2);
}
