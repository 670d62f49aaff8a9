import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { EventInits } from '#libs/contracts';
import { type DomainError, invariant } from '#libs/errors';
import {
  type ByReference,
  type Caller,
  type CausingEvent,
  type OutgoingEvent,
  Runner,
  type Tx,
} from '#libs/transactions';
import { nowExpression } from '../db/connection.js';
import { rollBack, withClient } from '../db/database.js';
import { isConcurrencyFailure, isGivenUp, isSilence } from '../db/faults.js';
import { insideTransaction } from '../db/nesting.js';
import { errors } from '../errors.js';
import type { EventCause, EventTransactions } from '../messaging/consume/transactions.js';
import { type EncodedEvent, encodeOutgoing, writeOutbox } from '../messaging/publish/outbox.js';
import type { EventFormat } from '../messaging/wire/envelope.js';
import { currentWork } from '../observability/context.js';
import type { Metrics } from '../observability/metrics.js';
import { inSpan, isSameTrace } from '../observability/tracing.js';
import { findRequest, storeRequest } from './requests.js';
import { decodeResponse, encodeResponse } from './responses.js';

const maxAttempts = 8;
const transactionSpan = {
  name: 'transaction',
  kind: 'client',
  attributes: { 'db.system.name': 'postgresql' },
} as const;

/** The one runner of a service process: request log, business clock, outbox and retries around every change. */
export class PostgresRunner extends Runner implements EventTransactions {
  /** Requests that run in this process. */
  private readonly running = new Map<string, Promise<unknown>>();

  /**
   * @param published called after a commit that put events into the outbox
   * @param metrics where transactions and events are counted, in a service
   * @param format how events will be written, which decides whether one is too large
   */
  constructor(
    private readonly dataSource: DataSource,
    private readonly serviceName: string,
    private readonly published: () => void,
    private readonly metrics?: Metrics,
    private readonly format: EventFormat = 'protobuf',
  ) {
    super();
  }

  override async run<Result, Reference = unknown>(
    caller: Caller,
    body: (tx: Tx) => Promise<Result>,
    kept?: ByReference<Result, Reference>,
  ): Promise<Result> {
    return this.withoutTwins(caller, () => this.runOnce(caller, body, kept));
  }

  override async runInParts<Result>(caller: Caller, work: () => Promise<Result>): Promise<Result> {
    return this.withoutTwins(caller, async () => {
      const stored = await this.inTransaction(caller, (tx) => findRequest(tx, caller));
      if (stored !== undefined) return decodeResponse(stored) as Result;
      const result = await work();
      return this.runOnce(caller, () => Promise.resolve(result));
    });
  }

  /** A twin waits without a connection: many of them would take all there are. */
  private async withoutTwins<Result>(
    { actor, operation, requestId }: Caller,
    act: () => Promise<Result>,
  ): Promise<Result> {
    const key = JSON.stringify([actor, operation, requestId]);
    for (let twin = this.running.get(key); twin; twin = this.running.get(key)) {
      await twin.catch(() => undefined);
    }
    const run = act();
    this.running.set(key, run);
    try {
      return await run;
    } finally {
      this.running.delete(key);
    }
  }

  private runOnce<Result, Reference>(
    caller: Caller,
    body: (tx: Tx) => Promise<Result>,
    kept?: ByReference<Result, Reference>,
  ): Promise<Result> {
    const runOnce = async (tx: OpenTransaction): Promise<Result> => {
      const stored = await findRequest(tx, caller);
      if (stored !== undefined) {
        const value = decodeResponse(stored);
        return kept ? kept.read(tx, value as Reference) : (value as Result);
      }
      const response = await body(tx);
      if (!tx.isForgotten) await storeRequest(tx, caller, encodeResponse(kept ? kept.refer(response) : response));
      return response;
    };
    return inSpan(transactionSpan, () => this.untilNoRaceIsLost(caller, runOnce, currentWork()?.deadline));
  }

  override transact<Result>(caller: EventCause, body: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.inTransaction(caller, body);
  }

  /** No statement runs on for a caller who has gone; what it had changed until then is undone. */
  private limitOf(deadline: number | undefined): string {
    const { statement_timeout: usual } = (this.dataSource.options as { extra: { statement_timeout: number } }).extra;
    const left = deadline === undefined ? usual : Math.max(1, deadline - Date.now());
    return left < usual ? `SET LOCAL statement_timeout = ${Math.ceil(left)};` : '';
  }

  /** Opens a transaction, reads the clock, runs the body, writes the outbox and commits; again after a lost race. */
  inTransaction<Result>(context: EventCause, body: (tx: OpenTransaction) => Promise<Result>): Promise<Result> {
    return inSpan(transactionSpan, () => this.untilNoRaceIsLost(context, body));
  }

