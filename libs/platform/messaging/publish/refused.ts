import type { Queryable, Tx } from '#libs/transactions';
import { refusedGroup } from '../wire/topic-names.js';
import type { RefusedKeys } from './sender.js';
import { slotOf } from './slots.js';

/** Sets keys aside whose first event the broker refuses; what waits behind it is taken out by `setAside`. */
export async function parkRefused(database: Queryable, refused: RefusedKeys): Promise<void> {
  const keys = [...refused];
  await database.query(
    `INSERT INTO parked_keys (group_name, topic, key, error)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[]) ON CONFLICT (group_name, topic, key) DO NOTHING`,
    [
      refusedGroup,
      keys.map(([, { event }]) => event.topic),
      keys.map(([key]) => key),
      keys.map(([, { error }]) => error),
    ],
  );
}

/**
 * Takes those of the rows out of the outbox whose key is set aside, and puts them behind it in their order.
 * The keys are locked, so that none is freed at the same time. @returns the ids of the rows
 */
export async function setAside(database: Queryable, ids: readonly bigint[]): Promise<Set<bigint>> {
  const rows = await database.query<{ id: bigint }>(
    `WITH aside AS (
       SELECT topic, key, error FROM parked_keys WHERE group_name = $1 ORDER BY topic, key FOR SHARE
     ), taken AS (
       DELETE FROM outbox USING aside
        WHERE outbox.id = ANY($2::bigint[]) AND headers->>'ce_partitionkey' = aside.key
       RETURNING outbox.id, aside.topic, aside.key, aside.error, headers, payload
     )
     INSERT INTO parked_events
       (group_name, topic, key, event_id, type, partition, record_offset, headers, payload, reason, attempts)
     SELECT $1, topic, key, (headers->>'ce_id')::uuid, headers->>'ce_type', -1, id, headers, payload, error, 1
       FROM taken ORDER BY id
     RETURNING record_offset AS id`,
    [refusedGroup, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Puts the events of a key back into the outbox, in their order and before what has come since, and frees the key.
 * Nobody writes into the outbox meanwhile, so that no event of the key gets between them.
 * @returns how many events; undefined when the key is not set aside
 */
export async function releaseRefused(tx: Tx, topic: string, key: string): Promise<number | undefined> {
  const locked = await tx.query(
    'SELECT 1 AS one FROM parked_keys WHERE group_name = $1 AND topic = $2 AND key = $3 FOR UPDATE',
    [refusedGroup, topic, key],
  );
  if (locked.length === 0) return undefined;
  await tx.query(`SELECT set_config('lock_timeout', '2s', true)`);
  await tx.query('LOCK TABLE outbox IN SHARE ROW EXCLUSIVE MODE');
  const rows = await tx.query(
    `WITH freed AS (
       DELETE FROM parked_keys WHERE group_name = $1 AND topic = $2 AND key = $3
     ), waiting AS (
       DELETE FROM parked_events WHERE group_name = $1 AND topic = $2 AND key = $3 RETURNING id, headers, payload
     ), since AS (
       DELETE FROM outbox WHERE slot = $4 AND headers->>'ce_partitionkey' = $3 RETURNING id, headers, payload
     )
     INSERT INTO outbox (slot, headers, payload)
     SELECT $4::smallint, headers, payload
       FROM (SELECT 1 AS turn, * FROM waiting UNION ALL SELECT 2, * FROM since) AS events ORDER BY turn, id
     RETURNING id`,
    [refusedGroup, topic, key, slotOf(key)],
  );
  return rows.length;
}
