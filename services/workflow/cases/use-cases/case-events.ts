import type { Tx } from '#libs/transactions';
import type { CaseEvent } from '../domain/case.js';

export abstract class CaseEvents {
  /** Publishes what the changes of a case returned, in order. */
  abstract publish(tx: Tx, events: readonly CaseEvent[]): void;
}
