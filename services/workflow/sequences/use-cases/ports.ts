import type { Queryable, Tx } from '#libs/platform';
import type { InvoiceFacts } from '../../copies/domain/invoice.js';
import type { Slice } from '../../waking/use-cases/ports.js';
import type { Sequence, SequenceVersion } from '../domain/sequence.js';

/** Reads sequence documents. */
export abstract class SequenceReader {
  /** Errors: SEQUENCE_INVALID with every fault of the document and its line. */
  abstract read(document: string): Sequence;
  /** The title of a task about an invoice, from its template in the document. */
  abstract renderTitle(template: string, invoice: InvoiceFacts): string;
}

export interface StoredSequence extends SequenceVersion {
  readonly document: string;
  readonly active: boolean;
  readonly createdAt: Date;
}

export abstract class SequenceStore {
  /** Keeps two applications of one sequence apart. */
  abstract lock(tx: Tx, name: string): Promise<void>;
  /** The newest version when none is named; null when there is none. */
  abstract find(queryable: Queryable, name: string, version?: number): Promise<StoredSequence | null>;
  /** Names and versions of what is active, in order of name. */
  abstract active(queryable: Queryable): Promise<{ name: string; version: number }[]>;
  /** Stores a version and makes it the active one of its name. */
  abstract insert(tx: Tx, stored: StoredSequence): Promise<void>;
  /** Newest versions in order of name. */
  abstract list(queryable: Queryable, slice: Slice): Promise<StoredSequence[]>;
}
