import type { CallerOnward, Tx } from '#libs/platform';
import type { AgencyRecord, AnswerFault } from '../domain/acknowledgement.js';
import type { Agency } from '../domain/agency.js';
import type { AgencyFile } from '../domain/agency-file.js';
import type { Placement, PlacementState } from '../domain/placement.js';
import type { Facts, Standing } from '../domain/verdict.js';

export abstract class AgencyStore {
  abstract find(code: string): Promise<Agency | null>;
  /** In order of the code. */
  abstract list(afterCode: string | null, limit: number): Promise<Agency[]>;
  abstract codes(): Promise<string[]>;
  abstract apply(tx: Tx, agency: Agency): Promise<void>;
}

/** Filters of a list, combined with AND; null does not filter. */
export interface PlacementFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly agency: string | null;
  readonly state: PlacementState | null;
}

/** Where a list goes on: after the row with this key. */
export interface After {
  readonly createdAt: Date;
  readonly placementId: string;
}

export abstract class PlacementStore {
  abstract find(placementId: string): Promise<Placement | null>;
  /** The newest first. */
  abstract list(filter: PlacementFilter, after: After | null, limit: number): Promise<Placement[]>;
  /** Locks in the order of the ids; unknown ones are left out. */
  abstract lock(tx: Tx, placementIds: readonly string[]): Promise<Map<string, Placement>>;
  abstract add(tx: Tx, placement: Placement): Promise<void>;
  abstract save(tx: Tx, placements: readonly Placement[]): Promise<void>;
  /** Lets one transaction at a time decide about the debts of a customer. */
  abstract serializeCustomer(tx: Tx, customerId: string): Promise<void>;
  /** Which of the debts stand in an open placement, this one aside. */
  abstract openElsewhere(tx: Tx, invoiceIds: readonly string[], placementId: string): Promise<Set<string>>;
  /** Placements that have an open line for one of the debts. */
  abstract withOpenLines(tx: Tx, invoiceIds: readonly string[]): Promise<string[]>;
}

/** Who is about to act under a key. Leases run in real time. */
export abstract class ClaimStore {
  /** Takes the key unless somebody else holds it; a lease that ran out is taken over. */
  abstract take(tx: Tx, key: string, token: string, leaseMs: number): Promise<boolean>;
  /** Gives the key back. @returns false when another one holds it by now */
  abstract end(tx: Tx, key: string, token: string): Promise<boolean>;
  /** Waits in real time for somebody else to be done. */
  abstract pause(milliseconds: number): Promise<void>;
  /** Leases that still run. */
  abstract liveCount(): Promise<number>;
}

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

/** Those who know what a fence must know. Errors of every method: of kind unavailable when the owner is away. */
export abstract class Owners {
  abstract moneyInFlight(customerId: string, invoiceIds: readonly string[], caller: CallerOnward): Promise<Set<string>>;
  abstract standings(invoiceIds: readonly string[], caller: CallerOnward): Promise<Map<string, Standing>>;
  abstract holds(
    customerId: string,
    caseId: string | null,
    invoiceIds: readonly string[],
    caller: CallerOnward,
  ): Promise<Pick<Facts, 'actHeld' | 'heldInvoiceIds'>>;
  abstract customer(customerId: string, caller: CallerOnward): Promise<Facts['customer']>;
}

/** The facts that this service publishes, in the transaction of the change. */
export abstract class PlacementFacts {
  abstract proposed(tx: Tx, placement: Placement): void;
  abstract refused(tx: Tx, placement: Placement): void;
  abstract sent(tx: Tx, placement: Placement): void;
  abstract answered(tx: Tx, placement: Placement, rejectedInvoiceIds: readonly string[]): void;
  abstract recallRequested(tx: Tx, placement: Placement, recalledInvoiceIds: readonly string[]): void;
  abstract recalled(tx: Tx, placement: Placement, returnedInvoiceIds: readonly string[]): void;
  abstract closedPaid(tx: Tx, placement: Placement, returnedInvoiceIds: readonly string[]): void;
}
