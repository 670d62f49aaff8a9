import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { type DomainError, invariant } from '#libs/errors';
import {
  type ByReference,
  type Caller,
  type Queryable,
  Runner,
  type SharedCall,
  type SharedMutation,
  type Tx,
} from '#libs/transactions';
import { queryableOf, rollBack, withClient } from '../db/database.js';
import { isConcurrencyFailure, isGivenUp, isSilence } from '../db/faults.js';
import { insideTransaction } from '../db/nesting.js';
import { errors } from '../errors.js';
import type { EventCause, EventTransactions } from '../messaging/consume/transactions.js';
import { writeOutbox } from '../messaging/publish/outbox.js';
import type { EventFormat } from '../messaging/wire/envelope.js';
import { currentWork } from '../observability/context.js';
import type { Metrics } from '../observability/metrics.js';
import { inSpan } from '../observability/tracing.js';
import { OpenTransaction, type Publisher } from './open-transaction.js';
import { findRequest, findRequests, requestKey, storeRequests } from './requests.js';
import { decodeResponse, encodeResponse } from './responses.js';
import { SharedRequests } from './shared-requests.js';

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
      const stored = await this.inTransaction(caller, (_tx, found) => Promise.resolve(found), finding(caller));
      if (stored !== undefined) return decodeResponse(stored) as Result;
      const result = await work();
      return this.runOnce(caller, () => Promise.resolve(result));
    });
  }

  override shared<Input, Prepared, Result>(
    mutation: SharedMutation<Input, Prepared, Result>,
  ): (caller: Caller, input: Input) => Promise<Result> {
    const requests = new SharedRequests<Input, Result>((calls) => this.runTogether(calls, mutation));
    return (caller, input) => requests.add(caller, input);
  }

  private async runTogether<Input, Prepared, Result>(
    calls: readonly SharedCall<Input>[],
    { prepare, carryOut }: SharedMutation<Input, Prepared, Result>,
  ): Promise<readonly PromiseSettledResult<Result>[]> {
    const prepared = await prepare(calls);
    const find = (tx: Queryable) =>
      findRequests(
        tx,
        calls.map(({ caller }) => caller),
      );
    const body = async (
      tx: OpenTransaction,
      found: readonly PromiseSettledResult<unknown>[],
    ): Promise<readonly PromiseSettledResult<Result>[]> => {
      const isFresh = (_call: unknown, index: number): boolean => {
        const stored = found[index]!;
        return stored.status === 'fulfilled' && stored.value === undefined;
      };
      const fresh = calls.filter(isFresh);
      const done = fresh.length > 0 ? await carryOut(tx, fresh, prepared) : [];
      const answered = done.flatMap((outcome, index) =>
        outcome.status === 'fulfilled'
          ? [{ caller: fresh[index]!.caller, response: encodeResponse(outcome.value) }]
          : [],
      );
      tx.last(() => storeRequests(tx, answered));
      const outcomes = done.values();
      return found.map((stored, index) => {
        if (isFresh(calls[index], index)) return outcomes.next().value!;
        if (stored.status === 'rejected') return stored;
        return { status: 'fulfilled', value: decodeResponse(stored.value) as Result };
      });
    };
    return inSpan(transactionSpan, () => this.untilNoRaceIsLost(calls[0]!.caller, body, find));
  }

  /** A twin waits without a connection: many of them would take all there are. */
  private async withoutTwins<Result>(caller: Caller, act: () => Promise<Result>): Promise<Result> {
    const key = requestKey(caller);
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
    const runOnce = async (tx: OpenTransaction, stored: unknown): Promise<Result> => {
      if (stored !== undefined) {
        const value = decodeResponse(stored);
        return kept ? kept.read(tx, value as Reference) : (value as Result);
      }
      const response = await body(tx);
      if (!tx.isForgotten) {
        const text = encodeResponse(kept ? kept.refer(response) : response);
        tx.last(() => storeRequests(tx, [{ caller, response: text }]));
      }
      return response;
    };
    const { deadline } = currentWork() ?? {};
    return inSpan(transactionSpan, () => this.untilNoRaceIsLost(caller, runOnce, finding(caller), deadline));
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
  inTransaction<Result, First = undefined>(
    context: EventCause,
    body: Body<Result, First>,
    first?: Opening<First>,
  ): Promise<Result> {
    return inSpan(transactionSpan, () => this.untilNoRaceIsLost(context, body, first));
  }

  private async untilNoRaceIsLost<Result, First>(
    context: EventCause,
    body: Body<Result, First>,
    first?: Opening<First>,
    deadline?: number,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withClient(this.dataSource, (client) => this.attempt(client, context, { first, body }, deadline));
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

  /**
   * What needs no response to what was asked before is sent with it: the first statement with BEGIN, and the outbox and
   * the request with COMMIT. Where one fails, the server refuses those after it and turns COMMIT into ROLLBACK.
   */
  private async attempt<Result, First>(
    client: PoolClient,
    context: EventCause,
    { first, body }: { first: Opening<First> | undefined; body: Body<Result, First> },
    deadline?: number,
  ): Promise<Result> {
    if (isOver(deadline)) throw nobodyWaits();
    const publisher: Publisher = { service: this.serviceName, format: this.format };
    const ended = this.metrics?.transactions.startTimer();
    try {
      // A database without its tables refuses in the first statement, when the transaction is open already.
      const begun = OpenTransaction.begin(client, publisher, context, this.limitOf(deadline));
      const [tx, found] = await Promise.all([begun, first?.(queryableOf(client))]);
      const { response, events } = await insideTransaction(this.dataSource, async () => {
        const result = await body(tx, found as First);
        const emitted = tx.takeEvents();
        const writing = [writeOutbox(tx, emitted), tx.writeLast(), client.query('COMMIT')] as const;
        const [, , { command }] = await Promise.all(writing);
        // The server says so, and no error, when a statement failed before and the body went on all the same.
        invariant(command === 'COMMIT', 'A transaction was to be committed although one of its statements had failed.');
        return { response: result, events: emitted };
      });
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

/** What a transaction does, with the response to its first statement. */
type Body<Result, First> = (tx: OpenTransaction, first: First) => Promise<Result>;
/** The first statement of a transaction. */
type Opening<First> = (tx: Queryable) => Promise<First>;

function finding(caller: Caller): Opening<unknown> {
  return (tx) => findRequest(tx, caller);
}

function isOver(deadline: number | undefined): boolean {
  return deadline !== undefined && deadline <= Date.now();
}

function nobodyWaits(cause?: unknown): DomainError {
  return errors.DEADLINE_EXCEEDED('The deadline of the caller passed; nothing was changed.', {}, { cause });
}
