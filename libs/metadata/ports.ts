import type { MetadataChange, MetadataSchema, MetadataValues } from '#libs/metadata/domain';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';

/** A customer or an invoice of which metadata is kept; the transaction has locked it. */
export interface MetadataSubject {
  readonly subjectId: string;
  /** Key of its events. */
  readonly customerId: string;
  /** Number of the invoice; empty for a customer. */
  readonly number: string;
}

/** What is kept by one schema of one subject. */
export interface MetadataRecord {
  readonly subjectId: string;
  readonly schema: string;
  readonly values: MetadataValues;
  readonly version: bigint;
  readonly changedAt: Date;
}

export type MetadataKey = Pick<MetadataRecord, 'subjectId' | 'schema'>;
export type SchemaKey = readonly [name: string];

/** The schemas of one service, and what is kept by them. */
export abstract class MetadataStore {
  /** Those of the names that exist. */
  abstract findSchemas(on: Queryable, names: readonly string[]): Promise<MetadataSchema[]>;
  abstract lockSchema(tx: Tx, name: string): Promise<MetadataSchema | null>;
  /** Counts so that of two that are added at one time one waits for the other. */
  abstract countSchemas(tx: Tx): Promise<number>;
  abstract insertSchema(tx: Tx, schema: MetadataSchema): Promise<void>;
  /** Stores a locked schema. */
  abstract updateSchema(tx: Tx, schema: MetadataSchema): Promise<void>;
  /** In the order of the name. */
  abstract listSchemas(page: PageRequest<SchemaKey>): Promise<MetadataSchema[]>;
  /** By schema. */
  abstract findOf(subjectId: string): Promise<MetadataRecord[]>;
  abstract findMany(on: Queryable, keys: readonly MetadataKey[]): Promise<MetadataRecord[]>;
  /** Stores what is new, by COPY when it is much. The subjects are locked. */
  abstract insertMany(tx: Tx, records: readonly MetadataRecord[]): Promise<void>;
  abstract updateMany(tx: Tx, records: readonly MetadataRecord[]): Promise<void>;
}

/** What changed in the metadata of one subject. */
export interface MetadataChanged {
  readonly subject: MetadataSubject;
  readonly schema: MetadataSchema;
  readonly record: MetadataRecord;
  readonly changes: readonly MetadataChange[];
  readonly reason: string;
}

export abstract class MetadataEvents {
  abstract schemaChanged(tx: Tx, schema: MetadataSchema): void;
  abstract changed(tx: Tx, changed: MetadataChanged): void;
}
