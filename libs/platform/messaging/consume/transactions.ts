import type { Tx } from '../../runner/types.js';

/** What a change that follows from an event hands on to everything that follows from it in turn. */
export interface EventCause {
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** W3C trace context to go on from, empty for none; that of the work at hand when absent. */
  readonly traceparent?: string;
}

/** The runner as messaging needs it: a transaction that is not guarded by a request id, because the inbox guards it. */
export abstract class EventTransactions {
  /**
   * BEGIN, business time, body, outbox, COMMIT; again on 40001 and 40P01, so the body may run more than once.
   * What the body throws leaves nothing behind and arrives unchanged.
   */
  abstract inTransaction<Result>(cause: EventCause, body: (tx: Tx) => Promise<Result>): Promise<Result>;
}
