import type { LocalDate } from '#libs/time';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Charge } from '../domain/charge.js';

/** Conditions of a list, combined with AND; null means any. */
export interface ChargeFilter {
  readonly invoiceId: string | null;
  readonly customerId: string | null;
  /** Whether the charge that was added last comes first. */
  readonly descending: boolean;
}

export type ChargeKey = readonly [chargeId: string];

export abstract class ChargeStore {
  /** @returns null when there is none */
  abstract find(chargeId: string): Promise<Charge | null>;
  /** All charges of these invoices. */
  abstract findOfInvoices(queryable: Queryable, invoiceIds: readonly string[]): Promise<Charge[]>;
  /** In the order in which they were added, or the other way round. */
  abstract list(filter: ChargeFilter, page: PageRequest<ChargeKey>): Promise<Charge[]>;
  abstract insert(tx: Tx, charge: Charge): Promise<void>;
  abstract insertMany(tx: Tx, charges: readonly Charge[]): Promise<void>;
  /** Their amounts; the invoices of all of them are locked. */
  abstract updateAmounts(tx: Tx, charges: readonly Charge[]): Promise<void>;
  abstract update(tx: Tx, charge: Charge): Promise<void>;
}

/** Interest that was posted, or taken back. */
export interface PostedInterest {
  /** As it is then. */
  readonly charge: Charge;
  readonly invoiceNumber: string;
  /** Less than zero where it was taken back. */
  readonly minor: bigint;
  /** Interest is reckoned up to this day, which is included. */
  readonly until: LocalDate;
}

/** Publishes what happened to charges, in the transaction. */
export abstract class ChargeEvents {
  abstract added(tx: Tx, charge: Charge, invoiceNumber: string): void;
  abstract waived(tx: Tx, charge: Charge, invoiceNumber: string, minor: bigint): void;
  abstract interestPosted(tx: Tx, posted: PostedInterest): void;
}
