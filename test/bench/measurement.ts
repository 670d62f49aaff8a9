/** A figure beside its raw baseline of the same run. */
export interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly baseline: number | null;
  /** Ours by baseline where more is better, baseline by ours where less is. */
  readonly ratio: number | null;
  readonly floor: number | null;
  readonly goal: number | null;
}

type Bounds = [floor?: number | null, goal?: number | null];

/** More is better. */
export function higher(
  name: string,
  unit: string,
  ours: number,
  baseline: number | null,
  ...bounds: Bounds
): Measurement {
  return measured(name, unit, ours, baseline, baseline ? ours / baseline : null, bounds);
}

/** Less is better. */
export function lower(
  name: string,
  unit: string,
  ours: number,
  baseline: number | null,
  ...bounds: Bounds
): Measurement {
  return measured(name, unit, ours, baseline, baseline ? baseline / ours : null, bounds);
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function measured(
  name: string,
  unit: string,
  ours: number,
  baseline: number | null,
  ratio: number | null,
  [floor = null, goal = null]: Bounds,
): Measurement {
  const rounded = (value: number | null): number | null => (value === null ? null : round(value));
  return { name, unit, ours: round(ours), baseline: rounded(baseline), ratio: rounded(ratio), floor, goal };
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000;
}
