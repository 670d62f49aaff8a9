import type { Tx } from '#libs/transactions';
import type { Look } from '../domain/look.js';

export abstract class LookStore {
  /** Somebody looks, or still does. @returns whether they did not a moment ago */
  abstract touch(tx: Tx, look: Omit<Look, 'beganAt'>): Promise<boolean>;

  /** Somebody looks no more. @returns whether they did */
  abstract remove(tx: Tx, look: Pick<Look, 'customerId' | 'subject'>): Promise<boolean>;

  /** Who looks besides, whoever came first at the top. */
  abstract listOthers(tx: Tx, look: Pick<Look, 'customerId' | 'subject'>): Promise<Look[]>;

  abstract deleteOld(): Promise<void>;
}