  private async untilNoRaceIsLost<Result>(
    context: EventCause,
    body: (tx: OpenTransaction) => Promise<Result>,
    deadline?: number,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withClient(this.dataSource, (client) => this.attempt(client, context, body, deadline));
      } catch (error) {
        if (isGivenUp(error) && isOver(deadline)) throw nobodyWaits(error);
        if (!isConcurrencyFailure(error)) throw error;
        if (attempt >= maxAttempts) {
          throw errors.TRANSACTION_CONFLICT('Concurrent changes won every time. Make the same call again.');
        }
        await sleep(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  private async attempt<Result>(
    client: PoolClient,
    context: EventCause,
    body: (tx: OpenTransaction) => Promise<Result>,
    deadline?: number,
  ): Promise<Result> {
    if (isOver(deadline)) throw nobodyWaits();
    const publisher = { service: this.serviceName, format: this.format };
    const ended = this.metrics?.transactions.startTimer();
    try {
      // A database without its tables refuses in the first statement, when the transaction is open already.
      const tx = await OpenTransaction.begin(client, publisher, context, this.limitOf(deadline));
      const { response, events } = await insideTransaction(this.dataSource, async () => {
        const result = await body(tx);
        const emitted = tx.takeEvents();
        if (emitted.length > 0) await writeOutbox(tx, emitted);
        return { response: result, events: emitted };
      });
      // The server says so, and no error, when a statement failed before and the body went on all the same.
      const { command } = await client.query('COMMIT');
      invariant(command === 'COMMIT', 'A transaction was to be committed although one of its statements had failed.');
      ended?.({ outcome: 'committed' });
      if (events.length > 0) this.published();
      for (const { type } of events) this.metrics?.eventsEmitted.inc({ event: type });
      tx.runAfterCommit();
      return response;
    } catch (error) {
      ended?.({ outcome: isConcurrencyFailure(error) ? 'lost a race' : 'rolled back' });
      // The first error is the one to tell, and a connection that says nothing would not say this either.
      if (!isSilence(error)) await rollBack(client);
      throw error;
    }
  }
}

function isOver(deadline: number | undefined): boolean {
  return deadline !== undefined && deadline <= Date.now();
}

function nobodyWaits(cause?: unknown): DomainError {
  return errors.DEADLINE_EXCEEDED('The deadline of the caller passed; nothing was changed.', {}, { cause });
}

/** Who publishes the events of a transaction, and how. */
interface Publisher {
  readonly service: string;
  readonly format: EventFormat;
}

class OpenTransaction implements Tx {
  private constructor(
    private readonly client: PoolClient,
    private readonly publisher: Publisher,
    private readonly context: EventCause,
    readonly now: Date,
    private readonly events: EncodedEvent[] = [],
    private readonly afterCommitActions: (() => void)[] = [],
    private readonly state = { isForgotten: false },
  ) {}

  static async begin(
    client: PoolClient,
    publisher: Publisher,
    context: EventCause,
    limit: string,
  ): Promise<OpenTransaction> {
    const results = (await client.query(
      `BEGIN ISOLATION LEVEL READ COMMITTED; ${limit} SELECT ${nowExpression} AS now FROM clock`,
    )) as unknown as { rows: { now: Date }[] }[];
    const now = results.at(-1)?.rows[0]?.now;
    if (!now) throw errors.CLOCK_MISSING('The clock row is missing. Run the migrations.');
    return new OpenTransaction(client, publisher, context, now);
  }

  get actor(): string {
    return this.context.actor;
  }

  get correlationId(): string {
    return this.context.correlationId;
  }

  get causationId(): string {
    return this.context.causationId;
  }

  get traceparent(): string {
    return this.context.traceparent ?? currentWork()?.traceparent ?? '';
  }

  causedBy({ id, correlationId, traceparent }: CausingEvent): Tx {
    // Within the trace of the event the work in progress is the nearer cause.
    const own = isSameTrace(traceparent, currentWork()?.traceparent) ? {} : { traceparent };
    const context = { actor: this.actor, correlationId, causationId: id, ...own };
    return new OpenTransaction(
      this.client,
      this.publisher,
      context,
      this.now,
      this.events,
      this.afterCommitActions,
      this.state,
    );
  }

  /** The connection, for COPY streams of the platform. */
  get connection(): PoolClient {
    return this.client;
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query(sql, parameters as unknown[]);
    return result.rows as Row[];
  }

  emit<Type extends keyof EventInits>(event: OutgoingEvent<Type>): void {
    const { actor, correlationId, causationId } = this.context;
    const { traceparent } = this;
    const shared = { ...this.publisher, now: this.now, actor, correlationId, causationId, traceparent };
    this.events.push(encodeOutgoing(event, shared));
  }

  afterCommit(action: () => void): void {
    this.afterCommitActions.push(action);
  }

  forgetRequest(): void {
    this.state.isForgotten = true;
  }

  /** What is published was no nothing, whoever said so. */
  get isForgotten(): boolean {
    return this.state.isForgotten && this.events.length === 0;
  }

  takeEvents(): EncodedEvent[] {
    return this.events.splice(0);
  }

  runAfterCommit(): void {
    for (const action of this.afterCommitActions) action();
  }
}
