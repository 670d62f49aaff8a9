import type { ContactChannel } from '#libs/fence';
import type { LocalDate } from '#libs/time';
import type { Queryable, Tx } from '#libs/transactions';
import type { ContactCap, ContactDecision, JurisdictionPack, Role } from '../domain/contact-law.js';

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

/** A contact with a customer, by the message that made it. */
export interface ContactMade {
  readonly customerId: string;
  readonly channel: ContactChannel;
  readonly messageId: string;
  /** In the debtor's primary zone. */
  readonly madeOn: LocalDate;
}

/** Contacts made with customers. */
export abstract class ContactStore {
  /** Waits for every other transaction that decides on a contact of this customer on this channel. */
  abstract lock(tx: Tx, customerId: string, channel: ContactChannel): Promise<void>;

  abstract insert(tx: Tx, contact: ContactMade): Promise<void>;

  /** Deletes the contact of a message that reached nobody. */
  abstract delete(tx: Tx, contact: Omit<ContactMade, 'madeOn'>): Promise<void>;

  /** How many contacts were made on each of the days from `since` on. */
  abstract countByDay(
    source: Queryable,
    customerId: string,
    channel: ContactChannel,
    since: LocalDate,
  ): Promise<{ on: LocalDate; count: number }[]>;
}

/** Caps on the contacts of customers. */
export abstract class ContactCapStore {
  /** The cap in force: the customer's own, else the common one; null when there is none. */
  abstract find(source: Queryable, customerId: string | null, channel: ContactChannel): Promise<FoundCap | null>;

  abstract upsert(tx: Tx, customerId: string | null, channel: ContactChannel, cap: ContactCap): Promise<void>;
}

export interface FoundCap {
  readonly cap: ContactCap;
  /** Whether it is the customer's own. */
  readonly own: boolean;
}

/** Counts what contact law decides. */
export abstract class DecisionCounter {
  abstract count(decision: ContactDecision): void;
}
