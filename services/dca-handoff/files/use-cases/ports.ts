import type { Tx } from '#libs/transactions';
import type { AgencyRecord, RecordFault } from '../domain/acknowledgement-file.js';
import type { AgencyFile } from '../domain/agency-file.js';

/** A file as it is stored until the agency has it, with the trace of what made it. */
export interface StoredFile extends AgencyFile {
  readonly correlationId: string;
}

export abstract class OutboundFileStore {
  abstract findUndelivered(placementId: string): Promise<StoredFile[]>;
  /** Leases files that wait, the oldest first, so that nobody else delivers them. */
  abstract lease(tx: Tx, leaseMs: number, limit: number): Promise<StoredFile[]>;
  /** @param leaseMs how long nobody but the caller delivers the file */
  abstract insert(tx: Tx, file: AgencyFile, leaseMs: number): Promise<void>;
  /** @returns false when it was recorded before */
  abstract markDelivered(tx: Tx, file: AgencyFile): Promise<boolean>;
  abstract markAcknowledged(tx: Tx, agency: string, fileName: string): Promise<void>;
  abstract countUndelivered(): Promise<number>;
  /** Files that were delivered less than so many wall-clock milliseconds ago and are not acknowledged. */
  abstract countAwaited(graceMs: number): Promise<number>;
}

/** Names a file of an agency: the same name with other content is another file. */
export interface InboundKey {
  readonly agency: string;
  readonly fileName: string;
  readonly sha256: string;
}

export abstract class InboundFileStore {
  /** @returns false when the file was read before */
  abstract insert(tx: Tx, file: InboundKey): Promise<boolean>;
  /** Records how many lines were applied, and those that could not be. */
  abstract recordResult(tx: Tx, file: InboundKey, lineCount: number, faults: readonly RecordFault[]): Promise<void>;
}

export abstract class FileDelivery {
  /**
   * Makes the agency have the file, whole and once: a repeat with the same content changes nothing.
   * @throws DELIVERY_FAILED
   */
  abstract deliver(file: AgencyFile): Promise<void>;
}

/** A file of an agency: its records, or why it has none. */
export interface InboxFile {
  readonly sha256: string;
  readonly records: readonly AgencyRecord[] | { readonly unreadable: string };
}

/** The files that agencies put down for us. */
export abstract class AgencyInbox {
  /** Names, in order. */
  abstract list(agency: string): Promise<string[]>;
  /** Null when it is gone. */
  abstract read(agency: string, fileName: string): Promise<InboxFile | null>;
  /** Moves a file that was read away, together with the file that it acknowledges. A repeat changes nothing. */
  abstract archive(agency: string, fileName: string): Promise<void>;
}
