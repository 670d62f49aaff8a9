import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Kafka, logLevel, type IHeaders } from 'kafkajs';
import pg from 'pg';
import { eventTypes } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId, leastIdAt } from '#libs/ids';
import {
  aCaller,
  createServiceDatabase,
  eventually,
  SpanCollector,
  testServers,
  type ServiceDatabase,
} from '#libs/testing';
import { Logger } from '../observability/logger.js';
import { exportSpans } from '../observability/span-export.js';
import { PostgresRunner } from '../runner/index.js';
import type { Queryable, Tx } from '../runner/types.js';
import { encodeEvent } from './codec.js';
import { buildHeaders } from './envelope.js';
import { createAskingKafka, createKafka, withAdmin } from './kafka.js';
import { SlotLeases } from './lease.js';
import { Messaging, type MessagingParts } from './messaging.js';
import { OnEvents } from './on-events.js';
import { slotOf } from './outbox.js';
import type { MessagingLogger, MessagingSettings } from './ports.js';
import { roundTrip } from './round-trip.js';
import { slotCount } from './tables.sql.js';
import { topicOf } from './topics.js';
import type { AnyEvent } from './types.js';

const migrations = join(import.meta.dirname, '../../testing/fixtures/empty-migrations');
const issued = 'dunlin.invoice.v1.InvoiceIssued';
const paid = 'dunlin.invoice.v1.InvoicePaid';
const voided = 'dunlin.invoice.v1.InvoiceVoided';
const quiet: MessagingLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** What the handlers of a test do beside writing down what they get. */
interface Behaviour {
  before(event: AnyEvent, tx: Tx): Promise<void> | void;
  batches: number[];
}
let behaviour: Behaviour;

async function writeDown(events: readonly AnyEvent[], tx: Tx): Promise<void> {
  behaviour.batches.push(events.length);
  for (const event of events) {
    await behaviour.before(event, tx);
    await tx.query('INSERT INTO seen (event_id, type, key, sequence) VALUES ($1, $2, $3, $4)', [
      event.id,
      event.type,
      event.key,
      event.sequence,
    ]);
  }
}

@Controller()
class Collector {
  @OnEvents(issued, paid)
  async onInvoices(events: AnyEvent<typeof issued | typeof paid>[], tx: Tx): Promise<void> {
    await writeDown(events, tx);
  }
}

@Controller()
class CollectorOfVoided {
  @OnEvents(voided)
  async onVoided(events: AnyEvent<typeof voided>[], tx: Tx): Promise<void> {
    await writeDown(events, tx);
  }
}

