import type { Tx } from '#libs/platform';
import type { AgencyRecord, AnswerFault } from '../domain/acknowledgement.js';
import type { AgencyFile } from '../domain/agency-file.js';

/** A file as it is kept until the agency has it, with the trace of what made it. */
export interface StoredFile extends AgencyFile {
  readonly correlationId: string;
}

export abstract class OutboundFileStore {
  /** @param leaseMs how long nobody but the caller delivers it */
  abstract add(tx: Tx, files: readonly AgencyFile[], leaseMs: number): Promise<void>;
  abstract undelivered(placementId: string): Promise<StoredFile[]>;
  /** Leases files that wait, the oldest first. */
  abstract lease(tx: Tx, leaseMs: number, limit: number): Promise<StoredFile[]>;
  /** @returns false when it was recorded before */
  abstract markDelivered(tx: Tx, file: AgencyFile): Promise<boolean>;
  abstract markAnswered(tx: Tx, agency: string, fileName: string): Promise<void>;
  abstract undeliveredCount(): Promise<number>;
  /** Files that were delivered less than so many real milliseconds ago and are not answered. */
  abstract awaitedCount(graceMs: number): Promise<number>;
}

/** Names an answer of an agency: the same name with other content is another answer. */
export interface InboundKey {
  readonly agency: string;
  readonly fileName: string;
  readonly sha256: string;
}

export abstract class InboundFileStore {
  /** Notes that a file is read. @returns false when it was read before */
  abstract add(tx: Tx, file: InboundKey): Promise<boolean>;
  /** Keeps how many lines were taken, and those that could not be. */
  abstract finish(tx: Tx, file: InboundKey, lineCount: number, faults: readonly AnswerFault[]): Promise<void>;
}

/** Brings files to agencies. */
export abstract class DeliveryPort {
  /**
   * Makes the agency have the file, whole and once: a repeat with the same content changes nothing.
   * Errors: DELIVERY_FAILED
   */
  abstract deliver(file: AgencyFile): Promise<void>;
}

/** A file of an agency that was fetched: its records, or why it is none. */
export interface InboxFile {
  readonly sha256: string;
  readonly records: readonly AgencyRecord[] | { readonly unreadable: string };
}

/** What the agencies answered. */
export abstract class InboxPort {
  /** Names of the files that lie there, in order. */
  abstract list(agency: string): Promise<string[]>;
  /** Null when it is gone. */
  abstract read(agency: string, fileName: string): Promise<InboxFile | null>;
  /** Puts an answer that was read aside, together with the file that it answers. A repeat changes nothing. */
  abstract archive(agency: string, fileName: string): Promise<void>;
}
