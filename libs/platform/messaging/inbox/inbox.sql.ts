import { monthlyMaintenance } from '../../db/monthly-partitions.sql.js';

/** The inbox must outlive the topics: a group that is reset reads everything again. */
export const inboxMarginDays = 15;

/** State of a dead letter as SQL. The releases before 0.3.0 wrote no decision, and `DROPPED` as the reason. */
export const deadLetterState = `coalesce(decision, CASE reason WHEN 'DROPPED' THEN 'DROPPED' ELSE 'OPEN' END)`;

/**
 * The tables and functions of the inbox, of parked events and of dead letters, in order, each statement on its own.
 */
export const inboxTables: readonly string[] = [
  `CREATE TABLE inbox (
     event_id uuid NOT NULL PRIMARY KEY
   ) PARTITION BY RANGE (event_id)`,
  `CREATE TABLE inbox_default PARTITION OF inbox DEFAULT`,
  `CREATE TABLE parked_keys (
     group_name text NOT NULL,
     topic text NOT NULL,
     key text NOT NULL,
     error text NOT NULL,
     parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (group_name, topic, key)
   )`,
  `CREATE TABLE parked_events (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     group_name text NOT NULL,
     topic text NOT NULL,
     key text NOT NULL,
     event_id uuid NOT NULL,
     type text NOT NULL,
     partition int NOT NULL,
     record_offset bigint NOT NULL,
     headers json NOT NULL,
     payload bytea NOT NULL,
     reason text NOT NULL,
     attempts int NOT NULL,
     parked_at timestamptz NOT NULL DEFAULT clock_timestamp()
   )`,
  `CREATE INDEX parked_events_by_key ON parked_events (group_name, topic, key, id)`,
  `CREATE TABLE dead_letters (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     group_name text NOT NULL,
     topic text NOT NULL,
     partition int NOT NULL,
     record_offset bigint NOT NULL,
     record_time text NOT NULL,
     key text,
     event_id text,
     type text,
     headers json NOT NULL,
     payload bytea,
     reason text NOT NULL,
     detail text NOT NULL,
     dead_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     UNIQUE (group_name, topic, partition, record_offset, record_time)
   )`,
  `CREATE INDEX dead_letters_of_unknown_type ON dead_letters (group_name, id) WHERE reason = 'UNKNOWN_TYPE'`,
  `CREATE FUNCTION inbox_min_id(instant timestamptz) RETURNS uuid
     LANGUAGE sql IMMUTABLE STRICT AS $$
       SELECT (lpad(to_hex((extract(epoch FROM instant) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
     $$`,
  monthlyMaintenance({ name: 'inbox', key: 'event_id', keyAt: (instant) => `inbox_min_id(${instant})` }),
  inboxDedup(),
  `SELECT inbox_maintain(clock_timestamp(), interval '1 year')`,
];

/**
 * Notes events as handled and tells which of their keys are parked, in one round trip. A concurrent twin is waited for
 * at the inbox, and the second statement of a function sees what that twin has parked, which one statement would not.
 * The parked keys are locked, so that a key cannot be freed while events are put behind it.
 */
function inboxDedup(): string {
  return `CREATE FUNCTION inbox_dedup(event_ids uuid[], for_group text, of_topic text, keys text[],
                                      OUT all_fresh boolean, OUT fresh uuid[], OUT parked text[])
     LANGUAGE plpgsql AS $$
     BEGIN
       WITH noted AS (
         INSERT INTO inbox (event_id) SELECT * FROM unnest(event_ids) ON CONFLICT DO NOTHING RETURNING event_id
       )
       SELECT array_agg(event_id) INTO fresh FROM noted;
       all_fresh := coalesce(cardinality(fresh) = cardinality(event_ids), false);
       IF all_fresh THEN fresh := NULL; END IF;
       SELECT array_agg(key) INTO parked FROM (
         SELECT key FROM parked_keys
          WHERE group_name = for_group AND topic = of_topic AND key = ANY(keys) ORDER BY key FOR SHARE
       ) locked;
     END
     $$`;
}
