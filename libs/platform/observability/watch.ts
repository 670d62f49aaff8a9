import type { DataSource } from 'typeorm';
import type { Database } from '#libs/transactions';
import type { Messaging } from '../messaging/messaging.js';
import type { Metrics } from './metrics.js';

/** The connection pool of pg, as TypeORM holds it. */
interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

export function watchPool(metrics: Metrics, dataSource: DataSource): void {
  const connections = metrics.gauge('dunlin_postgres_connections', 'Connections of this process.', ['state']);
  const waiting = metrics.gauge('dunlin_postgres_waiting', 'Work that waits for a connection.');
  metrics.beforeScrape(() => {
    const pool = (dataSource.driver as unknown as { master?: Pool }).master;
    connections.set({ state: 'idle' }, pool?.idleCount ?? 0);
    connections.set({ state: 'used' }, (pool?.totalCount ?? 0) - (pool?.idleCount ?? 0));
    waiting.set(pool?.waitingCount ?? 0);
  });
}

const tableNames = ['requests', 'inbox', 'outbox', 'parked_events', 'dead_letters'];

/** What pins old versions of rows, and how much room the tables take that every service has. */
export function watchDatabase(metrics: Metrics, database: Database): void {
  const oldest = metrics.gauge(
    'dunlin_postgres_oldest_transaction_seconds',
    "Age of the oldest open transaction of the service's own role.",
  );
  const snapshot = metrics.gauge(
    'dunlin_postgres_snapshot_age_transactions',
    'How many transactions ago the oldest snapshot of the database was taken, whoever holds it.',
  );
  const bytes = metrics.gauge('dunlin_postgres_table_bytes', 'Room that a table takes, indexes included.', ['table']);
  metrics.beforeScrape(async () => {
    const [age] = await database.query<{ seconds: number; transactions: number }>(
      `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(xact_start)), 0)::float8 AS seconds,
              coalesce(max(age(backend_xmin)), 0)::float8 AS transactions
         FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    oldest.set(age!.seconds);
    snapshot.set(age!.transactions);
  });
  let countedAt = Number.NEGATIVE_INFINITY;
  metrics.beforeScrape(async () => {
    if (performance.now() - countedAt < sizesEveryMs) return;
    countedAt = performance.now();
    const rows = await database.query<{ name: string; bytes: number }>(
      `SELECT name, (pg_total_relation_size(name::regclass)
                     + coalesce((SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree(name::regclass)), 0)
                    )::float8 AS bytes
         FROM unnest($1::text[]) AS name`,
      [tableNames],
    );
    for (const row of rows) bytes.set({ table: row.name }, row.bytes);
  });
}

const sizesEveryMs = 60_000;

/**
 * Lag and parked keys are those of the whole service; the outbox is the part that this process publishes, and what
 * nobody does; counts of events are this process's.
 */
export function watchMessaging(metrics: Metrics, messaging: Messaging): void {
  const depth = metrics.gauge('dunlin_outbox_depth', 'Events that wait to be published.');
  const age = metrics.gauge('dunlin_outbox_age_seconds', 'Age of the oldest event that waits to be published.');
  const lag = metrics.gauge('dunlin_consumer_lag', 'Published events that this service has not handled yet.');
  const parkedKeys = metrics.gauge('dunlin_parked_keys', 'Keys whose events wait behind one that failed.');
  const parkedEvents = metrics.gauge('dunlin_parked_events', 'Events that wait behind one that failed.');
  const refusedKeys = metrics.gauge('dunlin_refused_keys', 'Keys whose events the broker refuses to take.');
  const deadLetters = metrics.gauge(
    'dunlin_dead_letters',
    'Input that no handler could be given, and about which nobody has decided.',
  );
  const waiting = metrics.gauge(
    'dunlin_events_waiting_seconds',
    'How long the events in hand have waited, as the database does not let them be handled.',
    ['reason'],
  );
  const events = metrics.counter('dunlin_events_total', 'Events since this process started.', ['outcome']);
  metrics.beforeScrape(async () => {
    const outbox = await messaging.relay.outbox();
    depth.set(outbox.depth);
    age.set(outbox.oldestAgeMs / 1000);
  });
  metrics.beforeScrape(async () => lag.set(await messaging.lag()));
  metrics.beforeScrape(async () => {
    const counts = await messaging.parked.counts();
    parkedKeys.set(counts.parkedKeys);
    parkedEvents.set(counts.parkedEvents);
    refusedKeys.set(counts.refusedKeys);
    deadLetters.set(counts.deadLetters);
  });
  metrics.beforeScrape(() => {
    waiting.reset();
    for (const [reason, forMs] of Object.entries(messaging.waits())) waiting.set({ reason }, forMs / 1000);
  });
  metrics.beforeScrape(() => {
    events.reset();
    for (const [outcome, count] of Object.entries(messaging.totals())) events.inc({ outcome }, count);
  });
}
