import type { Channel } from './channel.js';
import type { DebtorFlag, DebtType } from './contact-law.js';

export interface ContactPoint {
  readonly contactId: string;
  readonly channel: Channel;
  readonly address: string;
  readonly validity: 'UNVERIFIED' | 'VALID' | 'INVALID';
}

/** A customer as the customer service knows it now. */
export interface CustomerFacts {
  readonly customerId: string;
  readonly reference: string;
  readonly name: string;
  readonly debtType: DebtType;
  readonly locale: string;
  /** The debtor's primary zone first. */
  readonly zones: readonly string[];
  readonly contacts: readonly ContactPoint[];
  readonly optedOutChannels: readonly Channel[];
  readonly flags: readonly DebtorFlag[];
}
