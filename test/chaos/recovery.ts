/** How long something took until it worked again, in milliseconds. */
export interface Recovery {
  /** What was disturbed. */
  readonly target: string;
  readonly recoveryMs: number;
}

export interface RecoveryOfTarget {
  count: number;
  medianMs: number;
  slowestMs: number;
}

/** By target, in the order of the alphabet. */
export function recoveryByTarget(all: readonly Recovery[]): Record<string, RecoveryOfTarget> {
  const targets = [...new Set(all.map(({ target }) => target))].sort();
  return Object.fromEntries(
    targets.map((target) => {
      const times = all.filter((one) => one.target === target).map(({ recoveryMs }) => recoveryMs);
      const sorted = times.sort((left, right) => left - right);
      const middle = sorted[Math.floor(sorted.length / 2)]!;
      return [target, { count: sorted.length, medianMs: middle, slowestMs: sorted.at(-1)! }];
    }),
  );
}

/** Those that took longer than they may; empty for none. */
export function tooSlow(all: readonly Recovery[], limitOf: (target: string) => number): string[] {
  return all
    .filter(({ target, recoveryMs }) => recoveryMs > limitOf(target))
    .map(({ target, recoveryMs }) => `${target} came back after ${recoveryMs} ms, ${limitOf(target)} ms are allowed`);
}
