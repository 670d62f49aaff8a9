import type { Tx } from '#libs/platform';

/** What is copied of a customer. */
export interface KnownCustomer {
  readonly customerId: string;
  readonly reference: string;
  readonly zone: string;
}

/** A customer as an event tells of it. */
export interface CustomerNews extends KnownCustomer {
  /** Version of the customer; an older one than is known says nothing. */
  readonly version: bigint;
}

/** The copies of customers, from their events and from the answers to imports. */
export abstract class CustomerCopies {
  abstract find(customerId: string): Promise<KnownCustomer | null>;
  /** @returns the customers that are new here or whose zone is another now */
  abstract keep(tx: Tx, customers: readonly CustomerNews[]): Promise<KnownCustomer[]>;
  /**
   * Notes customers that their owner answered. The zone of a known one is left to its event, which also moves the
   * instants that depend on it.
   */
  abstract keepAnswered(tx: Tx, customers: readonly KnownCustomer[]): Promise<void>;
  /** Customers with these references whose copies existed when `latestOrdinal` answered the ordinal. */
  abstract findKnownAt(ordinal: bigint, references: readonly string[]): Promise<KnownCustomer[]>;
  /** The ordinal of the latest copy, to tell later which ones were known now. */
  abstract latestOrdinal(tx: Tx): Promise<bigint>;
}

/** What a file says of one customer, by the names of the fields without `customer.`. */
export type CustomerFacts = Readonly<Record<string, string>>;

export interface CustomerToUpsert {
  readonly reference: string;
  readonly facts: CustomerFacts;
}

export interface UpsertedCustomer extends KnownCustomer {
  readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED';
  readonly violations: readonly { readonly field: string; readonly value: string; readonly reason: string }[];
}

/** The customer service. Its errors arrive as they are; it may be unavailable. */
export abstract class CustomerDirectory {
  /** @returns null when nobody has this id */
  abstract find(customerId: string, caller: { actor: string; correlationId: string }): Promise<KnownCustomer | null>;
  /** One answer per row, in their order; the same request id with the same rows changes nothing twice. */
  abstract upsert(
    requestId: string,
    importId: string,
    rows: readonly CustomerToUpsert[],
    caller: { actor: string; correlationId: string },
  ): Promise<UpsertedCustomer[]>;
}
