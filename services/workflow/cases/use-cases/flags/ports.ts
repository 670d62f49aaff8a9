import type { SaidFlag } from '../../../copies/domain/customer-flag.js';

/** The flags of a customer that stop collection, now or on a later day. */
export interface FlagsOfCustomer {
  readonly customerId: string;
  /** IANA zone, in which the days are meant. */
  readonly zone: string;
  /** Version of the customer that they belong to. */
  readonly version: bigint;
  readonly raised: readonly Pick<SaidFlag, 'flag' | 'since' | 'until'>[];
}

/** The customer service, which knows flags that were raised before their events were kept here. */
export abstract class FlagOwner {
  /** @param customerIds at most 500; unknown ones are left out */
  abstract findMany(customerIds: readonly string[]): Promise<FlagsOfCustomer[]>;
}
