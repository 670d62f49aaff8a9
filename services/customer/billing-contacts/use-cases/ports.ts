import type { Tx } from '#libs/transactions';
import type { BillingContact, Person } from '../domain/billing-contact.js';

export abstract class BillingContactStore {
  abstract insert(tx: Tx, person: BillingContact): Promise<void>;
  /** Locks a person and reads it after that; null for an id that nobody has. */
  abstract lock(tx: Tx, billingContactId: string): Promise<BillingContact | null>;
  abstract update(tx: Tx, person: BillingContact): Promise<void>;
  abstract delete(tx: Tx, billingContactId: string): Promise<void>;
  abstract count(tx: Tx, customerId: string): Promise<number>;
  /** By customer and name. */
  abstract list(customerIds: readonly string[]): Promise<BillingContact[]>;
}

export abstract class BillingContactEvents {
  abstract added(tx: Tx, person: BillingContact): void;
  abstract changed(tx: Tx, person: BillingContact, changedFields: readonly (keyof Person)[]): void;
  abstract removed(tx: Tx, person: BillingContact, reason: string): void;
}
