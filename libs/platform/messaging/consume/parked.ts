import { DomainError } from '#libs/errors';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import { errors } from '../../errors.js';
import { inSpan } from '../../observability/tracing.js';
import type { MessagingLogger } from '../broker/access.js';
import { failureText } from '../broker/failures.js';
import type { MessagingTotals } from '../broker/totals.js';
import { deadLetterState } from '../inbox/inbox.sql.js';
import type { EventCodec } from '../wire/codec.js';
import type { EventHeaders } from '../wire/envelope.js';
import { readRecord } from '../wire/record.js';
import { refusedGroup } from '../wire/topic-names.js';
import type { AnyEvent } from '../wire/types.js';
import type { HandlerTable } from './handlers.js';
import { replaying } from './spans.js';
import { contentOf, type StuckContent } from './stuck-content.js';
import { firstParked, type StuckRow, takeParked } from './stuck-events.store.js';
import type { EventTransactions } from './transactions.js';

/** A key whose events wait behind one that failed. */
export interface ParkedKey {
  /** The consumer group; `outbox` where the broker refuses an event of this service. */
  readonly group: string;
  readonly topic: string;
  readonly key: string;
  readonly eventCount: number;
  /** Error of the first event at its last try. */
  readonly error: string;
  readonly parkedAt: Date;
}

/** An event that waits behind its key, or is or was a dead letter. */
export interface StuckEvent {
  /** Row id; the order in which the events were stored. */
  readonly id: bigint;
  /** Empty where a dead letter has none. */
  readonly eventId: string;
  readonly type: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string;
  readonly reason: string;
  readonly attemptCount: number;
  readonly heldAt: Date;
}

/** Sort key of the list of parked keys. */
export type ParkedKeyPosition = readonly [group: string, topic: string, key: string];

export interface ReplayOutcome {
  readonly replayed: number;
  readonly left: number;
  /** Why it stopped; empty when the key is free. */
  readonly error: string;
}

/** Counts of stuck events. */
export interface StuckCounts {
  readonly parkedKeys: number;
  readonly parkedEvents: number;
  /** Keys whose events are not published, as the broker refuses one. */
  readonly refusedKeys: number;
  /** Those about which nobody has decided. */
  readonly deadLetters: number;
}

/** Columns of a query that returns `StuckCounts`. */
export const stuckCounts = `
  (SELECT count(*)::int FROM parked_keys WHERE group_name <> '${refusedGroup}') AS "parkedKeys",
  (SELECT count(*)::int FROM parked_events WHERE group_name <> '${refusedGroup}') AS "parkedEvents",
  (SELECT count(*)::int FROM parked_keys WHERE group_name = '${refusedGroup}') AS "refusedKeys",
  (SELECT count(*)::int FROM dead_letters WHERE ${deadLetterState} = 'OPEN') AS "deadLetters"`;

export interface ParkedParts {
  readonly service: string;
  readonly prefix: string;
  readonly codec: EventCodec;
  readonly handlers: HandlerTable;
  readonly database: Queryable;
  readonly transactions: EventTransactions;
  readonly totals: MessagingTotals;
  readonly logger: MessagingLogger;
  /** Puts events that the broker refused back into the outbox. @returns how many, undefined when none are set aside */
  readonly release: (tx: Tx, topic: string, key: string) => Promise<number | undefined>;
}

/** Operator commands for events that could not be handled. */
export class ParkedEvents {
  constructor(private readonly parts: ParkedParts) {}

  async listKeys({ after, limit }: PageRequest<ParkedKeyPosition>): Promise<ParkedKey[]> {
    const rows = await this.parts.database.query<Omit<ParkedKey, 'eventCount'> & { event_count: number }>(
      `SELECT k.group_name AS "group", k.topic, k.key, k.error, k.parked_at AS "parkedAt",
              (SELECT count(*)::int FROM parked_events e
                WHERE e.group_name = k.group_name AND e.topic = k.topic AND e.key = k.key) AS event_count
         FROM parked_keys k
        WHERE $2::text IS NULL OR (k.group_name, k.topic, k.key) > ($2, $3, $4)
        ORDER BY k.group_name, k.topic, k.key LIMIT $1`,
      [limit, ...(after ?? [null, null, null])],
    );
    return rows.map(({ event_count, ...key }) => ({ ...key, eventCount: event_count }));
  }

