import { setTimeout as pause } from 'node:timers/promises';
import type { Queryable, Tx } from '#libs/transactions';
import { inWork } from '../../observability/context.js';
import { inSpan } from '../../observability/tracing.js';
import type { MessagingLogger } from '../broker/access.js';
import { failureKind, failureText, noiseOf } from '../broker/failures.js';
import type { MessagingTotals } from '../broker/totals.js';
import type { EventCodec } from '../wire/codec.js';
import { type EventRecord, type ReadRecord, readRecord } from '../wire/record.js';
import { Gathering } from './gathering.js';
import type { HandlerTable } from './handlers.js';
import { planRuns, type Run } from './runs.js';
import { arrivalOf } from './spans.js';
import {
  appendParked,
  type DeadRecord,
  decideDeadLetter,
  type Dedup,
  dedupInInbox,
  insertDeadLetters,
  parkKey,
  type Received,
  type StuckRow,
} from './stuck-events.store.js';
import type { EventTransactions } from './transactions.js';
import { backoffMs, Trial, Waits } from './trial.js';

export interface DispatcherParts {
  readonly group: string;
  readonly service: string;
  readonly prefix: string;
  readonly codec: EventCodec;
  readonly handlers: HandlerTable;
  readonly transactions: EventTransactions;
  readonly database: Queryable;
  readonly totals: MessagingTotals;
  readonly logger: MessagingLogger;
  /** How long an event whose failure may pass is tried before it is parked; ten minutes unless given. */
  readonly patienceMs?: number | undefined;
  /** Transactions at one time. */
  readonly concurrency: number;
}

/** How the owner of a batch is kept informed and keeps the right to call it off. */
export interface BatchControl {
  /** @throws when the work is to be abandoned: the process stops, or the partition is another member's now. */
  check(): void;
  /** Something moved: a transaction ended, or the wait for a dependency went on. */
  progress(): void;
}

/**
 * Gives the records of one partition to their handlers. Everything about an event happens in one transaction: it is
 * noted in the inbox, put behind its key if that is parked, handled, and what follows from it goes to the outbox.
 */
export class Dispatcher {
  /** What cannot go on at present, and why. */
  readonly waits = new Waits();
  /** Runs that succeeded since the start. */
  private successes = 0;
  private readonly gathering: Gathering;

  constructor(private readonly parts: DispatcherParts) {
    this.gathering = new Gathering((run) => this.handle(run), parts.concurrency);
  }

  /** Returns when every record has been handled, parked, dead-lettered or skipped for good. */
  async dispatch(records: readonly EventRecord[], control: BatchControl): Promise<void> {
    const { codec, prefix, handlers, totals } = this.parts;
    const received: Received[] = [];
    const dead: DeadRecord[] = [];
    for (const record of records) {
      const read = readRecord(record, codec, prefix, (type) => handlers.handles(type));
      if (read.kind === 'event') received.push(read);
      else if (read.kind === 'dead') dead.push(read);
      else totals.passedOver += 1;
    }
    if (dead.length > 0) await this.untilRecorded(control, 'dead letters', () => this.deadLetter(dead));
    for (const run of planRuns(received, (type) => handlers.methodOf(type))) await this.settle(run, control);
  }

  /**
   * Gives a dead letter another chance: it is decided in the transaction in which it is handled, or put behind its key
   * where that is parked. Nothing is changed of one that still is no event to be handled here.
   * @param by whoever wants it, as `user:<subject>` or `system:<service>`
   * @param onFailure what is done where the handler fails for good: the key of the event is parked, or it is thrown
   */
  async retryDeadLetter(stuck: StuckRow, by: string, onFailure: 'park' | 'throw'): Promise<ReadRecord> {
    const { codec, prefix, handlers } = this.parts;
    const read = readRecord(stuck.record, codec, prefix, (type) => handlers.handles(type));
    if (read.kind !== 'event') return read;
    const letter = { id: stuck.id, by };
    const run = { method: handlers.methodOf(read.event.type)!, received: [read] };
    try {
      await this.handle(run, letter);
    } catch (error) {
      if (onFailure === 'throw' || failureKind(error) !== 'permanent') throw error;
      await this.park(read, error, 1, letter);
    }
    return read;
  }

  /**
   * Handles a run, or as much of it as can be. A run that fails for good is halved until the event that fails is
   * alone; that one is parked, and the events of its key that come after it queue up behind it. What is no fault of the
   * events is waited for.
   */
  private async settle(run: Run, control: BatchControl): Promise<void> {
    const trial = new Trial(run.received.length === 1, this.successes, this.parts.patienceMs ?? usualPatienceMs);
    try {
      for (;;) {
        control.check();
        const failure = await this.attempt(run, control);
        if (!failure) return;
        const next = trial.after(failure.error, this.successes);
        if (next.act === 'wait') {
          this.waits.note(run, next.kind);
          this.tellWait(next.kind, failure.error, trial.failures);
          await pause(next.forMs);
        } else if (next.act === 'halve') {
          this.waits.end(run);
          return await this.settleHalves(run, control);
        } else {
          const { error } = failure;
          return await this.untilRecorded(control, 'a parked event', () =>
            this.park(run.received[0]!, error, trial.failures),
          );
        }
      }
    } finally {
      this.waits.end(run);
    }
  }

