/** Slots that the outbox is divided into; relays share them. Fixed for good, as rows carry their slot. */
export const slotCount = 64;

/** The tables and functions of the outbox, in order, each statement on its own. */
export const outboxTables: readonly string[] = [
  `CREATE TABLE outbox (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     slot smallint NOT NULL CHECK (slot BETWEEN 0 AND ${slotCount - 1}),
     headers json NOT NULL,
     payload bytea NOT NULL,
     created_at timestamptz NOT NULL DEFAULT clock_timestamp()
   ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000)`,
  `CREATE TABLE outbox_leases (
     slot smallint PRIMARY KEY CHECK (slot BETWEEN 0 AND ${slotCount - 1}),
     owner uuid,
     until timestamptz NOT NULL DEFAULT '-infinity'
   ) WITH (fillfactor = 50)`,
  `INSERT INTO outbox_leases (slot) SELECT generate_series(0, ${slotCount - 1})`,
  `CREATE TABLE outbox_relays (
     owner uuid PRIMARY KEY,
     until timestamptz NOT NULL
   )`,
  outboxBacklog(),
];

/**
 * Events ever emitted, transactions that are writing some, and events that wait, each read after the one before: the
 * count of emitted ones runs ahead of commits, so whoever compares it must know that nobody was in the middle of
 * writing, and what was committed until then is seen waiting. Of those that wait at most ten thousand are counted.
 */
function outboxBacklog(): string {
  return `CREATE FUNCTION outbox_backlog(OUT emitted bigint, OUT writing int, OUT waiting int)
     LANGUAGE plpgsql AS $$
     BEGIN
       SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('outbox', 'id')::regclass), 0) INTO emitted;
       SELECT count(DISTINCT pid) INTO writing FROM pg_locks
        WHERE relation = 'outbox'::regclass AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
       SELECT count(*) INTO waiting FROM (SELECT FROM outbox LIMIT 10000) AS counted;
     END
     $$`;
}
