import type { DomainError } from '#libs/errors';
import type { CallerOnward, PageRequest, Queryable, Tx } from '#libs/transactions';
import type { InvoiceFacts } from '../../copies/domain/invoice.js';
import type { Sequence, SequenceVersion } from '../domain/sequence.js';

/** Something that a document names and that does not exist. */
export interface NamedFault {
  /** Null for the calendar of the sequence. */
  readonly stepId: string | null;
  /** What of it, as the document calls it. */
  readonly field: 'template' | 'agency' | 'workingDays';
  /** The end of a sentence. */
  readonly message: string;
}

/** Reads sequence documents. */
export abstract class SequenceReader {
  /** @throws SEQUENCE_INVALID with every fault of the document and its line */
  abstract read(document: string): Sequence;
  /** SEQUENCE_INVALID with faults and their lines, found in what is known beyond the document. */
  abstract refuse(document: string, faults: readonly NamedFault[]): DomainError;
  /** The title of a task about an invoice, from its template in the document. */
  abstract renderTitle(template: string, invoice: InvoiceFacts): string;
}

export interface StoredSequence extends SequenceVersion {
  readonly document: string;
  readonly active: boolean;
  readonly createdAt: Date;
}

export type SequenceKey = readonly [name: string];

export abstract class SequenceStore {
  /** The newest version when none is named; null when there is none. */
  abstract find(queryable: Queryable, name: string, version?: number): Promise<StoredSequence | null>;
  /** Newest versions in order of name. */
  abstract list(queryable: Queryable, page: PageRequest<SequenceKey>): Promise<StoredSequence[]>;
  /** Names and versions of what is active, in order of name. */
  abstract listActive(queryable: Queryable): Promise<{ name: string; version: number }[]>;
  /** Keeps two applications of one sequence apart. */
  abstract lock(tx: Tx, name: string): Promise<void>;
  /** Stores a version and makes it the active one of its name. */
  abstract insert(tx: Tx, stored: StoredSequence): Promise<void>;
}

/** What sequences name that other services own. */
export abstract class NamedElsewhere {
  /** Those of the names that no e-mail template has. */
  abstract unknownTemplates(names: readonly string[], caller: CallerOnward): Promise<ReadonlySet<string>>;
  /** Those of the codes that no agency has. */
  abstract unknownAgencies(codes: readonly string[], caller: CallerOnward): Promise<ReadonlySet<string>>;
}