  private async attempt(run: Run, control: BatchControl): Promise<{ error: unknown } | undefined> {
    try {
      await this.gathering.add(run);
      this.successes += 1;
      return undefined;
    } catch (error) {
      this.parts.totals.failures += 1;
      return { error };
    } finally {
      control.progress();
    }
  }

  private async settleHalves(run: Run, control: BatchControl): Promise<void> {
    const middle = run.received.length >> 1;
    await this.settle({ ...run, received: run.received.slice(0, middle) }, control);
    await this.settle({ ...run, received: run.received.slice(middle) }, control);
  }

  private handle(run: Run, letter?: Letter): Promise<void> {
    const { work, span } = arrivalOf(run.received, this.parts.group);
    return inWork(work, () => inSpan(span, () => this.handleOnce(run, letter)));
  }

  private async handleOnce(run: Run, letter?: Letter): Promise<void> {
    const { group, totals, transactions } = this.parts;
    const dedup = (tx: Queryable): Promise<Dedup> => dedupInInbox(tx, group, run.received);
    const body = async (tx: Tx, noted: Dedup | undefined): Promise<{ handled: number; waiting: number }> => {
      if (letter && !(await decideReplayed(tx, letter))) return { handled: 0, waiting: 0 };
      const { fresh, waiting } = await this.putBehindKeys(tx, noted ?? (await dedup(tx)));
      if (fresh.length > 0) {
        await run.method.call(
          fresh.map(({ event }) => event),
          tx,
        );
      }
      return { handled: fresh.length, waiting: waiting.length };
    };
    const done = await transactions.inTransaction(this.causeOf(run.received), body, letter ? undefined : dedup);
    totals.handled += done.handled;
    totals.parked += done.waiting;
    totals.duplicates += run.received.length - done.handled - done.waiting;
  }

  /** Puts new events behind their key where that is parked. */
  private async putBehindKeys(
    tx: Tx,
    { fresh, parkedKeys }: Dedup,
  ): Promise<{ fresh: readonly Received[]; waiting: readonly Received[] }> {
    const { group } = this.parts;
    if (parkedKeys.size === 0) return { fresh, waiting: [] };
    const waiting = fresh.filter(({ event }) => parkedKeys.has(event.key));
    if (waiting.length > 0) await appendParked(tx, group, waiting, 'Waits behind an earlier event of its key.', 0);
    return { fresh: fresh.filter(({ event }) => !parkedKeys.has(event.key)), waiting };
  }

  private async park(failed: Received, error: unknown, tries: number, letter?: Letter): Promise<void> {
    const { group, totals, logger, transactions } = this.parts;
    const { event, record } = failed;
    const text = failureText(error);
    const parked = await transactions.inTransaction(this.causeOf([failed]), async (tx) => {
      if (letter && !(await decideReplayed(tx, letter))) return false;
      const { fresh } = await dedupInInbox(tx, group, [failed]);
      if (fresh.length === 0) return false;
      await parkKey(tx, group, record.topic, event.key, text);
      await appendParked(tx, group, [failed], text, tries);
      return true;
    });
    if (!parked) return;
    totals.parked += 1;
    const { id, type, key } = event;
    logger.error(
      { eventId: id, type, key, topic: record.topic, error: text },
      'An event failed and is parked with its key.',
    );
  }

  private async deadLetter(dead: readonly DeadRecord[]): Promise<void> {
    const { group, totals, logger, transactions, service } = this.parts;
    const cause = { actor: `system:${service}`, correlationId: `dead-letters/${group}`, causationId: '' };
    // Read after the wait, since other partitions count as well.
    const added = await transactions.inTransaction(cause, (tx) => insertDeadLetters(tx, group, dead));
    totals.deadLettered += added;
    for (const { record, reason, detail } of dead) {
      const { topic, partition, offset } = record;
      logger.error({ topic, partition, offset, reason, detail }, 'A record cannot be handled and is a dead letter.');
    }
  }

  /** Retries until the record is written, since nothing can advance before it. */
  private async untilRecorded(control: BatchControl, what: string, act: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      control.check();
      try {
        await act();
        control.progress();
        return;
      } catch (error) {
        this.parts.logger[noiseOf(error)](
          { error: failureText(error), tries },
          `Recording ${what} failed; the partition waits.`,
        );
        if (failureKind(error) !== 'permanent') control.progress();
        await pause(backoffMs(tries, 2000));
      }
    }
  }

  /** A single event is the cause of all that follows; of many, the handler says which, see Tx.causedBy. */
  private causeOf(received: readonly Received[]): { actor: string; correlationId: string; causationId: string } {
    const { id, correlationId } = received[0]!.event;
    return { actor: `system:${this.parts.service}`, correlationId, causationId: received.length === 1 ? id : '' };
  }

  private tellWait(kind: string, error: unknown, failures: number): void {
    if (failures % 15 !== 0) return;
    this.parts.logger[kind === 'away' ? 'debug' : 'warn'](
      { kind, error: failureText(error), failures },
      'Events cannot be handled at present; the partition waits.',
    );
  }
}

/** A dead letter that is tried again, and by whom. */
interface Letter {
  readonly id: bigint;
  readonly by: string;
}

function decideReplayed(tx: Queryable, { id, by }: Letter): Promise<boolean> {
  return decideDeadLetter(tx, id, { decision: 'REPLAYED', by, reason: '' });
}

const usualPatienceMs = 600_000;
