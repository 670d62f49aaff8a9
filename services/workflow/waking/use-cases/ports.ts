import type { Queryable, Tx } from '#libs/transactions';
import type { WaitMode, WorkflowStart } from '../waking.contract.js';

/** A workflow to start, or to wake when it runs. */
export interface Wake extends WorkflowStart {
  /** What the wake follows from; the transaction unless given. */
  readonly cause?: WakeCause;
}

/** What a wake hands on to the workflow; a transaction is one. */
type WakeCause = Pick<Tx, 'correlationId' | 'traceparent'>;

export abstract class WakeStore {
  /** How workflows of this deployment wait. */
  abstract readonly mode: WaitMode;
  /** Adds wakes; the relay signals them after the commit. */
  abstract insertMany(tx: Tx, wakes: readonly Wake[]): Promise<void>;
  /** The newest wake of a workflow, up to which it settles what it does now; '0' for none. */
  abstract newest(tx: Tx, workflowId: string): Promise<string>;
  /** Wakes on their way, counted no further than to the bound. */
  abstract count(queryable: Queryable, max: number): Promise<number>;
  /** Removes the wakes up to one: what they asked for is done. */
  abstract settle(tx: Tx, workflowId: string, seq: string): Promise<void>;
}
