import type { Tx } from '#libs/platform';

/** The events about sequences. */
export abstract class SequenceEvents {
  abstract applied(tx: Tx, name: string, version: number): void;
}
