import type { Tx } from '#libs/platform';

export type ArrivalKind = 'IMPORT' | 'PAYMENT_FILE';

export abstract class ArrivalStore {
  abstract add(tx: Tx, arrivals: readonly { arrivalId: string; kind: ArrivalKind; arriveAt: Date }[]): Promise<void>;
  /** Files of a kind are taken one after another: locks and marks the next one due when none is running. */
  abstract startNext(tx: Tx, kind: ArrivalKind): Promise<string | null>;
  abstract finish(tx: Tx, arrivalId: string): Promise<ArrivalKind | null>;
}
