import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { contractsRoot } from '#libs/contracts';
import { PostgresRunner } from '#libs/platform';
import { aCaller, createServiceDatabase, type ServiceDatabase } from '#libs/testing';
import type { Tx } from '#libs/transactions';
import {
  type AnyEvent,
  encodeOutgoing,
  type EventTransactions,
  Messaging,
  type MessagingLogger,
  topicOf,
  writeOutbox,
} from '../../libs/platform/messaging/index.js';
import { higher, lower, type Measurement } from './measurement.js';
import { bareSql, bareSqlOnTopic, rawEachMessage, rawLatency } from './messaging-baselines.js';
import {
  connected,
  context,
  count,
  insertRows,
  kafka,
  medians,
  messagesOf,
  newPrefix,
  outgoing,
  quantile,
  rate,
  settings,
  type,
  until,
  withProducer,
} from './messaging-parts.js';

const say = (fields: object, message: string) => console.error(message, fields);

const logger: MessagingLogger = { debug: () => undefined, info: () => undefined, warn: say, error: say };

/** Measures messaging against the real servers, each figure beside what the bare clients do with the same work. */
export async function measureMessaging(): Promise<Measurement[]> {
  const migrations = join(contractsRoot, 'libs/testing/fixtures/empty-migrations');
  const publisher = await createServiceDatabase({ service: 'invoice', migrations });
  const consumer = await createServiceDatabase({ service: 'workflow', migrations });
  try {
    await createRowsTable(consumer);
    const figures: Measurement[] = [];
    figures.push(await relayRate(publisher));
    figures.push(...(await dispatchRates(consumer)));
    figures.push(...(await latencies(publisher, consumer)));
    return figures;
  } finally {
    await publisher.close();
    await consumer.close();
  }
}

/** Outbox to broker, against sending the same messages that lie in memory, 1,000 a call with acks=all. */
async function relayRate(publisher: ServiceDatabase): Promise<Measurement> {
  const prefix = newPrefix();
  const events = Array.from({ length: count }, (_, index) => encodeOutgoing(outgoing(index), context()));
  for (let start = 0; start < count; start += 5000)
    await writeOutbox(publisher.database, events.slice(start, start + 5000));
  const messaging = relaying(publisher, prefix);
  await messaging.prepareTopics();
  const ours = await rate(count, async () => {
    messaging.start();
    await until(async () => messaging.totals().published >= count);
    await until(async () => (await messaging.relay.outbox()).depth === 0);
  });
  await messaging.stop();
  const baseline = await withProducer(async (send) => {
    const messages = messagesOf(count);
    return rate(count, async () => {
      for (let start = 0; start < count; start += 1000) {
        await send(topicOf(prefix, type), messages.slice(start, start + 1000));
      }
    });
  });
  return higher('relay, outbox to broker, against sendBatch from memory', 'events/s', ours, baseline, null, null);
}

/** The same topic read three times by us and once by `eachMessage`; the same SQL once more by bare pg. */
async function dispatchRates(consumer: ServiceDatabase): Promise<Measurement[]> {
  const prefix = newPrefix();
  const topic = topicOf(prefix, type);
  const probe = relaying(consumer, prefix, 'invoice');
  await probe.prepareTopics();
  await probe.stop();
  await withProducer(async (send) => {
    const messages = messagesOf(count);
    for (let start = 0; start < count; start += 1000) await send(topic, messages.slice(start, start + 1000));
  });
  const runner = new PostgresRunner(consumer.dataSource, 'workflow', () => undefined);
  const noDatabase: EventTransactions = {
    inTransaction: async (_cause, body, first) => {
      const tx = new FreshForAll() as unknown as Tx;
      return body(tx, (await first?.(tx))!);
    },
  };
  const ways = {
    raw: () => rawEachMessage(topic),
    empty: () => dispatchRate(consumer, prefix, noDatabase, async () => undefined),
    noted: () => dispatchRate(consumer, prefix, runner, async () => undefined),
    written: () => dispatchRate(consumer, prefix, runner, writeRows),
    bareOnTopic: () => bareSqlOnTopic(consumer, topic),
    bare: () => bareSql(consumer),
  };
  const { raw, empty, noted, written, bareOnTopic, bare } = await medians(ways, async () => {
    await consumer.database.query('DELETE FROM inbox');
  });
  return [
    higher('dispatch with an empty handler, against eachMessage', 'events/s', empty, raw, 0.5, 0.8),
    higher('dispatch with inbox and an empty handler, against eachMessage', 'events/s', noted, raw, null, null),
    higher(
      'dispatch with inbox and one row written, against eachBatch and the same SQL by pg',
      'events/s',
      written,
      bareOnTopic,
      0.5,
      0.8,
    ),
    higher(
      'dispatch with inbox and one row written, against the same SQL by pg and no broker',
      'events/s',
      written,
      bare,
      null,
      null,
    ),
  ];
}

