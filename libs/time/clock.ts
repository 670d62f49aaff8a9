/** The business clock. Leases, retries and timeouts use real time instead. */
export abstract class Clock {
  /** The business instant now, to the millisecond. */
  abstract now(): Promise<Date>;
}

/** The earliest of some instants, null for none. */
export function earliest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce<Date | null>(
    (first, at) => (first === null || (at !== null && at < first) ? at : first),
    null,
  );
}
