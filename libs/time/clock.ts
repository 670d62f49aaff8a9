/** The business clock. Leases, retries and timeouts use real time instead. */
export abstract class Clock {
  /** The business instant now, to the millisecond. */
  abstract now(): Promise<Date>;
}
