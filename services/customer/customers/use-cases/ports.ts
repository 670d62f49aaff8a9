import type { Reading } from '#libs/fields';
import type { CausingEvent, PageRequest, Tx } from '#libs/transactions';
import type { ContactChannel } from '../domain/contacts.js';
import type { Change, Customer } from '../domain/customer.js';
import type { Searches } from '../domain/search/search.js';

export type CustomerKey = readonly [place: string, customerId: string];

/** A customer with where it stands in a list: its reference, or what was found of it. */
export interface FoundCustomer {
  readonly customer: Customer;
  readonly place: string;
}

/** A change with why it was made. */
export interface ReasonedChange extends Change {
  /** UPPER_SNAKE where the product gives it, free text where a person does, empty for none. */
  readonly reason: string;
  /** The event that it follows from, where a batch of events has several. */
  readonly causedBy?: CausingEvent;
}

/** Customers with their contacts, opt-outs, flags and addresses. */
export abstract class CustomerStore {
  /** Stores new customers whose reference is free. @returns the ids that were stored; a taken reference is left out */
  abstract insertMany(tx: Tx, customers: readonly Customer[]): Promise<ReadonlySet<string>>;

  /** Stores the contacts and the search prefixes of customers that `insertMany` just stored. */
  abstract insertContacts(tx: Tx, customers: readonly Customer[]): Promise<void>;

  /** Locks a customer and reads it after that; null for an id that no customer has. */
  abstract lock(tx: Tx, customerId: string): Promise<Customer | null>;

  /** Locks customers in the order of their ids and reads them after that; unknown ids are left out. */
  abstract lockMany(tx: Tx, customerIds: readonly string[]): Promise<Customer[]>;

  /** As `lockMany`. */
  abstract lockManyByReference(tx: Tx, references: readonly string[]): Promise<Customer[]>;

  /** Stores what the events of each change say. The customers are locked, each of them once. */
  abstract updateMany(tx: Tx, changes: readonly ReasonedChange[]): Promise<void>;

  /** Reads without a lock; null for an id that no customer has. */
  abstract find(customerId: string): Promise<Customer | null>;

  /** Reads without a lock, all of them as of one instant; unknown ids are left out. */
  abstract findMany(customerIds: readonly string[]): Promise<Customer[]>;

  /** As `findMany`. */
  abstract findManyByReference(references: readonly string[]): Promise<Customer[]>;

  /** As `findMany`, with primary contacts alone; a channel whose address any customer refused counts as opted out. */
  abstract findManyForContact(customerIds: readonly string[]): Promise<Customer[]>;

  abstract findByReference(reference: string): Promise<Customer | null>;

  /** In the order of the reference; of customers whom nobody looks after for null. */
  abstract listOfSpecialist(
    personId: string | null,
    page: PageRequest<readonly [reference: string]>,
  ): Promise<Customer[]>;

  /**
   * In the order of the first of `searchedBy`, of the reference where nothing is searched.
   * @param customerIds only these
   */
  abstract list(
    filter: Searches,
    page: PageRequest<CustomerKey>,
    customerIds?: readonly string[],
  ): Promise<FoundCustomer[]>;
}

export abstract class CustomerEvents {
  abstract changed(tx: Tx, changes: readonly ReasonedChange[]): void;
}

/** Reads addresses as people write them. */
export abstract class AddressReader {
  /** @returns an e-mail address, or a phone number in E.164 read with the organisation's region */
  abstract read(channel: ContactChannel, text: string): Reading<string>;
}

/** Defaults for a customer whose input leaves these out. */
export abstract class OrganisationDefaults {
  abstract readonly zone: string;
  abstract readonly locale: string;
}
