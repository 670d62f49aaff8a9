import type { CallerOnward, Tx } from '#libs/platform';
import type { Placement, PlacementLine, PlacementState } from '../domain/placement.js';
import type { Facts, Standing } from '../domain/verdict.js';

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

/** How long a file that was just stored is left to the call that stored it. */
export const deliveryLeaseMs = 5_000;

/** Makes the files that an agency is told by, in the transaction of the change; they are delivered after the commit. */
export abstract class PlacementFiles {
  /** Fixes the content of the file with all debts that are placed. @param leaseMs how long nobody but the caller delivers it */
  abstract place(tx: Tx, placement: Placement, leaseMs: number): Promise<void>;
  /** @param leaseMs how long nobody but the caller delivers it */
  abstract recall(tx: Tx, placement: Placement, lines: readonly PlacementLine[], leaseMs: number): Promise<void>;
}

/** Brings the files of placements to their agencies. */
export abstract class PlacementDelivery {
  /** Delivers what waits for one placement, whoever holds a lease on it. Errors: DELIVERY_FAILED */
  abstract deliverOf(caller: CallerOnward, placementId: string): Promise<void>;
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
