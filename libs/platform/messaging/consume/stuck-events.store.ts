import type { Queryable } from '#libs/transactions';
import { isSlowness, TwinAtWork } from '../broker/failures.js';
import { deadLetterState } from '../inbox/inbox.sql.js';
import type { EventHeaders } from '../wire/envelope.js';
import type { DeadReason, EventRecord } from '../wire/record.js';
import { refusedGroup } from '../wire/topic-names.js';
import type { AnyEvent } from '../wire/types.js';

/** An event with the record it came in. */
export interface Received {
  readonly event: AnyEvent;
  readonly record: EventRecord;
}

/** A record that cannot be handled. */
export interface DeadRecord {
  readonly record: EventRecord;
  readonly reason: DeadReason;
  readonly detail: string;
}

/** A parked event or dead letter, as it is needed to try again. */
export interface StuckRow {
  readonly id: bigint;
  readonly record: EventRecord;
}

/** What was decided about a dead letter or a parked event. */
export interface Decision {
  readonly decision: 'REPLAYED' | 'DROPPED';
  /** `user:<subject>`; `system:<service>` where a release handled by itself what it knows now. */
  readonly by: string;
  /** Empty for a replay. */
  readonly reason: string;
}

/** Which events of a batch are new at the inbox, and which of their keys are parked. */
export interface Dedup {
  /** The events that were not noted before, each once. */
  readonly fresh: Received[];
  /** Keys of the events that are parked; they stay so until the transaction ends. */
  readonly parkedKeys: ReadonlySet<string>;
}

/**
 * Notes events of one topic as handled; a concurrent twin is waited for.
 * @throws TwinAtWork when that twin did not end in time
 */
export async function dedupInInbox(tx: Queryable, group: string, received: readonly Received[]): Promise<Dedup> {
  const keys = [...new Set(received.map(({ event }) => event.key))];
  const noted = tx.query<{ all_fresh: boolean; fresh: string[] | null; parked: string[] | null }>(
    'SELECT all_fresh, fresh, parked FROM inbox_dedup($1::uuid[], $2, $3, $4::text[])',
    [received.map(({ event }) => event.id), group, received[0]!.record.topic, keys],
  );
  const [row] = await noted.catch((error: unknown) => {
    throw isSlowness(error) ? new TwinAtWork(error) : error;
  });
  const { all_fresh: allFresh, fresh, parked } = row!;
  const parkedKeys = new Set(parked);
  if (allFresh) return { fresh: [...received], parkedKeys };
  const ids = new Set(fresh);
  // Deleting from the set drops the second copy of an event that the same batch holds twice.
  return { fresh: received.filter(({ event }) => ids.delete(event.id)), parkedKeys };
}

export async function parkKey(tx: Queryable, group: string, topic: string, key: string, error: string): Promise<void> {
  await tx.query(
    `INSERT INTO parked_keys (group_name, topic, key, error) VALUES ($1, $2, $3, $4)
     ON CONFLICT (group_name, topic, key) DO NOTHING`,
    [group, topic, key, error],
  );
}

export async function appendParked(
  tx: Queryable,
  group: string,
  received: readonly Received[],
  reason: string,
  attempts: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO parked_events
       (group_name, topic, key, event_id, type, partition, record_offset, headers, payload, reason, attempts)
     SELECT $1, $2, row.key, row.event_id, row.type, row.partition, row.record_offset, row.headers, row.payload, $3, $4
       FROM unnest($5::text[], $6::uuid[], $7::text[], $8::int[], $9::bigint[], $10::text[]::json[], $11::bytea[])
         AS row (key, event_id, type, partition, record_offset, headers, payload)`,
    [
      group,
      received[0]!.record.topic,
      reason,
      attempts,
      received.map(({ event }) => event.key),
      received.map(({ event }) => event.id),
      received.map(({ event }) => event.type),
      received.map(({ record }) => record.partition),
      received.map(({ record }) => record.offset),
      received.map(({ record }) => JSON.stringify(record.headers)),
      received.map(({ record }) => record.value),
    ],
  );
}

/** @returns how many were new; a record that was read again is there already. */
export async function insertDeadLetters(tx: Queryable, group: string, dead: readonly DeadRecord[]): Promise<number> {
  const rows = await tx.query(
    `INSERT INTO dead_letters (group_name, topic, partition, record_offset, record_time, key, event_id, type, headers,
                               payload, reason, detail)
     SELECT $1, row.* FROM unnest($2::text[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
                                  $9::text[]::json[], $10::bytea[], $11::text[], $12::text[]) AS row
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      group,
      dead.map(({ record }) => record.topic),
      dead.map(({ record }) => record.partition),
      dead.map(({ record }) => record.offset),
      dead.map(({ record }) => record.time),
      dead.map(({ record }) => storable(record.key)),
      dead.map(({ record }) => storable(record.headers.ce_id ?? null)),
      dead.map(({ record }) => storable(record.headers.ce_type ?? null)),
      dead.map(({ record }) => JSON.stringify(record.headers).replaceAll('\\u0000', '\\ufffd')),
      dead.map(({ record }) => record.value),
      dead.map(({ reason }) => reason),
      dead.map(({ detail }) => storable(detail)),
    ],
  );
  return rows.length;
}

