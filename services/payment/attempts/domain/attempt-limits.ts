/** How often a method may be charged without success, as card networks say. */
export interface AttemptLimit {
  /** As the provider calls it; `*` for those that have no limit of their own. */
  readonly brand: string;
  readonly days: number;
  readonly max: number;
  /** Whether only attempts of the same amount count. */
  readonly sameAmount: boolean;
}

/** An attempt that did not bring money, or not yet. */
export interface CountedAttempt {
  readonly at: Date;
  readonly amountMinor: bigint;
}

const dayMs = 86_400_000;

/** @returns the first limit that one more attempt would break; null when there is none */
export function brokenLimit(
  limits: readonly AttemptLimit[],
  brand: string,
  attempts: readonly CountedAttempt[],
  wanted: CountedAttempt,
): AttemptLimit | null {
  const exceeds = ({ days, max, sameAmount }: AttemptLimit): boolean => {
    const from = wanted.at.getTime() - days * dayMs;
    const counted = attempts.filter(
      ({ at, amountMinor }) => at.getTime() > from && (!sameAmount || amountMinor === wanted.amountMinor),
    );
    return counted.length >= max;
  };
  return limitsOf(limits, brand).find(exceeds) ?? null;
}

/** Of how many days attempts are to be known. */
export function maxDays(limits: readonly AttemptLimit[]): number {
  return Math.max(0, ...limits.map(({ days }) => days));
}

function limitsOf(limits: readonly AttemptLimit[], brand: string): readonly AttemptLimit[] {
  const own = limits.filter((limit) => limit.brand.toLowerCase() === brand.toLowerCase());
  return own.length > 0 ? own : limits.filter((limit) => limit.brand === '*');
}
