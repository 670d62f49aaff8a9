import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel, type Message } from 'kafkajs';
import pg from 'pg';
import { contractsRoot } from '#libs/contracts';
import { newId } from '#libs/ids';
import { PostgresRunner, type Tx } from '#libs/platform';
import { aCaller, createServiceDatabase, testServers, type ServiceDatabase } from '#libs/testing';
import {
  buildHeaders,
  encodeEvent,
  encodeOutgoing,
  Messaging,
  topicOf,
  writeOutbox,
  type AnyEvent,
  type EventTransactions,
  type MessagingLogger,
} from '../../libs/platform/messaging/index.js';
import { higher, lower, type Measurement } from './measurement.js';

const type = 'dunlin.invoice.v1.InvoiceIssued';
const count = 40_000;
const batchRows = 500;
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
  const noDatabase: EventTransactions = { inTransaction: (_cause, body) => body(new FreshForAll() as unknown as Tx) };
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

async function rawEachMessage(topic: string): Promise<number> {
  const consumer = kafka().consumer({ groupId: newPrefix(), maxWaitTimeInMs: 200 });
  let isJoined = false;
  let seen = 0;
  consumer.on(consumer.events.GROUP_JOIN, () => (isJoined = true));
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: 3,
    eachMessage: async () => {
      seen += 1;
    },
  });
  await until(async () => isJoined);
  const perSecond = await rate(count, () => until(async () => seen >= count));
  await consumer.disconnect();
  return perSecond;
}

/** The statements of messaging and of the handler by bare pg, for what `eachBatch` of the bare client brings. */
async function bareSqlOnTopic(consumer: ServiceDatabase, topic: string): Promise<number> {
  const clients = await Promise.all(Array.from({ length: 3 }, () => connected(consumer.url)));
  const reader = kafka().consumer({ groupId: newPrefix(), maxWaitTimeInMs: 200 });
  let isJoined = false;
  let done = 0;
  reader.on(reader.events.GROUP_JOIN, () => (isJoined = true));
  await reader.connect();
  await reader.subscribe({ topic, fromBeginning: true });
  await reader.run({
    partitionsConsumedConcurrently: clients.length,
    eachBatch: async ({ batch: { messages } }) => {
      const client = clients.pop()!;
      for (let start = 0; start < messages.length; start += batchRows) {
        const ids = messages.slice(start, start + batchRows).map(({ headers }) => String(headers!['ce_id']));
        await bareTransaction(client, topic, ids);
      }
      clients.push(client);
      done += messages.length;
    },
  });
  await until(async () => isJoined);
  const perSecond = await rate(count, () => until(async () => done >= count));
  await reader.disconnect();
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
}

/** The same statements with no broker at all. */
async function bareSql(consumer: ServiceDatabase): Promise<number> {
  const clients = await Promise.all(Array.from({ length: 3 }, () => connected(consumer.url)));
  const ids = Array.from({ length: count }, () => newId());
  const perSecond = await rate(count, async () => {
    let next = 0;
    const work = async (client: pg.Client) => {
      for (let start = next; start < count; start = next) {
        next = start + batchRows;
        await bareTransaction(client, 't', ids.slice(start, next));
      }
    };
    await Promise.all(clients.map(work));
  });
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
}

async function bareTransaction(client: pg.Client, topic: string, ids: string[]): Promise<void> {
  await client.query('BEGIN; SELECT mode, instant FROM clock');
  const claim = 'SELECT all_fresh, fresh, parked FROM inbox_dedup($1::uuid[], $2, $3, $4::text[])';
  await client.query(claim, [ids, 'bench', topic, ids]);
  await client.query(insertRows, [ids, ids]);
  await client.query('COMMIT');
}

async function rawLatency(topic: string): Promise<number[]> {
  const admin = kafka().admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 12 }] });
  await admin.disconnect();
  const sentAt = new Map<string, number>();
  const taken: number[] = [];
  const consumer = kafka().consumer({ groupId: newPrefix(), maxWaitTimeInMs: 200 });
  let isJoined = false;
  consumer.on(consumer.events.GROUP_JOIN, () => (isJoined = true));
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      taken.push(performance.now() - sentAt.get(message.key!.toString())!);
    },
  });
  await until(async () => isJoined);
  await withProducer(async (send) => {
    for (const message of messagesOf(320)) {
      sentAt.set(String(message.key), performance.now());
      await Promise.all([send(topic, [message]), pause(8)]);
    }
  });
  await until(async () => taken.length >= 320);
  await consumer.disconnect();
  return taken.slice(20);
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

const insertRows = 'INSERT INTO bench_rows (event_id, key) SELECT * FROM unnest($1::uuid[], $2::text[])';

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

async function withProducer<Answer>(
  use: (send: (topic: string, messages: Message[]) => Promise<unknown>) => Promise<Answer>,
): Promise<Answer> {
  const producer = kafka().producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  try {
    return await use((topic, messages) => producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages }] }));
  } finally {
    await producer.disconnect();
  }
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

function messagesOf(howMany: number): Message[] {
  return Array.from({ length: howMany }, (_, index) => {
    const { key, subject, payload } = outgoing(index);
    const { service: source, now: time, ...rest } = context();
    const envelope = { ...rest, id: newId(), type, source, time, subject, key, sequence: 1n, traceparent: '' };
    const headers = { ...buildHeaders(envelope), 'content-type': 'application/protobuf' };
    return { key, headers, value: encodeEvent(type, { ...payload, cause: { actor: 'user:bench', reason: 'BENCH' } }) };
  });
}

function outgoing(index: number) {
  const invoice = {
    invoiceId: newId(),
    customerId: newId(),
    number: `INV-${index}`,
    lifecycle: 'LIFECYCLE_OPEN',
    amount: { currencyCode: 'USD', minorUnits: '123456' },
    remaining: { currencyCode: 'USD', minorUnits: '123456' },
    issueDate: { year: 2013, month: 1, day: 2 },
    dueDate: { year: 2013, month: 2, day: 1 },
  } as const;
  const payload = { snapshot: { invoice, zone: 'Europe/Berlin' } };
  return { type, key: `customer-${index}`, subject: invoice.invoiceId, sequence: 1, payload, reason: 'BENCH' } as const;
}

function context() {
  const ids = { correlationId: newId(), causationId: '' };
  return { service: 'invoice', now: new Date('2013-01-02T10:00:00Z'), actor: 'user:bench', ...ids };
}

function settings(prefix: string) {
  return { brokers: testServers().kafkaBrokers.split(','), prefix, format: 'protobuf', partitions: 12 } as const;
}

function kafka(): Kafka {
  return new Kafka({ clientId: 'bench', brokers: testServers().kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
}

function newPrefix(): string {
  return `bench-${randomBytes(4).toString('hex')}.`;
}

/** Every way in turn, three times over, so that what else the machine does hits all of them alike. */
async function medians<Way extends string>(
  ways: Record<Way, () => Promise<number>>,
  before: () => Promise<void>,
): Promise<Record<Way, number>> {
  const names = Object.keys(ways) as Way[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Way, number[]>;
  for (let round = 0; round < 3; round++) {
    for (const name of names) {
      await before();
      taken[name].push(await ways[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, quantile(taken[name], 0.5)])) as Record<Way, number>;
}

async function rate(howMany: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (howMany / (performance.now() - started)) * 1000;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('The benchmark did not come to its end within two minutes.');
    await pause(5);
  }
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * share)]!;
}
