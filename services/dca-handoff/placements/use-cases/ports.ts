import type { CallerOnward, PageRequest, Tx } from '#libs/transactions';
import type { Placement, PlacementState } from '../domain/placement.js';
import type { PlacementLine } from '../domain/placement-line.js';

/** Filters of a list, combined with AND; null does not filter. */
export interface PlacementFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly agency: string | null;
  readonly state: PlacementState | null;
}

export type PlacementKey = readonly [createdAt: Date, placementId: string];

export abstract class PlacementStore {
  abstract find(placementId: string): Promise<Placement | null>;
  /** The newest first. */
  abstract list(filter: PlacementFilter, page: PageRequest<PlacementKey>): Promise<Placement[]>;
  /** Locks in the order of the ids; unknown ones are left out. */
  abstract lockMany(tx: Tx, placementIds: readonly string[]): Promise<Map<string, Placement>>;
  /** Lets one transaction at a time decide about the invoices of a customer. */
  abstract lockCustomer(tx: Tx, customerId: string): Promise<void>;
  /** Which of the invoices have an open line in another placement than this one. */
  abstract placedElsewhere(tx: Tx, invoiceIds: readonly string[], placementId: string): Promise<Set<string>>;
  /** Placements that have an open line for one of the invoices. */
  abstract withOpenLines(tx: Tx, invoiceIds: readonly string[]): Promise<string[]>;
  abstract insert(tx: Tx, placement: Placement): Promise<void>;
  abstract updateMany(tx: Tx, placements: readonly Placement[]): Promise<void>;
}

/** @throws PLACEMENT_CONFLICT when another call took the lease over */
export type ReleaseLease = (tx: Tx) => Promise<void>;

/** How long the questions of a fence may take together; a lease lasts longer. */
export const fenceDeadlineMs = 5_000;

/** One call at a time decides about an act: a twin waits for the first, and takes over when its lease ends. */
export abstract class ActLeases {
  /**
   * Runs the act, which releases the lease in the transaction that stores the decision. The lease of an act that throws
   * is released too.
   * @throws PLACEMENT_CONFLICT
   */
  abstract withLease<Result>(
    caller: CallerOnward,
    key: string,
    act: (release: ReleaseLease) => Promise<Result>,
  ): Promise<Result>;
  /** Acts that are being decided. */
  abstract count(): Promise<number>;
}

/** Makes the files for agencies, in the transaction of the change; they are delivered after the commit. */
export abstract class PlacementFiles {
  /** Fixes the content of the file of a placement; the caller delivers it. */
  abstract place(tx: Tx, placement: Placement): Promise<void>;
  /** @param options.callerDelivers whether the caller delivers it right after the commit, which keeps others off it */
  abstract recall(
    tx: Tx,
    placement: Placement,
    lines: readonly PlacementLine[],
    options: { readonly callerDelivers: boolean },
  ): Promise<void>;
}

export abstract class PlacementDelivery {
  /**
   * Delivers every stored file of a placement to its agency.
   * @throws DELIVERY_FAILED, after which the files are delivered later
   */
  abstract deliver(caller: CallerOnward, placementId: string): Promise<void>;
}

/** What is published about placements, in the transaction of the change. */
export abstract class PlacementEvents {
  abstract proposed(tx: Tx, placement: Placement): void;
  abstract refused(tx: Tx, placement: Placement): void;
  abstract sent(tx: Tx, placement: Placement): void;
  abstract answered(tx: Tx, placement: Placement, rejectedInvoiceIds: readonly string[]): void;
  /** @param lineCount refused lines of this placement */
  abstract acknowledgementRefused(
    tx: Tx,
    placement: Placement,
    fileName: string,
    lineCount: number,
    reasons: readonly string[],
  ): void;
  abstract recallRequested(tx: Tx, placement: Placement, recalledInvoiceIds: readonly string[]): void;
  abstract recalled(tx: Tx, placement: Placement, returnedInvoiceIds: readonly string[]): void;
  abstract closedPaid(tx: Tx, placement: Placement, returnedInvoiceIds: readonly string[]): void;
}
