import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { EventInits } from '#libs/contracts';
import { type Caller, type CausingEvent, type OutgoingEvent, Runner, type Tx } from '#libs/transactions';
import { nowExpression } from '../db/connection.js';
import { rollBack, withClient } from '../db/database.js';
import { isConcurrencyFailure, isSilence } from '../db/faults.js';
import { errors } from '../errors.js';
import type { EventCause, EventTransactions } from '../messaging/consume/transactions.js';
import { type EncodedEvent, encodeOutgoing, writeOutbox } from '../messaging/publish/outbox.js';
import { currentWork } from '../observability/context.js';
import type { Metrics } from '../observability/metrics.js';
import { inSpan, isSameTrace } from '../observability/tracing.js';
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
   */
  constructor(
    private readonly dataSource: DataSource,
    private readonly serviceName: string,
    private readonly published: () => void,
    private readonly metrics?: Metrics,
  ) {
    super();
  }

  override async run<Result>(caller: Caller, body: (tx: Tx) => Promise<Result>): Promise<Result> {
    const { requestId } = caller;
    // A twin waits without a connection: many of them would take all there are, and the first may need one more.
    for (let twin = this.running.get(requestId); twin; twin = this.running.get(requestId)) {
      await twin.catch(() => undefined);
    }
    const run = this.runOnce(caller, body);
    this.running.set(requestId, run);
    try {
      return await run;
    } finally {
      this.running.delete(requestId);
    }
  }

  private runOnce<Result>(caller: Caller, body: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.inTransaction(caller, async (tx) => {
      const fresh = await tx.query(
        `INSERT INTO requests (request_id, operation, input_hash) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING request_id`,
        [caller.requestId, caller.operation, caller.inputHash],
      );
      if (fresh.length === 0) return storedResponse<Result>(tx, caller);
      const response = await body(tx);
      await tx.query('UPDATE requests SET response = $2 WHERE request_id = $1', [
        caller.requestId,
        encodeResponse(response),
      ]);
      return response;
    });
  }

  override transact<Result>(caller: EventCause, body: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.inTransaction(caller, body);
  }

  /** Opens a transaction, reads the clock, runs the body, writes the outbox and commits; again after a lost race. */
  inTransaction<Result>(context: EventCause, body: (tx: Tx) => Promise<Result>): Promise<Result> {
    return inSpan(transactionSpan, () => this.untilNoRaceIsLost(context, body));
  }

  private async untilNoRaceIsLost<Result>(context: EventCause, body: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withClient(this.dataSource, (client) => this.attempt(client, context, body));
      } catch (error) {
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
    body: (tx: Tx) => Promise<Result>,
  ): Promise<Result> {
    const ended = this.metrics?.transactions.startTimer();
    try {
      // A database without its tables refuses in the first statement, when the transaction is open already.
      const tx = await OpenTransaction.begin(client, this.serviceName, context);
      const response = await body(tx);
      const events = tx.takeEvents();
      if (events.length > 0) await writeOutbox(tx, events);
      await client.query('COMMIT');
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

class OpenTransaction implements Tx {
  private constructor(
    private readonly client: PoolClient,
    private readonly serviceName: string,
    private readonly context: EventCause,
    readonly now: Date,
    private readonly events: EncodedEvent[] = [],
    private readonly afterCommitActions: (() => void)[] = [],
  ) {}

  static async begin(client: PoolClient, serviceName: string, context: EventCause): Promise<OpenTransaction> {
    const results = (await client.query(
      `BEGIN ISOLATION LEVEL READ COMMITTED; SELECT ${nowExpression} AS now FROM clock`,
    )) as unknown as { rows: { now: Date }[] }[];
    const now = results[1]?.rows[0]?.now;
    if (!now) throw errors.CLOCK_MISSING('The clock row is missing. Run the migrations.');
    return new OpenTransaction(client, serviceName, context, now);
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
    return new OpenTransaction(this.client, this.serviceName, context, this.now, this.events, this.afterCommitActions);
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
    const shared = { service: this.serviceName, now: this.now, actor, correlationId, causationId, traceparent };
    this.events.push(encodeOutgoing(event, shared));
  }

  afterCommit(action: () => void): void {
    this.afterCommitActions.push(action);
  }

  takeEvents(): EncodedEvent[] {
    return this.events.splice(0);
  }

  runAfterCommit(): void {
    for (const action of this.afterCommitActions) action();
  }
}

async function storedResponse<Result>(tx: Tx, caller: Caller): Promise<Result> {
  const [stored] = await tx.query<{ operation: string; input_hash: string; response: unknown }>(
    'SELECT operation, input_hash, response FROM requests WHERE request_id = $1',
    [caller.requestId],
  );
  if (!stored || stored.operation !== caller.operation || stored.input_hash !== caller.inputHash) {
    throw errors.REQUEST_KEY_REUSED(
      `Request id ${caller.requestId} was used before for another request. Choose a new request id for a new request.`,
    );
  }
  return decodeResponse(stored.response) as Result;
}
