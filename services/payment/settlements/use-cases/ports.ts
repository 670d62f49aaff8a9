import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Settlement, SettlementOutcome, SettlementState } from '../domain/settlement.js';

/** Conditions of a list, combined with AND; null means any. */
export interface SettlementFilter {
  readonly customerId: string | null;
  readonly invoiceId: string | null;
  readonly state: SettlementState | null;
  /** Whether the one whose last day is the latest comes first. */
  readonly descending: boolean;
}

export type SettlementKey = readonly [untilDate: string, settlementId: string];

export abstract class SettlementStore {
  /** @returns null when there is none */
  abstract find(settlementId: string): Promise<Settlement | null>;
  /** In the order of their last days, or the other way round. */
  abstract list(filter: SettlementFilter, page: PageRequest<SettlementKey>): Promise<Settlement[]>;
  /** Which of the invoices have one that is OFFERED or ACCEPTED, in their order. */
  abstract findLive(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]>;
  /** Which of the invoices have one that is ACCEPTED or FULFILLED, in their order. */
  abstract findAgreed(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]>;
  /** Lets one transaction at a time offer settlements to this customer. */
  abstract lockOffering(tx: Tx, customerId: string): Promise<void>;
  /** @returns null when there is none */
  abstract lock(tx: Tx, settlementId: string): Promise<Settlement | null>;
  /** Those about any of the invoices that money may change: ACCEPTED and FULFILLED ones, in order of id. */
  abstract lockOfInvoices(tx: Tx, invoiceIds: readonly string[]): Promise<Settlement[]>;
  abstract insert(tx: Tx, settlement: Settlement): Promise<void>;
  abstract updateMany(tx: Tx, settlements: readonly Settlement[]): Promise<void>;
}

/** The events of settlements, published in the transaction of the change. */
export abstract class SettlementEvents {
  /** @param outcome why, where time or money decided it */
  abstract occurred(tx: Tx, settlement: Settlement, outcome: SettlementOutcome | null): void;
}
