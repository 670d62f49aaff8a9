import type { Tx } from '#libs/transactions';
import type { Hold } from '../../domain/hold.js';

export abstract class HoldEvents {
  abstract placed(tx: Tx, hold: Hold): void;
  abstract lifted(tx: Tx, hold: Hold, reason: string): void;
}