describe('messaging on PostgreSQL and Kafka', () => {
  let publisherDb: ServiceDatabase;
  let consumerDb: ServiceDatabase;
  let prefix: string;
  let settings: MessagingSettings;
  let closers: (() => Promise<unknown>)[];

  beforeAll(async () => {
    publisherDb = await createServiceDatabase({ service: 'invoice', migrations });
    consumerDb = await createServiceDatabase({ service: 'workflow', migrations });
    await asOwner(
      consumerDb,
      `CREATE TABLE seen (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id uuid NOT NULL, type text NOT NULL,
                          key text NOT NULL, sequence bigint NOT NULL);
       GRANT ALL ON seen TO dunlin_workflow`,
    );
  });
  afterAll(async () => {
    await publisherDb.close();
    await consumerDb.close();
  });
  beforeEach(async () => {
    prefix = `t${randomBytes(4).toString('hex')}.`;
    const { kafkaBrokers } = testServers();
    settings = { brokers: kafkaBrokers.split(','), prefix, format: 'protobuf', partitions: 3 };
    behaviour = { before: () => undefined, batches: [] };
    closers = [];
    await publisherDb.clearOutbox();
    await publisherDb.database.query(`UPDATE outbox_leases SET owner = NULL, until = '-infinity'`);
    await publisherDb.database.query('DELETE FROM outbox_relays');
    for (const table of ['seen', 'inbox', 'parked_keys', 'parked_events', 'dead_letters']) {
      await consumerDb.database.query(`DELETE FROM ${table}`);
    }
  });
  afterEach(async () => {
    for (const close of closers.reverse()) await close();
  });

  it('sends a message round through the broker and leaves no group behind (H21)', async () => {
    const clients = {
      working: createKafka(settings, 'verify', quiet),
      asking: createAskingKafka(settings, 'verify', quiet),
    };
    await roundTrip(clients, prefix, 60_000);
    await roundTrip(clients, prefix, 60_000);
    const { groups } = await withAdmin(clients.asking, (admin) => admin.listGroups());
    expect(groups.filter(({ groupId }) => groupId.startsWith(prefix))).toEqual([]);
  });

  // ---- publishing

  it('publishes a change and its event together, in order per key, and leaves the outbox empty', async () => {
    const { publisher, consumer } = await both();
    const keys = ['ann', 'bob', 'cid', 'dee'];
    for (let sequence = 1; sequence <= 40; sequence++) await emit(keys.map((key) => [issued, key, sequence]));
    await eventually(async () => expect(await seenCount()).toBe(160));
    for (const key of keys) expect(await sequencesOf(key)).toEqual(range(1, 40));
    await eventually(async () => expect(await publisher.relay.outbox()).toEqual({ depth: 0, oldestAgeMs: 0 }));
    expect(publisher.totals().published).toBe(160);
    expect(consumer.totals()).toMatchObject({ handled: 160, duplicates: 0, parked: 0, deadLettered: 0 });
    await eventually(async () => expect(await consumer.lag()).toBe(0));
  });

  it('publishes nothing of a transaction that rolled back', async () => {
    const { publisher } = await both();
    const failing = publisherDb.runner.transact(aCaller(), async (tx) => {
      tx.emit(outgoing(issued, 'ann', 1));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await emit([[issued, 'ann', 2]]);
    await eventually(async () => expect(await sequencesOf('ann')).toEqual([2n]));
    await eventually(() => expect(publisher.totals().published).toBe(1));
  });

  it('writes canonical ProtoJSON where the settings say so, and reads it', async () => {
    settings = { ...settings, format: 'json' };
    const { consumer } = await both();
    await emit([[issued, 'ann', 1]]);
    await eventually(async () => expect(await sequencesOf('ann')).toEqual([1n]));
    const [message] = await read(topicOf(prefix, issued), 1);
    expect(JSON.parse(message!.value!.toString())).toMatchObject({ cause: { actor: 'user:tester', reason: 'SPEC' } });
    const headers = Object.fromEntries(Object.entries(message!.headers!).map(([name, value]) => [name, String(value)]));
    expect(headers).toMatchObject({
      ce_specversion: '1.0',
      ce_source: '/dunlin/invoice',
      ce_type: issued,
      ce_subject: 'subject-ann',
      ce_partitionkey: 'ann',
      ce_sequence: '1',
      'content-type': 'application/json',
    });
    expect(consumer.totals().deadLettered).toBe(0);
  });

  it('publishes twice after a crash between publishing and deleting, and the inbox absorbs it', async () => {
    const broken = { fail: true };
    const database: Queryable = {
      query: (sql, parameters) => {
        if (broken.fail && sql.includes('DELETE FROM outbox ')) return Promise.reject(new Error('crashed'));
        return publisherDb.database.query(sql, parameters);
      },
    };
    const { publisher, consumer } = await both({ publisher: { database } });
    await emit([
      [issued, 'ann', 1],
      [paid, 'ann', 2],
    ]);
    await eventually(() => expect(publisher.totals().published).toBeGreaterThanOrEqual(4));
    broken.fail = false;
    await eventually(async () => expect((await publisher.relay.outbox()).depth).toBe(0));
    await eventually(async () => expect(await consumer.lag()).toBe(0));
    expect(await sequencesOf('ann')).toEqual([1n, 2n]);
    expect(consumer.totals()).toMatchObject({ handled: 2 });
    expect(consumer.totals().duplicates).toBeGreaterThanOrEqual(2);
  });

  it('shares the slots between relays, and takes over those of a relay that is gone', async () => {
    const leaseTimes = { leaseMs: 6_000, renewMs: 300 };
    const cut = { off: false };
    const database: Queryable = {
      query: (sql, parameters) =>
        cut.off ? Promise.reject(new Error('cut off')) : publisherDb.database.query(sql, parameters),
    };
    const first = publishing({ database, leaseTimes });
    first.start();
    await eventually(async () => expect(await ownedSlots()).toEqual([slotCount]));
    const second = publishing({ leaseTimes });
    second.start();
    await eventually(async () => expect(await ownedSlots()).toEqual([slotCount / 2, slotCount / 2]));
    await consuming();
    const keys = range(1, 20).map((index) => `customer-${index}`);
    await emit(keys.map((key) => [issued, key, 1]));
    await eventually(async () => expect(await seenCount()).toBe(20));
    await eventually(() => expect(first.totals().published + second.totals().published).toBe(20));
    const [ofFirst, ofSecond] = [first.totals().published, second.totals().published];
    const inSlots = (await slotsByOwner()).map((slots) => keys.filter((key) => slots.includes(slotOf(key))).length);
    expect(new Set([ofFirst, ofSecond])).toEqual(new Set(inSlots));
    cut.off = true;
    await emit(keys.map((key) => [issued, key, 2]));
    await eventually(async () => expect(await seenCount()).toBe(40));
    await eventually(() => expect(second.totals().published).toBe(ofSecond + 20));
    for (const key of keys) expect(await sequencesOf(key)).toEqual([1n, 2n]);
  });

  it('knows the moment it wakes from a pause that its leases have run out', async () => {
    const leases = new SlotLeases(publisherDb.database, quiet, () => undefined, { leaseMs: 400, renewMs: 100 });
    leases.start();
    await eventually(() => expect(leases.valid().slots).toHaveLength(slotCount));
    const { epoch } = leases.valid();
    expect(leases.holdsSince(epoch)).toBe(true);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    expect(leases.holdsSince(epoch)).toBe(false);
    // Another relay was faster: a renewal that comes back with less makes what was read before worthless.
    await publisherDb.database.query(`UPDATE outbox_leases SET owner = $1, until = 'infinity' WHERE slot < 10`, [
      newId(),
    ]);
    await eventually(() => expect(leases.valid().slots).toHaveLength(slotCount - 10));
    expect(leases.holdsSince(epoch)).toBe(false);
    await leases.stop();
  });

  it('gives its leases up when it stops, so that the next relay need not wait', async () => {
    const first = publishing();
    first.start();
    await eventually(async () => expect(await ownedSlots()).toEqual([slotCount]));
    await first.stop();
    expect(await ownedSlots()).toEqual([]);
  });

  it('goes on trying while no broker answers, and loses nothing', async () => {
    const nowhere = publishing({ settings: { ...settings, brokers: ['127.0.0.1:9'] } });
    nowhere.start();
    await emit([[issued, 'ann', 1]]);
    await expect(nowhere.checkBroker()).rejects.toThrow();
    await expect(nowhere.lag()).resolves.toBe(0);
    expect((await nowhere.relay.outbox()).depth).toBe(1);
    await nowhere.stop(1000);
    await both();
    await eventually(async () => expect(await sequencesOf('ann')).toEqual([1n]));
  });

  // ---- handling

  it('hands events over in batches of at most 500, one transaction each', async () => {
    const publisher = publishing();
    publisher.start();
    for (let start = 0; start < 1500; start += 500) {
      await emit(range(start, start + 499).map((index) => [issued, `key-${index % 50n}`, Number(index)]));
    }
    await eventually(() => expect(publisher.totals().published).toBe(1500));
    const { messaging } = await consuming();
    await eventually(() => expect(messaging.totals().handled).toBe(1500));
    expect(Math.max(...behaviour.batches)).toBeGreaterThan(50);
    expect(Math.max(...behaviour.batches)).toBeLessThanOrEqual(500);
    for (const key of ['key-0', 'key-49']) {
      const sequences = await sequencesOf(key);
      expect(sequences).toEqual([...sequences].sort((one, other) => Number(one - other)));
    }
  });

  it('gives what follows from each event of a batch its correlation and trace, and names it as the cause', async () => {
    const collector = await SpanCollector.listen();
    closers.push(async () => collector.close());
    const tracing = { serviceName: 'workflow', tracesSampleRatio: 1, tracesResourceAttributes: {} };
    const silent = new Logger({ service: 'workflow', level: 'silent' });
    const stopSpans = await exportSpans({ ...tracing, tracesEndpoint: collector.endpoint }, silent);
    closers.push(stopSpans);
    const arriving = range(1, 20).map((index) => event(issued, `key-${index}`, Number(index)));
    behaviour.before = (each, tx) => {
      const head = { key: each.id, subject: each.id, sequence: 1 };
      const payload = { name: each.id, version: 1 };
      tx.causedBy(each).emit({ type: 'dunlin.workflow.v1.SequenceApplied', ...head, payload });
    };
    await consumerDb.clearOutbox();
    await consuming();
    await send(topicOf(prefix, issued), arriving);
    await eventually(async () => expect(await seenCount()).toBe(20));
    expect(Math.max(...behaviour.batches)).toBeGreaterThan(1);
    await stopSpans();
    const traceIds = new Map(arriving.map(({ headers }) => [headers['ce_id'], traceIdOf(headers['ce_traceparent'])]));
    const told = (await consumerDb.published()).map(({ key, correlationId, causationId, traceparent }) => [
      key,
      correlationId,
      causationId,
      traceIdOf(traceparent),
    ]);
    const expected = arriving.map(({ headers: { ce_id: id, ce_correlationid: correlationId } }) => [
      ...[id, correlationId, id, traceIds.get(id)],
    ]);
    expect(told.sort()).toEqual(expected.sort());
    // A batch of several traces is a trace of its own, which links to each; a single event goes on with its own.
    const batches = collector.named(`process ${topicOf(prefix, issued)}`);
    const singles = collector.named('process InvoiceIssued');
    expect(batches.length).toBeGreaterThan(0);
    for (const { parentSpanId, links, attributes } of batches)
      expect([parentSpanId, links.length]).toEqual(['', attributes['messaging.batch.message_count']]);
    for (const { parentSpanId, links } of singles) expect([parentSpanId, links]).toEqual(['b7ad6b7169203331', []]);
    const seen = [...batches.flatMap(({ links }) => links), ...singles].map(({ traceId }) => traceId);
    expect(seen.sort()).toEqual([...traceIds.values()].sort());
    await consumerDb.clearOutbox();
  });

  it('absorbs an event that arrives twice, even within one batch', async () => {
    const { messaging } = await consuming();
    const message = event(issued, 'ann', 1);
    await send(topicOf(prefix, issued), [message, message]);
    await send(topicOf(prefix, issued), [message]);
    await eventually(() => expect(messaging.totals().duplicates).toBe(2));
    expect(await sequencesOf('ann')).toEqual([1n]);
    expect(behaviour.batches.reduce((sum, size) => sum + size)).toBe(1);
  });

  it('passes over and counts registered types that nobody here handles', async () => {
    const { messaging } = await consuming();
    await send(topicOf(prefix, issued), [event('dunlin.invoice.v1.DisputeRaised', 'ann', 1), event(issued, 'ann', 2)]);
    await eventually(async () => expect(await sequencesOf('ann')).toEqual([2n]));
    expect(messaging.totals()).toMatchObject({ passedOver: 1, deadLettered: 0 });
  });

  it('parks poison with its key while other keys flow, and replays the key in order', async () => {
    const { consumer } = await both();
    const poison = { is: true };
    behaviour.before = ({ key, sequence }) => {
      if (poison.is && key === 'bad' && sequence === 2n)
        throw new DomainError('CASE_BROKEN', 'refused', 'Not like this.');
    };
    await emit(range(1, 5).flatMap((sequence) => ['bad', 'ann', 'bob'].map((key) => [issued, key, Number(sequence)])));
    await emit([[voided, 'bad', 6]]);
    await eventually(() => expect(consumer.totals().parked).toBe(5));
    await eventually(async () => expect(await sequencesOf('ann')).toEqual(range(1, 5)));
    expect(await sequencesOf('bad')).toEqual([1n]);

    const topic = topicOf(prefix, issued);
    const group = `${prefix}workflow`;
    expect(await consumer.parked.counts()).toEqual({ parkedKeys: 1, parkedEvents: 5, deadLetters: 0 });
    expect(await consumer.parked.listKeys(10, null)).toEqual([
      expect.objectContaining({ group, topic, key: 'bad', eventCount: 5, error: 'CASE_BROKEN: Not like this.' }),
    ]);
    expect(await consumer.parked.listKeys(10, [group, topic, 'bad'])).toEqual([]);
    const waiting = await consumer.parked.get(group, topic, 'bad');
    expect(waiting.map(({ type }) => type)).toEqual([issued, issued, issued, issued, voided]);
    expect(waiting[0]).toMatchObject({ attemptCount: 2, reason: 'CASE_BROKEN: Not like this.' });

    expect(await consumer.parked.replay(group, topic, 'bad')).toEqual({
      replayed: 0,
      left: 5,
      error: 'CASE_BROKEN: Not like this.',
    });
    expect((await consumer.parked.get(group, topic, 'bad'))[0]!.attemptCount).toBe(3);
    poison.is = false;
    expect(await consumer.parked.replay(group, topic, 'bad')).toEqual({ replayed: 5, left: 0, error: '' });
    expect(await sequencesOf('bad')).toEqual(range(1, 6));
    await emit([[issued, 'bad', 7]]);
    await eventually(async () => expect(await sequencesOf('bad')).toEqual(range(1, 7)));
    await expect(consumer.parked.replay(group, topic, 'bad')).rejects.toMatchObject({ code: 'PARKED_KEY_NOT_FOUND' });
  });

  it('keeps the order of a key that is replayed twice at once while more of its events arrive', async () => {
    const { consumer } = await both();
    const poison = { is: true };
    behaviour.before = async ({ key }) => {
      if (poison.is && key === 'bad') throw new Error('poison');
      await pause(5);
    };
    await emit(range(1, 15).map((sequence) => [issued, 'bad', Number(sequence)]));
    await eventually(() => expect(consumer.totals().parked).toBe(15));
    poison.is = false;
    const replay = () => consumer.parked.replay(`${prefix}workflow`, topicOf(prefix, issued), 'bad');
    const replays = [replay(), replay()];
    for (let sequence = 16; sequence <= 30; sequence++) await emit([[issued, 'bad', sequence]]);
    await Promise.all(replays);
    await eventually(async () => expect(await seenCount()).toBe(30));
    expect(await sequencesOf('bad')).toEqual(range(1, 30));
    expect((await consumer.parked.counts()).parkedKeys).toBe(0);
  });

  it('drops only the first event of a parked key, and keeps it as a dead letter', async () => {
    const { consumer } = await both();
    behaviour.before = ({ sequence }) => {
      if (sequence === 1n) throw new Error('poison');
    };
    await emit([
      [issued, 'bad', 1],
      [issued, 'bad', 2],
    ]);
    await eventually(() => expect(consumer.totals().parked).toBe(2));
    const at = [`${prefix}workflow`, topicOf(prefix, issued), 'bad'] as const;
    const [first, second] = await consumer.parked.get(...at);
    const drop = (eventId: string) =>
      consumerDb.runner.transact(aCaller(), (tx) => consumer.parked.dropFirst(tx, ...at, eventId, 'was a test'));
    await expect(drop(second!.eventId)).rejects.toMatchObject({ code: 'PARKED_EVENT_NOT_FIRST' });
    expect(await drop(first!.eventId)).toEqual({ left: 1 });
    expect(await consumer.parked.replay(...at)).toEqual({ replayed: 1, left: 0, error: '' });
    expect(await sequencesOf('bad')).toEqual([2n]);
    expect(await consumer.parked.deadLetters(10, null)).toEqual([
      expect.objectContaining({ eventId: first!.eventId, reason: 'DROPPED: was a test' }),
    ]);
  });

  it('finds the one poison of a full batch without handling anything twice', async () => {
    const publisher = publishing();
    publisher.start();
    await emit(range(1, 300).map((index) => [issued, `key-${index}`, Number(index)]));
    await eventually(() => expect(publisher.totals().published).toBe(300));
    behaviour.before = ({ key }) => {
      if (key === 'key-137') throw new TypeError('cannot read properties of undefined');
    };
    const { messaging } = await consuming();
    await eventually(() => expect(messaging.totals()).toMatchObject({ handled: 299, parked: 1 }));
    expect(await seenCount()).toBe(299);
    expect(behaviour.batches.length).toBeLessThan(40);
  });

  it('tries a transient failure again and does not park it', async () => {
    const { consumer } = await both();
    let failures = 3;
    behaviour.before = () => {
      if (failures-- > 0) throw new DomainError('OWNER_AWAY', 'unavailable', 'In a moment.');
    };
    await emit([[issued, 'ann', 1]]);
    await eventually(async () => expect(await sequencesOf('ann')).toEqual([1n]));
    expect(consumer.totals()).toMatchObject({ failures: 3, parked: 0 });
  });

  it('waits for a database that is away without parking or skipping anything', async () => {
    const away = { is: false };
    const runner = new PostgresRunner(consumerDb.dataSource, 'workflow', () => undefined);
    const inTransaction: typeof runner.inTransaction = (cause, body) =>
      away.is
        ? Promise.reject(new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'Gone.'))
        : runner.inTransaction(cause, body);
    const { consumer } = await both({ consumer: { transactions: { inTransaction } } });
    await emit([[issued, 'ann', 1]]);
    await eventually(async () => expect(await sequencesOf('ann')).toEqual([1n]));
    away.is = true;
    await emit([[issued, 'ann', 2]]);
    await eventually(() => expect(consumer.totals().failures).toBeGreaterThan(5));
    expect(await consumer.lag()).toBe(1);
    expect(consumer.isStuck()).toBe(false);
    away.is = false;
    await eventually(async () => expect(await sequencesOf('ann')).toEqual([1n, 2n]));
    expect(consumer.totals().parked).toBe(0);
  });

  it('goes on when the connections to the database are cut in the middle of handling', async () => {
    const { consumer } = await both();
    behaviour.before = () => pause(1);
    await emit(range(1, 200).map((index) => [issued, 'ann', Number(index)]));
    await eventually(() => expect(behaviour.batches.length).toBeGreaterThan(0));
    await asOwner(
      consumerDb,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      true,
    );
    await eventually(async () => expect(await seenCount()).toBe(200));
    expect(await sequencesOf('ann')).toEqual(range(1, 200));
    expect(consumer.totals().parked).toBe(0);
  });

  it('counts as lag whatever was published and is not handled', async () => {
    const { consumer } = await both();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    behaviour.before = () => held;
    const topic = topicOf(prefix, issued);
    await eventually(() => expect(consumer.isConsuming()).toBe(true));
    for (let sequence = 1; sequence <= 5; sequence++) {
      await send(topic, [event(issued, `key-${sequence}`, sequence)]);
      expect(await consumer.lag()).toBe(sequence);
    }
    release();
    await eventually(async () => expect(await consumer.lag()).toBe(0));
    const started = performance.now();
    for (let round = 0; round < 10; round++) await consumer.lag();
    expect((performance.now() - started) / 10).toBeLessThan(1_000);
  });

  // ---- bad input

  it('buries what is no event, with the reason, and goes on', async () => {
    const { messaging } = await consuming();
    const topic = topicOf(prefix, issued);
    const good = event(issued, 'ann', 1);
    await send(topic, [
      { ...good, value: null },
      { ...good, headers: {} },
      { ...good, headers: { ...good.headers, ce_id: 'x' } },
      { ...good, headers: { ...good.headers, ce_partitionkey: 'bob' } },
      { ...good, headers: { ...good.headers, 'content-type': 'text/csv' } },
      { ...good, value: Buffer.from('\u0000 no protobuf') },
      { ...event('dunlin.customer.v1.CustomerCreated', 'ann', 1), key: 'ann' },
      good,
    ]);
    await eventually(() => expect(messaging.totals()).toMatchObject({ handled: 1, deadLettered: 7 }));
    const reasons = (await messaging.parked.deadLetters(10, null)).map(({ reason }) => reason.split(':')[0]);
    expect(reasons).toEqual([
      'NO_VALUE',
      'HEADERS_INVALID',
      'HEADERS_INVALID',
      'HEADERS_INVALID',
      'HEADERS_INVALID',
      'PAYLOAD_INVALID',
      'HEADERS_INVALID',
    ]);
    expect(await sequencesOf('ann')).toEqual([1n]);
  });

  it('buries an unregistered type and handles it in order when a release that knows it starts', async () => {
    const older = eventTypes.filter((type) => type !== paid);
    const { messaging: before, app } = await consuming({ types: older });
    await send(topicOf(prefix, issued), [event(paid, 'ann', 1), event(paid, 'ann', 2), event(issued, 'bob', 1)]);
    await eventually(() => expect(before.totals()).toMatchObject({ handled: 1, deadLettered: 2 }));
    const [letter] = await before.parked.deadLetters(10, null);
    expect(letter).toMatchObject({ type: paid, key: 'ann', reason: expect.stringContaining('UNKNOWN_TYPE') });
    await app.close();
    await before.stop();
    const { messaging: after } = await consuming();
    await eventually(async () => expect(await sequencesOf('ann')).toEqual([1n, 2n]));
    expect((await after.parked.counts()).deadLetters).toBe(0);
  });

  // ---- members

  it('hands a stopped member over to another one without loss, repetition or disorder', async () => {
    const { consumer: first, app } = await both();
    const second = await consuming();
    const total = 400;
    for (let sequence = 1; sequence <= total / 4; sequence++) {
      await emit(['ann', 'bob', 'cid', 'dee'].map((key) => [issued, key, sequence]));
      if (sequence === total / 8) {
        await app.close();
        await first.stop();
      }
    }
    await eventually(async () => expect(await seenCount()).toBe(total));
    for (const key of ['ann', 'bob', 'cid', 'dee']) expect(await sequencesOf(key)).toEqual(range(1, total / 4));
    expect(second.messaging.totals().parked).toBe(0);
  });

  it('refuses two handlers of one type', async () => {
    @Controller()
    class Second {
      @OnEvents(issued)
      async onIssued(): Promise<void> {
        await Promise.resolve();
      }
    }
    await expect(consuming({}, [Collector, Second])).rejects.toThrow(/is handled by/);
  });

  // ---- tables

  it('keeps partitions of the inbox ahead of time and drops those that are long past', async () => {
    const partitions = async () =>
      (
        await consumerDb.database.query<{ name: string }>(
          `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'inbox'::regclass ORDER BY 1`,
        )
      ).map(({ name }) => name);
    const maintain = (at: string) =>
      consumerDb.database.query(`SELECT inbox_maintain($1::timestamptz, interval '45 days')`, [at]);
    await maintain('2040-01-31T23:00:00Z');
    expect(await partitions()).toEqual(['inbox_204001', 'inbox_204002', 'inbox_204003', 'inbox_default']);
    await consumerDb.database.query('INSERT INTO inbox VALUES ($1), ($2)', [
      leastIdAt(new Date('2040-02-29T23:59:59.999Z')),
      leastIdAt(new Date('2040-03-01T00:00:00.000Z')),
    ]);
    const rows = await consumerDb.database.query<object>(
      `SELECT tableoid::regclass::text AS partition, count(*)::int AS ids FROM inbox GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { partition: 'inbox_204002', ids: 1 },
      { partition: 'inbox_204003', ids: 1 },
    ]);
    await maintain('2040-04-20T00:00:00Z');
    expect(await partitions()).toEqual(
      range(3, 6)
        .map((month) => `inbox_20400${month}`)
        .concat('inbox_default'),
    );
    // An id of a month that has no partition yet goes to the default one and never fails.
    await consumerDb.database.query('INSERT INTO inbox VALUES ($1)', [leastIdAt(new Date('2041-01-15'))]);
  });

  // ---- helpers

  type Emission = [type: typeof issued | typeof paid | typeof voided, key: string, sequence: number];

  function outgoing(type: Emission[0], key: string, sequence: number) {
    return {
      type,
      key,
      subject: `subject-${key}`,
      sequence,
      payload: { snapshot: { zone: 'UTC' } },
      reason: 'SPEC',
    } as const;
  }

  async function emit(events: (readonly [string, string, number] | Emission)[]): Promise<void> {
    await publisherDb.runner.transact(aCaller(), async (tx) => {
      for (const [type, key, sequence] of events) tx.emit(outgoing(type as Emission[0], key, sequence));
    });
  }

  /** A message as a relay would publish it, to be bent. */
  function event(type: string, key: string, sequence: number) {
    const headers: IHeaders = {
      ...buildHeaders({
        id: newId(),
        type,
        source: 'invoice',
        time: new Date('2013-01-01T00:00:00Z'),
        subject: `subject-${key}`,
        key,
        sequence: BigInt(sequence),
        correlationId: newId(),
        causationId: '',
        traceparent: `00-${newId().replaceAll('-', '')}-b7ad6b7169203331-01`,
      }),
      'content-type': 'application/protobuf',
    };
    const value: Buffer | null = encodeEvent(issued, { cause: { actor: 'user:tester', reason: '' } });
    return { key, headers, value };
  }

  function publishing(overrides: Partial<MessagingParts> = {}): Messaging {
    const messaging = new Messaging({
      settings,
      service: 'invoice',
      roles: { consumer: false, relay: true },
      database: publisherDb.database,
      transactions: publisherDb.runner,
      logger: quiet,
      ...overrides,
    });
    closers.push(() => messaging.stop(2000));
    return messaging;
  }

  async function consuming(
    overrides: Partial<MessagingParts> = {},
    controllers = [Collector, CollectorOfVoided] as object[],
  ) {
    const messaging = new Messaging({
      settings,
      service: 'workflow',
      roles: { consumer: true, relay: false },
      database: consumerDb.database,
      transactions: consumerDb.runner,
      logger: quiet,
      ...overrides,
    });
    closers.push(() => messaging.stop(2000));
    const module = await Test.createTestingModule({ controllers: controllers as never[] }).compile();
    const app: INestApplication = module.createNestApplication({ logger: false });
    closers.push(() => app.close());
    app.connectMicroservice({ strategy: messaging.strategy() });
    await app.startAllMicroservices();
    messaging.start();
    await eventually(() => expect(messaging.isConsuming()).toBe(true));
    return { messaging, app };
  }

  async function both(overrides: { publisher?: Partial<MessagingParts>; consumer?: Partial<MessagingParts> } = {}) {
    const publisher = publishing(overrides.publisher);
    publisher.start();
    const { messaging: consumer, app } = await consuming(overrides.consumer);
    return { publisher, consumer, app };
  }

  async function send(
    topic: string,
    messages: { key: string; headers: IHeaders; value: Buffer | null }[],
  ): Promise<void> {
    await withKafka(async (kafka) => {
      const producer = kafka.producer();
      await producer.connect();
      await producer.send({ topic, messages });
      await producer.disconnect();
    });
  }

  async function read(topic: string, count: number) {
    return withKafka(async (kafka) => {
      const consumer = kafka.consumer({ groupId: `${prefix}reader`, maxWaitTimeInMs: 100 });
      const messages: { value: Buffer | null; headers?: IHeaders }[] = [];
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({
        eachMessage: async ({ message }) => {
          messages.push(message);
        },
      });
      await eventually(() => expect(messages.length).toBeGreaterThanOrEqual(count));
      await consumer.disconnect();
      return messages;
    });
  }

  async function withKafka<Answer>(use: (kafka: Kafka) => Promise<Answer>): Promise<Answer> {
    return use(new Kafka({ brokers: [...settings.brokers], logLevel: logLevel.NOTHING }));
  }

  async function asOwner(db: ServiceDatabase, sql: string, asSuperuser = false): Promise<void> {
    const url = new URL(asSuperuser ? testServers().postgresUrl : db.ownerUrl);
    url.pathname = new URL(db.ownerUrl).pathname;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  async function seenCount(): Promise<number> {
    const [row] = await consumerDb.database.query<{ count: number }>('SELECT count(*)::int AS count FROM seen');
    return row!.count;
  }

  async function sequencesOf(key: string): Promise<bigint[]> {
    const rows = await consumerDb.database.query<{ sequence: bigint }>(
      'SELECT sequence FROM seen WHERE key = $1 ORDER BY id',
      [key],
    );
    return rows.map(({ sequence }) => sequence);
  }

  /** How many slots each relay owns, by live leases. */
  async function slotsByOwner(): Promise<number[][]> {
    const rows = await publisherDb.database.query<{ slots: number[] }>(
      'SELECT array_agg(slot) AS slots FROM outbox_leases WHERE until > clock_timestamp() GROUP BY owner',
    );
    return rows.map(({ slots }) => slots);
  }
  async function ownedSlots(): Promise<number[]> {
    return (await slotsByOwner()).map(({ length }) => length).sort((one, other) => one - other);
  }
});

function range(from: number, to: number): bigint[] {
  return Array.from({ length: to - from + 1 }, (_, index) => BigInt(from + index));
}

function traceIdOf(traceparent: unknown): string {
  return String(traceparent).split('-')[1]!;
}
