import type { PoolClient } from 'pg';
import type { EventInits } from '#libs/contracts';
import type { Caller, CausingEvent, OutgoingEvent, Tx } from '#libs/transactions';
import { nowExpression } from '../db/connection.js';
import { queryableOf } from '../db/database.js';
import { errors } from '../errors.js';
import type { EventCause } from '../messaging/consume/transactions.js';
import { type EncodedEvent, encodeOutgoing } from '../messaging/publish/outbox.js';
import type { EventFormat } from '../messaging/wire/envelope.js';
import { currentWork } from '../observability/context.js';
import { isSameTrace } from '../observability/tracing.js';

/** Who publishes the events of a transaction, and how. */
export interface Publisher {
  readonly service: string;
  readonly format: EventFormat;
}

export class OpenTransaction implements Tx {
  private constructor(
    private readonly client: PoolClient,
    private readonly publisher: Publisher,
    private readonly context: EventCause,
    readonly now: Date,
    private readonly events: EncodedEvent[] = [],
    private readonly afterCommitActions: (() => void)[] = [],
    private readonly state: { isForgotten: boolean; last?: () => Promise<void> } = { isForgotten: false },
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
    return this.in({ actor: this.actor, correlationId, causationId: id, ...own });
  }

  onBehalfOf({ actor, correlationId, causationId }: Caller): Tx {
    return this.in({ actor, correlationId, causationId });
  }

  /** The connection, for COPY streams of the platform. */
  get connection(): PoolClient {
    return this.client;
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return queryableOf(this.client).query<Row>(sql, parameters);
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

  /** A statement that is sent with COMMIT. */
  last(write: () => Promise<void>): void {
    this.state.last = write;
  }

  async writeLast(): Promise<void> {
    await this.state.last?.();
  }

  takeEvents(): EncodedEvent[] {
    return this.events.splice(0);
  }

  runAfterCommit(): void {
    for (const action of this.afterCommitActions) action();
  }

  private in(context: EventCause): OpenTransaction {
    const { client, publisher, now, events, afterCommitActions, state } = this;
    return new OpenTransaction(client, publisher, context, now, events, afterCommitActions, state);
  }
}