/** The first parked event of a key. */
export async function firstParked(
  query: Queryable,
  group: string,
  topic: string,
  key: string,
): Promise<StuckRow | undefined> {
  const [row] = await query.query<StuckColumns>(
    `SELECT id, topic, partition, record_offset, '0' AS record_time, key, headers, payload FROM parked_events
      WHERE group_name = $1 AND topic = $2 AND key = $3 ORDER BY id LIMIT 1`,
    [group, topic, key],
  );
  return row && stuckRow(row);
}

/** Open dead letters whose type one of these is, in the order they came. */
export async function deadOfTypes(query: Queryable, group: string, types: readonly string[]): Promise<StuckRow[]> {
  const rows = await query.query<StuckColumns>(
    `SELECT id, topic, partition, record_offset, record_time, key, headers, payload FROM dead_letters
      WHERE group_name = $1 AND reason = 'UNKNOWN_TYPE' AND type = ANY($2) AND decision IS NULL ORDER BY id LIMIT 500`,
    [group, types],
  );
  return rows.map(stuckRow);
}

/** A dead letter as it is tried again, whatever its state. */
export async function findDeadLetter(query: Queryable, id: bigint): Promise<StuckRow | undefined> {
  const [row] = await query.query<StuckColumns>(
    `SELECT id, topic, partition, record_offset, record_time, key, headers, payload FROM dead_letters WHERE id = $1`,
    [id],
  );
  return row && stuckRow(row);
}

/**
 * Ends a dead letter. What was handled keeps no payload: the topic and the tables of the service have it.
 * @returns whether it was open; its row stays locked until the transaction ends
 */
export async function decideDeadLetter(
  tx: Queryable,
  id: bigint,
  { decision, by, reason }: Decision,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE dead_letters
        SET decision = $2, decided_by = $3, decision_reason = $4, decided_at = clock_timestamp(),
            payload = CASE $2::text WHEN 'DROPPED' THEN payload END, attempts = attempts + ($2 = 'REPLAYED')::int
      WHERE id = $1 AND ${deadLetterState} = 'OPEN' RETURNING id`,
    [id, decision, by, storable(reason)],
  );
  return rows.length > 0;
}

/** Notes that another try at an open dead letter failed, and why. */
export async function noteTry(query: Queryable, id: bigint, reason: DeadReason, detail: string): Promise<void> {
  await query.query(
    `UPDATE dead_letters SET reason = $2, detail = $3, attempts = attempts + 1
      WHERE id = $1 AND ${deadLetterState} = 'OPEN'`,
    [id, reason, storable(detail)],
  );
}

/**
 * Takes an event out of those that wait behind their key. One that is dropped, or had failed before it was handled, is
 * kept as a decided dead letter; what only waited is not. @returns whether it was there
 */
export async function takeParked(tx: Queryable, id: bigint, { decision, by, reason }: Decision): Promise<boolean> {
  const rows = await tx.query(
    `WITH gone AS (DELETE FROM parked_events WHERE id = $1 RETURNING *), kept AS (
       INSERT INTO dead_letters (group_name, topic, partition, record_offset, record_time, key, event_id, type, headers,
                                 payload, reason, detail, attempts, decision, decided_by, decision_reason, decided_at)
       SELECT group_name, topic, partition, record_offset, 'parked ' || id, key, event_id, type, headers,
              CASE $2::text WHEN 'DROPPED' THEN payload END,
              CASE group_name WHEN '${refusedGroup}' THEN 'BROKER_REFUSED' ELSE 'HANDLER_FAILED' END, reason,
              attempts + ($2 = 'REPLAYED')::int, $2, $3, $4, clock_timestamp()
         FROM gone WHERE $2 = 'DROPPED' OR attempts > 0
     )
     SELECT id FROM gone`,
    [id, decision, by, storable(reason)],
  );
  return rows.length > 0;
}

interface StuckColumns {
  id: bigint;
  topic: string;
  partition: number;
  record_offset: bigint;
  record_time: string;
  key: string | null;
  headers: EventHeaders;
  payload: Buffer | null;
}

function stuckRow(row: StuckColumns): StuckRow {
  const { id, topic, partition, key, headers, payload } = row;
  const record = { topic, partition, offset: String(row.record_offset), time: row.record_time, key, headers };
  return { id, record: { ...record, value: payload } };
}

/** PostgreSQL stores no NUL in text, and a dead letter may hold anything. */
function storable(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\u0000', '\ufffd');
}
