import type { CallerOnward, PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Dispute, DisputeState } from '../domain/dispute.js';

/** Conditions of a list, combined with AND; null means any. */
export interface DisputeFilter {
  readonly invoiceId: string | null;
  readonly customerId: string | null;
  readonly state: DisputeState | null;
  /** Only open ones after their last day. */
  readonly overdue: boolean;
  /** Whether the dispute that was raised last comes first. */
  readonly descending: boolean;
}

export type DisputeKey = readonly [disputeId: string];

export abstract class DisputeStore {
  /** @returns null when there is none */
  abstract find(disputeId: string): Promise<Dispute | null>;
  /** The open dispute of an invoice, null for none. */
  abstract findOpen(tx: Tx, invoiceId: string): Promise<Dispute | null>;
  /** In the order in which they were raised, or the other way round. */
  abstract list(filter: DisputeFilter, now: Date, page: PageRequest<DisputeKey>): Promise<Dispute[]>;
  /** The earliest instant at which an open dispute becomes overdue of which that was not published; null for none. */
  abstract nextOverdueAt(queryable?: Queryable): Promise<Date | null>;
  /** Open disputes that became overdue, the earliest first; skips what others have locked. */
  abstract lockOverdue(tx: Tx, now: Date, limit: number): Promise<Dispute[]>;
  abstract insert(tx: Tx, dispute: Dispute): Promise<void>;
  abstract updateMany(tx: Tx, disputes: readonly Dispute[]): Promise<void>;
}

/** Publishes what time does to disputes, in the transaction; what people do is an event of the invoice. */
export abstract class DisputeEvents {
  abstract overdue(tx: Tx, dispute: Dispute, invoiceNumber: string): void;
}

/** Documents as the customer service keeps them. Its errors arrive unchanged; it may be unavailable. */
export abstract class CustomerDocuments {
  /** @returns those of them that are of the customer and were neither removed nor refused */
  abstract findUsable(
    customerId: string,
    documentIds: readonly string[],
    caller: CallerOnward,
  ): Promise<ReadonlySet<string>>;
}

/** What the organisation decided about disputes. */
export abstract class DisputePolicy {
  /** By when one is to be decided where nobody says another day, in days. */
  abstract readonly disputeDays: number;
}
