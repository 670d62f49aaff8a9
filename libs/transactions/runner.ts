import type { EventInits } from '#libs/contracts';

/** The caller, and the key that identifies a repeat of the call. */
export interface Caller {
  /** `user:<id>` or `system:<name>`. */
  readonly actor: string;
  /** Travels through every rpc, event and workflow that follows from one first cause. */
  readonly correlationId: string;
  /** Id of the event that caused this, empty for none. */
  readonly causationId: string;
  /** Chosen by the caller; the same id means the same request. Empty for reads. */
  readonly requestId: string;
  /** Full name of the rpc. */
  readonly operation: string;
  /** Hash of the request as it came. */
  readonly inputHash: string;
  /** Roles that the caller is proved to have; absent where nothing proves who calls. */
  readonly roles?: readonly string[];
  /** Whether what proves them is a sign-in of a person, and not the token of a program. */
  readonly isPerson?: boolean;
  /** What these permit; absent where nothing proves who calls. */
  readonly permissions?: readonly string[];
}

/** Caller of an onward call. */
export type CallerOnward = Pick<Caller, 'actor' | 'correlationId'> &
  Partial<Pick<Caller, 'causationId'>> & {
    /**
     * Proves the actor, or gets what does when a call is made; where it is not given, the token of the call is shown
     * that this one is made for.
     */
    readonly token?: string | (() => Promise<string>);
  };

/** A row set source: a transaction or the pool. */
export interface Queryable {
  /** bigint columns arrive as bigint, `date` as `YYYY-MM-DD`, timestamptz as Date, numeric as string. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** An event to publish, in the words of the wire. The cause is filled in from the transaction. */
export interface OutgoingEvent<Type extends keyof EventInits = keyof EventInits> {
  readonly type: Type;
  /** Customer id where the event concerns one, else the aggregate's id. */
  readonly key: string;
  /** The aggregate the event is about. */
  readonly subject: string;
  /** The aggregate's version after the change. */
  readonly sequence: bigint | number;
  readonly payload: Omit<EventInits[Type], 'cause'>;
  /** UPPER_SNAKE where the product gives it, free text where a person does. */
  readonly reason?: string;
}

/** An event as the cause of what follows from it; every event that a handler gets is one. */
export interface CausingEvent {
  /** ce_id of the event. */
  readonly id: string;
  readonly correlationId: string;
  /** W3C trace context of its publishing, empty for none. */
  readonly traceparent: string;
}

/** An open READ COMMITTED transaction with what every change in it shares. */
export interface Tx extends Queryable {
  /** Business time of every change in this transaction. */
  readonly now: Date;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** W3C trace context that what follows continues from, empty for none. */
  readonly traceparent: string;
  /**
   * The same transaction for what follows from one event of a batch: what is emitted through it carries the correlation
   * and continues with the trace of that event and names it as its cause. What a batch emits otherwise carries the
   * correlation of its first event.
   */
  causedBy(event: CausingEvent): Tx;
  /** The same transaction for what follows from one of several calls that share it. */
  onBehalfOf(caller: Caller): Tx;
  /** Adds an event to the outbox; it is encoded at once, so a wrong payload fails here. */
  emit<Type extends keyof EventInits>(event: OutgoingEvent<Type>): void;
  /**
   * Says that everything was so already, as after a file that changes nothing: nothing is kept of the request, and a
   * repeat looks again. It says nothing where an event was emitted.
   */
  forgetRequest(): void;
  /** Runs after the commit, outside the transaction; its failure changes nothing that was committed. */
  afterCommit(action: () => void): void;
}

/**
 * How a response is kept that must not be stored for its repeats, as it holds personal data or is large: as a reference,
 * from which a repeat reads what is there now.
 */
export interface ByReference<Result, Reference> {
  readonly refer: (result: Result) => Reference;
  readonly read: (tx: Tx, reference: Reference) => Promise<Result>;
}

/** One of several calls of an operation that share a transaction. */
export interface SharedCall<Input> {
  readonly caller: Caller;
  readonly input: Input;
}

/** What calls of one operation do when they come at one time. */
export interface SharedMutation<Input, Prepared, Result> {
  /** Before the transaction, for all calls at once: what is asked of other services. */
  readonly prepare: (calls: readonly SharedCall<Input>[]) => Promise<Prepared>;
  /**
   * In the transaction, for the calls that were not made before. What follows from a call is emitted through
   * `tx.onBehalfOf` it. @returns the outcome of each, in their order; a refused call has changed nothing
   */
  readonly carryOut: (
    tx: Tx,
    calls: readonly SharedCall<Input>[],
    prepared: Prepared,
  ) => Promise<readonly PromiseSettledResult<Result>[]>;
}

/** The one way to change anything. */
export abstract class Runner {
  /**
   * Runs a mutation once per actor, operation and request id, and returns to a repeat the stored response. The body may
   * run again after a serialization failure or deadlock, so it has no effects but those in the transaction.
   *
   * @throws REQUEST_KEY_REUSED when the same id came with another body; TRANSACTION_CONFLICT while the same request is
   * being carried out for long; DEADLINE_EXCEEDED when the caller has gone before the end; whatever the body throws, with nothing stored
   * @returns plain data: strings, numbers, booleans, bigint, Date, arrays and objects of them
   */
  abstract run<Result, Reference = unknown>(
    caller: Caller,
    body: (tx: Tx) => Promise<Result>,
    kept?: ByReference<Result, Reference>,
  ): Promise<Result>;

  /**
   * Makes an operation whose calls share a transaction when they come at one time, or while an earlier one is being
   * carried out, so that many small ones cost little more than one. Each is kept for its repeats as by `run`.
   * What fails for all is made again for each alone.
   */
  abstract shared<Input, Prepared, Result>(
    mutation: SharedMutation<Input, Prepared, Result>,
  ): (caller: Caller, input: Input) => Promise<Result>;

  /**
   * Runs work that takes transactions of its own, none of them around the others, and can be done again from where a
   * crash left it. Its response is stored when it is done, and a repeat gets that.
   *
   * @throws as `run` does
   */
  abstract runInParts<Result>(caller: Caller, work: () => Promise<Result>): Promise<Result>;

  /** Runs a change that is guarded by a key of its own instead of a request id, such as a fence or a janitor. */
  abstract transact<Result>(
    caller: Pick<Caller, 'actor' | 'correlationId' | 'causationId'>,
    body: (tx: Tx) => Promise<Result>,
  ): Promise<Result>;
}

/** Changes that the service makes automatically; each is guarded by a key of its own. */
export abstract class SystemRunner {
  /** The service as a caller, `system:<service>`, with a new correlation id unless one is given. */
  abstract caller(correlationId?: string): Required<Omit<CallerOnward, 'token'>>;

  /** As `Runner.transact`, by the service itself. */
  abstract transact<Result>(body: (tx: Tx) => Promise<Result>, correlationId?: string): Promise<Result>;
}

/** Reads outside any transaction, from the pool. */
export abstract class Database implements Queryable {
  abstract query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The business instant now. */
  abstract now(): Promise<Date>;
  /**
   * Reads as of one instant, by as many statements as it takes.
   * @param statementTimeoutMs the longest that each of them may run, in place of what holds for others
   */
  abstract snapshot<Result>(
    statementTimeoutMs: number,
    read: (queryable: Queryable) => Promise<Result>,
  ): Promise<Result>;
}
