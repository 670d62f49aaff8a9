import type { FailureKind } from '../broker/failures.js';

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
