import { Kafka, logLevel } from 'kafkajs';
import { aCaller, eventually, testServers } from '#libs/testing';
import { PostgresRunner } from '../../runner/postgres-runner.js';
import { issued, MessagingPair, outgoing, range } from '../testing/messaging-pair.js';
import { refusedGroup, topicOf } from '../wire/topic-names.js';

describe('publishing what is large', () => {
  let world: MessagingPair;

  beforeAll(async () => {
    world = await MessagingPair.open();
  });
  beforeEach(async () => {
    await world.begin();
    await world.publisherDb.database.query('DELETE FROM parked_keys');
    await world.publisherDb.database.query('DELETE FROM parked_events');
  });
  afterEach(() => world.end());
  afterAll(() => world.close());

  const emitLarge = (events: readonly { key: string; sequence: number; bytes: number; correlationId?: string }[]) =>
    world.publisherDb.runner.transact(aCaller({ correlationId: events[0]!.correlationId ?? 'c' }), async (tx) => {
      for (const { key, sequence, bytes } of events)
        tx.emit({ ...outgoing(issued, key, sequence), reason: 'x'.repeat(bytes) });
    });

  const setTopic = async (maxBytes: number) => {
    const admin = new Kafka({ brokers: testServers().kafkaBrokers.split(','), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const configEntries = [{ name: 'max.message.bytes', value: String(maxBytes) }];
    const resources = [{ type: 2, name: topicOf(world.prefix, issued), configEntries }];
    await admin.alterConfigs({ validateOnly: false, resources });
    await admin.disconnect();
  };

  it.each(['protobuf', 'json'] as const)(
    'sends a thousand events of one key with long correlation ids as %s, in order',
    async (format) => {
      world.settings = { ...world.settings, format };
      const correlationId = 'c'.repeat(200);
      const events = range(1, 1000).map((sequence) => ({ key: 'ann', sequence: Number(sequence), bytes: 350 }));
      await emitLarge(events.map((event) => ({ ...event, correlationId })));
      await world.both();
      await eventually(async () => expect(await world.seenCount()).toBe(1000));
      expect(await world.sequencesOf('ann')).toEqual(range(1, 1000));
    },
  );

  it('sends several megabytes of a few keys without asking for more than a broker takes at once', async () => {
    const events = range(1, 30).map((index) => ({
      key: `key-${index % 3n}`,
      sequence: Number(index),
      bytes: 400_000,
    }));
    await emitLarge(events);
    await world.both();
    await eventually(async () => expect(await world.seenCount()).toBe(30));
    expect((await world.sequencesOf('key-1'))[0]).toBe(1n);
  });

  it('halves what a broker of smaller limits refuses, and sets aside only a key whose one event it refuses', async () => {
    const { publisher, consumer } = await world.both();
    await world.emit([[issued, 'first', 1]]);
    await eventually(async () => expect(await world.seenCount()).toBe(1));
    await setTopic(100_000);
    await emitLarge([
      ...range(1, 40).map((sequence) => ({ key: 'ann', sequence: Number(sequence), bytes: 20_000 })),
      { key: 'bob', sequence: 1, bytes: 10 },
      { key: 'bob', sequence: 2, bytes: 150_000 },
      { key: 'bob', sequence: 3, bytes: 10 },
    ]);
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual(range(1, 40)));
    await emitLarge([
      { key: 'bob', sequence: 4, bytes: 10 },
      { key: 'cid', sequence: 1, bytes: 10 },
    ]);
    await eventually(async () => expect(await world.sequencesOf('cid')).toEqual([1n]));
    await eventually(async () => expect((await publisher.relay.outbox()).depth).toBe(0));
    expect(await world.sequencesOf('bob')).toEqual([1n]);
    expect(await publisher.parked.counts()).toEqual({ parkedKeys: 0, parkedEvents: 0, refusedKeys: 1, deadLetters: 0 });
    const topic = topicOf(world.prefix, issued);
    expect(await publisher.parked.listKeys({ limit: 10, after: null })).toEqual([
      expect.objectContaining({
        group: refusedGroup,
        topic,
        key: 'bob',
        eventCount: 3,
        error: expect.stringMatching(/^The broker refuses 15\d{4} bytes as too large\.$/),
      }),
    ]);
    const waiting = await publisher.parked.get(refusedGroup, topic, 'bob');
    expect(waiting).toHaveLength(3);

    // Somebody raises the limit and lets the key go on; what has come meanwhile stays behind.
    await setTopic(1_048_588);
    await emitLarge([{ key: 'bob', sequence: 5, bytes: 10 }]);
    const released = await publisher.parked.replay(refusedGroup, topic, 'bob', 'user:ann');
    expect(released).toMatchObject({ left: 0, error: '' });
    expect(released.replayed).toBeGreaterThanOrEqual(3);
    await eventually(async () => expect(await world.sequencesOf('bob')).toEqual(range(1, 5)));
    expect(consumer.totals().parked).toBe(0);
    await expect(publisher.parked.replay(refusedGroup, topic, 'bob', 'user:ann')).rejects.toMatchObject({
      code: 'PARKED_KEY_NOT_FOUND',
    });
  });

  it('refuses an event that could never be sent in the format that is set, when it is emitted', async () => {
    const asJson = new PostgresRunner(world.publisherDb.dataSource, 'invoice', () => undefined, undefined, 'json');
    const emit = (runner: PostgresRunner) =>
      runner.transact(aCaller(), async (tx) => {
        tx.emit({ ...outgoing(issued, 'ann', 1), reason: '\u0001'.repeat(300_000) });
      });
    await expect(emit(asJson)).rejects.toMatchObject({ code: 'EVENT_INVALID' });
    await emit(world.publisherDb.runner);
  });
});
