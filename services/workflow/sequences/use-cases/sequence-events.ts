import type { Tx } from '#libs/transactions';

export abstract class SequenceEvents {
  abstract applied(tx: Tx, name: string, version: number): void;
}
