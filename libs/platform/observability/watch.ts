import type { DataSource } from 'typeorm';
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

/** Depth, age and parked keys are those of the whole service; counts of events are this process's. */
export function watchMessaging(metrics: Metrics, messaging: Messaging): void {
  const depth = metrics.gauge('dunlin_outbox_depth', 'Events that wait to be published.');
  const age = metrics.gauge('dunlin_outbox_age_seconds', 'Age of the oldest event that waits to be published.');
  const lag = metrics.gauge('dunlin_consumer_lag', 'Published events that this service has not handled yet.');
  const parkedKeys = metrics.gauge('dunlin_parked_keys', 'Keys whose events wait behind one that failed.');
  const parkedEvents = metrics.gauge('dunlin_parked_events', 'Events that wait behind one that failed.');
  const deadLetters = metrics.gauge('dunlin_dead_letters', 'Input that no handler could be given.');
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
