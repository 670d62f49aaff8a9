import type { Tx } from '#libs/platform';
import type { Hold } from '../../domain/hold.js';

/** The events about holds. */
export abstract class HoldEvents {
  abstract placed(tx: Tx, hold: Hold): void;
  abstract lifted(tx: Tx, hold: Hold, reason: string): void;
}
