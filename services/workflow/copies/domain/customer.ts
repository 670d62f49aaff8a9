/** This service's copy of what customer published last. */
export interface CustomerFacts {
  readonly customerId: string;
  readonly customerClass: string;
  /** Who looks after the customer; empty for nobody. */
  readonly specialistId: string;
  readonly deliverableChannels: readonly string[];
  readonly version: bigint;
}