  /** The events of a key in order, the first 500. */
  get(group: string, topic: string, key: string): Promise<StuckEvent[]> {
    return this.parts.database.query<StuckEvent>(
      `SELECT ${parkedColumns} FROM parked_events WHERE group_name = $1 AND topic = $2 AND key = $3
        ORDER BY id LIMIT 500`,
      [group, topic, key],
    );
  }

  /** One parked event with what is in it. @throws PARKED_EVENT_NOT_FOUND */
  async event(group: string, topic: string, key: string, eventId: string): Promise<StuckEvent & StuckContent> {
    const [row] = await this.parts.database.query<StuckEvent & { headers: EventHeaders; payload: Buffer }>(
      `SELECT ${parkedColumns}, headers, payload FROM parked_events
        WHERE group_name = $1 AND topic = $2 AND key = $3 AND event_id::text = $4`,
      [group, topic, key, eventId],
    );
    if (!row) throw errors.PARKED_EVENT_NOT_FOUND(`No event ${eventId} of the key ${key} is parked there.`);
    const { headers, payload, ...event } = row;
    return { ...event, ...contentOf({ group, headers, value: payload }, this.parts.codec) };
  }

  async counts(): Promise<StuckCounts> {
    const [row] = await this.parts.database.query<StuckCounts>(`SELECT ${stuckCounts}`);
    return row!;
  }

  /**
   * Gives the parked events of a key to their handlers, or those that the broker refused back to the outbox, each in a
   * transaction of its own and in order, and frees the key after the last. It stops at the first that fails again.
   * Events of the key that arrive at the same time queue up and are handled as well.
   *
   * @param by who wants it, `user:<subject>`; it is kept with the events that had failed
   * @throws PARKED_KEY_NOT_FOUND
   */
  async replay(group: string, topic: string, key: string, by: string): Promise<ReplayOutcome> {
    if (group === refusedGroup) return this.release(topic, key);
    let replayed = 0;
    let first = await firstParked(this.parts.database, group, topic, key);
    if (!first) throw keyNotFound(key);
    while (first) {
      try {
        if (await this.replayOne(group, first, by)) replayed += 1;
      } catch (error) {
        return { replayed, ...(await this.note(group, first, failureText(error))) };
      }
      first = await firstParked(this.parts.database, group, topic, key);
    }
    return { replayed, left: 0, error: '' };
  }

  /**
   * Sets the first event of a key aside for good; it is kept as a dead letter with who dropped it and why. The events
   * behind it wait for a replay, and the key is free when there are none.
   *
   * @param tx the caller's transaction, so that a repeat of the request has no second effect
   * @throws PARKED_KEY_NOT_FOUND, PARKED_EVENT_NOT_FIRST
   */
  async dropFirst(
    tx: Tx,
    group: string,
    topic: string,
    key: string,
    eventId: string,
    reason: string,
  ): Promise<{ left: number }> {
    if (!(await lockKey(tx, group, topic, key))) throw keyNotFound(key);
    const [first] = await tx.query<{ id: bigint; event_id: string }>(
      `SELECT id, event_id FROM parked_events WHERE group_name = $1 AND topic = $2 AND key = $3 ORDER BY id LIMIT 1`,
      [group, topic, key],
    );
    if (first?.event_id !== eventId) {
      const message = `${eventId} is not the first parked event of ${key}; ${first?.event_id ?? 'none'} is.`;
      throw errors.PARKED_EVENT_NOT_FIRST(message);
    }
    await takeParked(tx, first.id, { decision: 'DROPPED', by: tx.actor, reason });
    return { left: await freeWhenEmpty(tx, group, topic, key) };
  }

