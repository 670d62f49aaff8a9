import type { Caller, Queryable, Tx } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import type { Channel } from '../domain/channel.js';
import type { ContactCap, JurisdictionPack, Role } from '../domain/contact-law.js';
import type { CustomerFacts } from '../domain/customer-facts.js';

/** Who asks the owners. */
export type Asker = Pick<Caller, 'actor' | 'correlationId' | 'causationId'>;

/** What the customer service owns. Errors: those of the rpc; `unavailable` when it cannot be reached. */
export abstract class CustomerOwner {
  /** @returns null when it knows no such customer */
  abstract facts(customerId: string, asker: Asker): Promise<CustomerFacts | null>;
}

/** The organisation whose debts are collected. */
export abstract class Organisation {
  abstract readonly name: string;
  abstract readonly locale: string;
  abstract readonly zone: string;
  abstract readonly role: Role;
  /** ISO 3166, such as `US` or `US-MA`. */
  abstract readonly jurisdiction: string;
}

/** The rules of contact law that this deployment knows. */
export abstract class JurisdictionPacks {
  abstract readonly packs: readonly JurisdictionPack[];
}

/** Contacts of customers by channel: how many there were and how many there may be. */
export abstract class ContactStore {
  /** Waits for every other transaction that decides on a contact of this customer on this channel. */
  abstract lock(tx: Tx, customerId: string, channel: Channel): Promise<void>;

  /** The cap in force: the customer's own, else the common one; null when there is none. */
  abstract cap(source: Queryable, customerId: string | null, channel: Channel): Promise<FoundCap | null>;

  abstract setCap(tx: Tx, customerId: string | null, channel: Channel, cap: ContactCap): Promise<void>;

  /** Contacts by day, of the days from `since` on. */
  abstract contacts(
    source: Queryable,
    customerId: string,
    channel: Channel,
    since: LocalDate,
  ): Promise<{ on: LocalDate; count: number }[]>;
}

export interface FoundCap {
  readonly cap: ContactCap;
  /** Whether it is the customer's own. */
  readonly own: boolean;
}
