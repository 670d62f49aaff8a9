/** This service's copy of what customer published last. */
export interface CustomerFacts {
  readonly customerId: string;
  readonly customerClass: string;
  readonly deliverableChannels: readonly string[];
  readonly version: bigint;
}
