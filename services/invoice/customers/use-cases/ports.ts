import type { CallerOnward, Queryable, Tx } from '#libs/transactions';

/** What is copied of a customer. */
export interface KnownCustomer {
  readonly customerId: string;
  readonly reference: string;
  readonly zone: string;
  /** Name of its class; empty where it was copied before classes were, until its next event. */
  readonly className: string;
  /** Which it is in the eyes of the law; empty where it was copied before kinds were, until its next event. */
  readonly debtorKind: 'CONSUMER' | 'BUSINESS' | '';
}

/** The class of customers of whom nothing else is said, as the customer service has it. */
export const defaultClass = 'default';

/** What is copied of a class of customers. */
export interface ClassUpdate {
  readonly name: string;
  /** Whether none of its customers has settings of its own. */
  readonly locked: boolean;
  readonly version: bigint;
}

/** Copies of classes, from their events. */
export abstract class ClassCopies {
  /** Ignores versions older than the copy. */
  abstract upsertMany(tx: Tx, classes: readonly ClassUpdate[]): Promise<void>;
  /** Those of the names whose class is locked. */
  abstract findLocked(on: Queryable, names: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A copy with what only events tell. */
export interface CopiedCustomer extends KnownCustomer {
  /** ISO 3166; empty for that of the organisation, and where it is not known yet. */
  readonly jurisdiction: string;
}

/** A customer as of an event. */
export interface CustomerUpdate extends CopiedCustomer {
  /** Version of the customer; 0 where a response told of it before any event did. */
  readonly version: bigint;
}

/** Copies of customers, from their events and from responses of the customer service. */
export abstract class CustomerCopies {
  abstract find(customerId: string): Promise<KnownCustomer | null>;
  /** Those of these that are copied. */
  abstract findMany(on: Queryable, customerIds: readonly string[]): Promise<CopiedCustomer[]>;
  /** Ignores versions older than the copy. @returns the customers that are new here or have another zone now */
  abstract upsertMany(tx: Tx, customers: readonly CustomerUpdate[]): Promise<KnownCustomer[]>;
  /** Leaves customers that have a copy to their events, which also move the instants that depend on the zone. */
  abstract insertMissing(tx: Tx, customers: readonly KnownCustomer[]): Promise<void>;
  /** Customers with these references that had a copy when `latestOrdinal` returned the ordinal. */
  abstract findKnownAt(ordinal: bigint, references: readonly string[]): Promise<KnownCustomer[]>;
  /**
   * The ordinal of the latest copy, by which `findKnownAt` later selects the customers that are known now. Waits for
   * those that are being written: an ordinal below another may be committed after it.
   */
  abstract latestOrdinal(tx: Tx): Promise<bigint>;
}

/** What a file says of one customer, by the names of the fields without `customer.`. */
export type CustomerFields = Readonly<Record<string, string>>;

export interface CustomerToUpsert {
  readonly reference: string;
  readonly customerFields: CustomerFields;
}

/** A value that the customer service refuses. */
export interface CustomerViolation {
  readonly field: string;
  readonly value: string;
  readonly reason: string;
  /** What is wrong, as the end of a sentence; empty where it is not said. */
  readonly description: string;
}

export interface UpsertedCustomer extends KnownCustomer {
  readonly outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED';
  readonly violations: readonly CustomerViolation[];
}

/** A field of metadata that a row would set or change. */
export interface ForeseenChange {
  readonly schema: string;
  readonly field: string;
  /** What people call the field. */
  readonly label: string;
  /** Empty for none, and for a text, which stays with the customer service. */
  readonly from: string;
  readonly to: string;
  /** Whether the field has no value now. */
  readonly isNew: boolean;
}

/** What would become of a row. */
export interface ForeseenCustomer extends Pick<UpsertedCustomer, 'outcome' | 'violations'> {
  /** Empty for a customer that would be created or refused. */
  readonly customerId: string;
  /** That it would have; so is the class, which is empty where the row does not say it of a known customer. */
  readonly zone: string;
  readonly className: string;
  readonly changes: readonly ForeseenChange[];
}

/** The customer service. Its errors arrive unchanged; it may be unavailable. */
export abstract class CustomerDirectory {
  /** @returns null when no customer has this id */
  abstract find(customerId: string, caller: CallerOnward): Promise<KnownCustomer | null>;
  /** Names of the classes of customers, by their ids; those of unknown customers are left out. */
  abstract findClasses(customerIds: readonly string[], caller: CallerOnward): Promise<ReadonlyMap<string, string>>;
  /** Which customers are consumers or businesses, by their ids; those of unknown customers are left out. */
  abstract findKinds(
    customerIds: readonly string[],
    caller: CallerOnward,
  ): Promise<ReadonlyMap<string, KnownCustomer['debtorKind']>>;
  /**
   * One result per row, in their order; the same rows under the same request id change nothing twice, and other rows
   * under it are another request.
   */
  abstract upsertMany(
    requestId: string,
    importId: string,
    rows: readonly CustomerToUpsert[],
    caller: CallerOnward,
  ): Promise<UpsertedCustomer[]>;
  /** What an upsert of the rows would do now, one result per row, in their order. */
  abstract previewMany(rows: readonly CustomerToUpsert[], caller: CallerOnward): Promise<ForeseenCustomer[]>;
}
