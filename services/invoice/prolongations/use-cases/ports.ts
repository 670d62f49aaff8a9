import type { CallerOnward, PageRequest, Queryable, Tx } from '#libs/transactions';
import type { PolicyKey, StoredPolicy } from '../domain/policy.js';
import type { Prolongation } from '../domain/prolongation.js';
import type { CollectionStanding } from '../domain/quote.js';

/** Conditions of a list, combined with AND; null means any. */
export interface ProlongationFilter {
  readonly invoiceId: string | null;
  readonly feeInvoiceId: string | null;
  readonly customerId: string | null;
  /** Whether the last one comes first. */
  readonly descending: boolean;
}

export type ProlongationKey = readonly [prolongationId: string];

export abstract class ProlongationStore {
  /** @returns null when there is none */
  abstract find(on: Queryable, prolongationId: string): Promise<Prolongation | null>;
  /** All of an invoice, of which there are few, the first one first. */
  abstract findOfInvoice(on: Queryable, invoiceId: string): Promise<Prolongation[]>;
  /** In the order in which they were made, or the other way round. */
  abstract list(on: Queryable, filter: ProlongationFilter, page: PageRequest<ProlongationKey>): Promise<Prolongation[]>;
  abstract insert(tx: Tx, prolongation: Prolongation): Promise<void>;
  /** Stores that one was taken back; its invoice is locked. */
  abstract update(tx: Tx, prolongation: Prolongation): Promise<void>;
}

/** Sort key of policies. */
export type PolicyOrder = readonly [level: string, subject: string];

export abstract class PolicyStore {
  /** Waits for every other transaction that changes this policy. */
  abstract lock(tx: Tx, key: PolicyKey): Promise<StoredPolicy | null>;
  abstract upsert(tx: Tx, policy: StoredPolicy): Promise<void>;
  /** That of the organisation and that of a class; removed ones are left out. */
  abstract findOf(on: Queryable, className: string): Promise<StoredPolicy[]>;
  /** Removed ones are left out. */
  abstract list(page: PageRequest<PolicyOrder>): Promise<StoredPolicy[]>;
}

/** Publishes what happened to prolongations, in the transaction. */
export abstract class ProlongationEvents {
  abstract prolonged(tx: Tx, prolongation: Prolongation): void;
  abstract cancelled(tx: Tx, prolongation: Prolongation): void;
}

/** What the workflow and payment services know of an invoice. */
export abstract class CollectionFacts {
  /** @throws PROLONGATION_CASE_UNAVAILABLE */
  abstract standingOf(
    invoice: { readonly invoiceId: string; readonly customerId: string },
    caller: CallerOnward,
  ): Promise<CollectionStanding>;
}
