import type { Tx } from '#libs/platform';
import type { WaitMode, WorkflowStart } from '../waking.contract.js';

/** Where a page of a keyset list begins, and how many rows it takes. */
export interface Slice {
  readonly limit: number;
  readonly after: unknown[] | null;
}

/** A workflow to start, or to wake when it runs. */
export interface Wake extends WorkflowStart {
  /** What the wake follows from; the transaction unless given. */
  readonly cause?: WakeCause;
}

/** What a wake hands on to the workflow; a transaction is one. */
export type WakeCause = Pick<Tx, 'correlationId' | 'traceparent'>;

export abstract class WakeStore {
  /** How workflows of this deployment wait. */
  abstract readonly mode: WaitMode;
  /** Adds wakes; the relay signals them after the commit. */
  abstract add(tx: Tx, wakes: readonly Wake[]): Promise<void>;
  /** Marks the wakes of a workflow as taken and answers the highest of them; '0' for none. */
  abstract take(tx: Tx, workflowId: string): Promise<string>;
  /** What the wakes up to a number asked for is done. */
  abstract settle(tx: Tx, workflowId: string, seq: string): Promise<void>;
}
