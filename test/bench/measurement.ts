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

/** More is better. */
export function higher(
  name: string,
  unit: string,
  ours: number,
  baseline: number | null,
  floor: number | null = null,
  goal: number | null = null,
): Measurement {
  return {
    name,
    unit,
    ours: round(ours),
    baseline: baseline === null ? null : round(baseline),
    ratio: baseline ? round(ours / baseline) : null,
    floor,
    goal,
  };
}

/** Less is better. */
export function lower(
  name: string,
  unit: string,
  ours: number,
  baseline: number | null,
  floor: number | null = null,
  goal: number | null = null,
): Measurement {
  return {
    name,
    unit,
    ours: round(ours),
    baseline: baseline === null ? null : round(baseline),
    ratio: baseline ? round(baseline / ours) : null,
    floor,
    goal,
  };
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000;
}