  private async release(topic: string, key: string): Promise<ReplayOutcome> {
    const { transactions, service, release } = this.parts;
    const cause = { actor: `system:${service}`, correlationId: `release/${key}`, causationId: '' };
    const released = await transactions.inTransaction(cause, (tx) => release(tx, topic, key));
    if (released === undefined) throw keyNotFound(key);
    return { replayed: released, left: 0, error: '' };
  }

  /** @returns false when another replay was faster */
  private async replayOne(group: string, stuck: StuckRow, by: string): Promise<boolean> {
    const { codec, prefix, handlers, totals, transactions, service } = this.parts;
    const { topic, key } = stuck.record;
    const read = readRecord(stuck.record, codec, prefix, (type) => handlers.handles(type));
    if (read.kind === 'dead') throw new DomainError(read.reason, 'invalid', read.detail);
    if (read.kind === 'passed') throw handlerMissing(stuck.record.headers.ce_type!);
    const { event } = read;
    const { id: causationId, correlationId, traceparent } = event;
    const cause = { actor: `system:${service}`, correlationId, causationId, traceparent };
    const take = async (tx: Tx): Promise<boolean> => {
      // The lock on the key keeps other replays away and arriving events of the key behind this one.
      if (!(await lockKey(tx, group, topic, key!))) return false;
      if (!(await takeParked(tx, stuck.id, { decision: 'REPLAYED', by, reason: '' }))) return false;
      await this.handle(event, tx);
      await freeWhenEmpty(tx, group, topic, key!);
      return true;
    };
    const done = await inSpan(replaying(read), () => transactions.inTransaction(cause, take));
    if (done) {
      totals.handled += 1;
      totals.replayed += 1;
    }
    return done;
  }

  private async handle(event: AnyEvent, tx: Tx): Promise<void> {
    await this.parts.handlers.methodOf(event.type)!.call([event], tx);
  }

  private async note(group: string, stuck: StuckRow, error: string): Promise<{ left: number; error: string }> {
    const { topic, key } = stuck.record;
    const [row] = await this.parts.database.query<{ left: number }>(
      `WITH tried AS (UPDATE parked_events SET attempts = attempts + 1, reason = $4 WHERE id = $5),
            told AS (UPDATE parked_keys SET error = $4 WHERE group_name = $1 AND topic = $2 AND key = $3)
       SELECT count(*)::int AS left FROM parked_events WHERE group_name = $1 AND topic = $2 AND key = $3`,
      [group, topic, key, error, stuck.id],
    );
    this.parts.logger.error({ group, topic, key, error }, 'A parked event failed again.');
    return { left: row!.left, error };
  }
}

const parkedColumns = `id, event_id AS "eventId", type, topic, partition, record_offset AS "offset", key, reason,
  attempts AS "attemptCount", parked_at AS "heldAt"`;

async function lockKey(tx: Queryable, group: string, topic: string, key: string): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 AS one FROM parked_keys WHERE group_name = $1 AND topic = $2 AND key = $3 FOR UPDATE',
    [group, topic, key],
  );
  return rows.length > 0;
}

/** @returns how many events of the key are left */
async function freeWhenEmpty(tx: Queryable, group: string, topic: string, key: string): Promise<number> {
  const [row] = await tx.query<{ left: number }>(
    `SELECT count(*)::int AS left FROM parked_events WHERE group_name = $1 AND topic = $2 AND key = $3`,
    [group, topic, key],
  );
  const left = row!.left;
  const values = [group, topic, key];
  if (left === 0) {
    await tx.query('DELETE FROM parked_keys WHERE group_name = $1 AND topic = $2 AND key = $3', values);
  }
  return left;
}

function keyNotFound(key: string): DomainError {
  return errors.PARKED_KEY_NOT_FOUND(`No events of the key ${key} are parked there.`);
}

function handlerMissing(type: string): DomainError {
  return errors.HANDLER_MISSING(`This service handles no ${type} any more. Drop the event instead.`);
}
