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
  abstract insertMany(tx: Tx, charges: readonly Charge[]): Promise<void>;
  abstract update(tx: Tx, charge: Charge): Promise<void>;
}

/** Publishes what happened to charges, in the transaction. */
export abstract class ChargeEvents {
  abstract added(tx: Tx, charge: Charge, invoiceNumber: string): void;
  abstract waived(tx: Tx, charge: Charge, invoiceNumber: string, minor: bigint): void;
}

/** A fee that a person is about to charge. */
export interface AskedFee {
  readonly customerId: string;
  readonly currency: string;
  /** What of the principal remains. */
  readonly principalMinor: bigint;
  /** Fees charged on the invoice before, waived ones too. */
  readonly chargedMinor: bigint;
}

/** What fees a jurisdiction allows. The noun of late fees, which keeps that, provides it. */
export abstract class FeeAllowances {
  /** The most that the fee may come to, and which jurisdiction says so; null where nothing is limited. */
  abstract maxAllowed(
    on: Queryable,
    fee: AskedFee,
  ): Promise<{ readonly minor: bigint; readonly jurisdiction: string } | null>;
}
