/** The inbox must outlive the topics: a group that is reset reads everything again. */
export const inboxMarginDays = 15;

/**
 * The tables and functions of the inbox, of parked events and of dead letters, in order, each statement on its own.
 * `inbox_maintain` is SECURITY DEFINER, because the service's own role may not own tables.
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
  inboxMaintenance(),
  inboxDedup(),
  `SELECT inbox_maintain(clock_timestamp(), interval '1 year')`,
];

/**
 * Makes the inbox partitions of this month and the next two, and drops those whose every id is older than `keep`.
 * A partition that cannot be made or dropped now (its locks are not had within two seconds, or the default partition
 * holds ids of that month already) is left for the next call; the default partition takes whatever has none.
 */
function inboxMaintenance(): string {
  return `CREATE FUNCTION inbox_maintain(instant timestamptz, keep interval) RETURNS int
     LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '2s' AS $$
     DECLARE
       part text;
       starts timestamp;
       changed int := 0;
     BEGIN
       IF NOT pg_try_advisory_xact_lock(hashtext('inbox_maintain')) THEN RETURN 0; END IF;
       FOR step IN 0..2 LOOP
         starts := date_trunc('month', instant AT TIME ZONE 'UTC') + make_interval(months => step);
         part := 'inbox_' || to_char(starts, 'YYYYMM');
         CONTINUE WHEN to_regclass(part) IS NOT NULL;
         BEGIN
           EXECUTE format('CREATE TABLE %I PARTITION OF inbox FOR VALUES FROM (%L) TO (%L)', part,
             inbox_min_id(starts AT TIME ZONE 'UTC'),
             inbox_min_id((starts + interval '1 month') AT TIME ZONE 'UTC'));
           changed := changed + 1;
         EXCEPTION WHEN lock_not_available OR check_violation THEN NULL;
         END;
       END LOOP;
       FOR part IN
         SELECT child.relname FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
          WHERE inhparent = 'inbox'::regclass AND child.relname ~ '^inbox_[0-9]{6}$'
       LOOP
         starts := to_date(right(part, 6), 'YYYYMM');
         CONTINUE WHEN (starts + interval '1 month') AT TIME ZONE 'UTC' >= instant - keep;
         BEGIN
           EXECUTE format('DROP TABLE %I', part);
           changed := changed + 1;
         EXCEPTION WHEN lock_not_available THEN NULL;
         END;
       END LOOP;
       DELETE FROM inbox_default WHERE event_id < inbox_min_id(instant - keep);
       RETURN changed;
     END
     $$`;
}

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