/** From the commit of one event to its handler, against producing it directly and `eachMessage`. */
async function latencies(publisher: ServiceDatabase, consumer: ServiceDatabase): Promise<Measurement[]> {
  const prefix = newPrefix();
  const relay = relaying(publisher, prefix);
  await relay.prepareTopics();
  const runner = new PostgresRunner(publisher.dataSource, 'invoice', () => relay.relay.nudge());
  const sentAt = new Map<string, number>();
  const ours: number[] = [];
  const consuming = handling(
    consumer,
    prefix,
    new PostgresRunner(consumer.dataSource, 'workflow', () => undefined),
    async (events) => {
      for (const { key } of events) ours.push(performance.now() - sentAt.get(key)!);
    },
  );
  relay.start();
  await until(async () => consuming.messaging.isConsuming());
  const one = async (index: number) => {
    await runner.transact(aCaller(), async (tx) => tx.emit(outgoing(index)));
    sentAt.set(`customer-${index}`, performance.now());
  };
  for (let index = 0; index < 320; index++) await Promise.all([one(index), pause(8)]);
  await until(async () => ours.length >= 320);
  await consuming.stop();
  await relay.stop();
  const baseline = await rawLatency(topicOf(newPrefix(), type));
  const [fair, slow] = [0.5, 0.99].map(
    (share) => [quantile(ours.slice(20), share), quantile(baseline, share)] as const,
  );
  return [
    lower('commit to handler, median', 'ms', fair![0], fair![1]),
    lower('commit to handler, 99 of 100', 'ms', slow![0], slow![1]),
  ];
}

async function dispatchRate(
  consumer: ServiceDatabase,
  prefix: string,
  transactions: EventTransactions,
  handle: (events: readonly AnyEvent[], tx: Tx) => Promise<void>,
): Promise<number> {
  await forgetGroup(`${prefix}workflow`);
  let handled = 0;
  const consuming = handling(consumer, prefix, transactions, async (events, tx) => {
    await handle(events, tx);
    handled += events.length;
  });
  await until(async () => consuming.messaging.isConsuming());
  const perSecond = await rate(count, () => until(async () => consuming.messaging.totals().handled >= count));
  if (handled !== count) throw new Error(`${handled} events were handled instead of ${count}.`);
  await consuming.stop();
  return perSecond;
}

/** A transaction in which every event is new and nothing is parked: the way of an event without its SQL. */
class FreshForAll {
  query(): Promise<object[]> {
    return Promise.resolve([{ all_fresh: true, fresh: null, parked: null }]);
  }
}

function relaying(db: ServiceDatabase, prefix: string, service = 'invoice'): Messaging {
  const roles = { consumer: false, relay: true };
  return new Messaging({
    settings: settings(prefix),
    service,
    roles,
    database: db.database,
    transactions: db.runner,
    logger,
  });
}

function handling(
  db: ServiceDatabase,
  prefix: string,
  transactions: EventTransactions,
  handle: (events: readonly AnyEvent[], tx: Tx) => Promise<void>,
) {
  const roles = { consumer: true, relay: false };
  const messaging = new Messaging({
    settings: settings(prefix),
    service: 'workflow',
    roles,
    database: db.database,
    transactions,
    logger,
  });
  const strategy = messaging.strategy();
  // What Nest does for a method under @OnEvents.
  const callback = (events: readonly AnyEvent[], tx: Tx) => handle(events, tx);
  (strategy as unknown as { addHandler(...args: unknown[]): void }).addHandler(type, callback, true, { method: {} });
  strategy.listen(() => undefined);
  return { messaging, stop: () => messaging.stop() };
}

async function writeRows(events: readonly AnyEvent[], tx: Tx): Promise<void> {
  await tx.query(insertRows, [events.map(({ id }) => id), events.map(({ key }) => key)]);
}

async function createRowsTable(db: ServiceDatabase): Promise<void> {
  const client = await connected(db.ownerUrl);
  await client.query('CREATE TABLE bench_rows (event_id uuid NOT NULL, key text NOT NULL)');
  await client.query('GRANT ALL ON bench_rows TO dunlin_workflow');
  await client.end();
}

async function forgetGroup(group: string): Promise<void> {
  const admin = kafka().admin();
  await admin.connect();
  await admin.deleteGroups([group]).catch(() => undefined);
  await admin.disconnect();
}
