import type { PageRequest, Tx } from '#libs/transactions';
import type { Method } from '../domain/method.js';

/** Sort key of methods. */
export type MethodKey = readonly [createdAt: Date, methodId: string];

export abstract class MethodStore {
  abstract find(methodId: string): Promise<Method | null>;
  /** The newest first. */
  abstract list(customerId: string, page: PageRequest<MethodKey>): Promise<Method[]>;
  /** @throws METHOD_NOT_FOUND */
  abstract lock(tx: Tx, methodId: string): Promise<Method>;
  /** The one that is charged by itself. */
  abstract findAutopay(customerId: string): Promise<Method | null>;
  /** The same, locked; until the transaction ends nobody else chooses one for the customer. */
  abstract lockAutopay(tx: Tx, customerId: string): Promise<Method | null>;
  /** Adds one that is not known yet; from then on it is looked after. */
  abstract insert(tx: Tx, method: Method): Promise<void>;
  abstract update(tx: Tx, method: Method): Promise<void>;
  /** Whether it is charged by itself, where that has changed. */
  abstract setAutopay(tx: Tx, method: Method): Promise<void>;
  /**
   * Takes pending methods that are to be looked after now; each is due again later, ever more rarely.
   * @returns with those that have been looked after for a day
   */
  abstract takeDue(tx: Tx, limit: number): Promise<DueMethod[]>;
}

export interface DueMethod {
  readonly methodId: string;
  /** Nobody waits for it any more. */
  readonly isGivenUp: boolean;
}

/** The events of methods, published in the transaction of the change. */
export abstract class MethodEvents {
  /** Without its token. */
  abstract changed(tx: Tx, method: Method): void;
  /** It is charged by itself from now on, or no longer. */
  abstract autopaySet(tx: Tx, method: Method, reason: string): void;
}
