import type { Tx } from '#libs/transactions';

/** Customers whom nobody looks after: those of the release before specialists, and of teams of nobody. */
export abstract class MissingSpecialists {
  /** Classes with such customers, in the order of their names. */
  abstract listClasses(tx: Tx, limit: number): Promise<string[]>;
  /** Ids of such customers of a class. */
  abstract listCustomerIds(tx: Tx, className: string, limit: number): Promise<string[]>;
}
