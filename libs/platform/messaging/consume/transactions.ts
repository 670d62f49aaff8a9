import type { Queryable, Tx } from '#libs/transactions';

/** Cause that a change passes on to everything that follows from it. */
export interface EventCause {
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** W3C trace context to continue from, empty for none; that of the work in progress when absent. */
  readonly traceparent?: string;
}

/** The runner as messaging needs it: a transaction that is not guarded by a request id, because the inbox guards it. */
export abstract class EventTransactions {
  /**
   * BEGIN, business time, body, outbox, COMMIT; again on 40001 and 40P01, so the body may run more than once.
   * When the body throws, nothing is stored and the error is passed on unchanged.
   * @param first the first statement, which is sent together with BEGIN; the body gets what it returns
   */
  abstract inTransaction<Result, First = undefined>(
    cause: EventCause,
    body: (tx: Tx, first: First) => Promise<Result>,
    first?: (tx: Queryable) => Promise<First>,
  ): Promise<Result>;
}
