import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '#libs/errors';
import { aCaller, eventually } from '#libs/testing';
import { behaviour, issued, MessagingPair, range, voided } from '../testing/messaging-pair.js';
import { topicOf } from '../wire/topic-names.js';

describe('parked events', () => {
  let world: MessagingPair;

  beforeAll(async () => {
    world = await MessagingPair.open();
  });
  beforeEach(() => world.begin());
  afterEach(() => world.end());
  afterAll(() => world.close());

  it('parks poison with its key while other keys flow, and replays the key in order', async () => {
    const { consumer } = await world.both();
    const poison = { is: true };
    behaviour.before = ({ key, sequence }) => {
      if (poison.is && key === 'bad' && sequence === 2n)
        throw new DomainError('CASE_BROKEN', 'refused', 'Not like this.');
    };
    await world.emit(
      range(1, 5).flatMap((sequence) => ['bad', 'ann', 'bob'].map((key) => [issued, key, Number(sequence)])),
    );
    await world.emit([[voided, 'bad', 6]]);
    await eventually(() => expect(consumer.totals().parked).toBe(5));
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual(range(1, 5)));
    expect(await world.sequencesOf('bad')).toEqual([1n]);

    const topic = topicOf(world.prefix, issued);
    const group = `${world.prefix}workflow`;
    expect(await consumer.parked.counts()).toEqual({ parkedKeys: 1, parkedEvents: 5, refusedKeys: 0, deadLetters: 0 });
    expect(await consumer.parked.listKeys({ limit: 10, after: null })).toEqual([
      expect.objectContaining({ group, topic, key: 'bad', eventCount: 5, error: 'CASE_BROKEN: Not like this.' }),
    ]);
    expect(await consumer.parked.listKeys({ limit: 10, after: [group, topic, 'bad'] })).toEqual([]);
    const waiting = await consumer.parked.get(group, topic, 'bad');
    expect(waiting.map(({ type }) => type)).toEqual([issued, issued, issued, issued, voided]);
    expect(waiting[0]).toMatchObject({ attemptCount: 2, reason: 'CASE_BROKEN: Not like this.' });

    const { eventId } = waiting[0]!;
    expect(await consumer.parked.event(group, topic, 'bad', eventId)).toMatchObject({
      eventId,
      group,
      headers: { ce_source: '/dunlin/invoice', ce_sequence: '2' },
      payloadJson: expect.stringContaining('user:tester'),
    });
    await expect(consumer.parked.event(group, topic, 'bad', 'none')).rejects.toMatchObject({
      code: 'PARKED_EVENT_NOT_FOUND',
    });

    expect(await consumer.parked.replay(group, topic, 'bad', 'user:ann')).toEqual({
      replayed: 0,
      left: 5,
      error: 'CASE_BROKEN: Not like this.',
    });
    expect((await consumer.parked.get(group, topic, 'bad'))[0]!.attemptCount).toBe(3);
    poison.is = false;
    expect(await consumer.parked.replay(group, topic, 'bad', 'user:ann')).toEqual({ replayed: 5, left: 0, error: '' });
    // Of those that failed it is known who had them handled; the others only waited.
    expect(await consumer.deadLetters.list(null, { limit: 10, after: null })).toMatchObject([
      { eventId, state: 'REPLAYED', decidedBy: 'user:ann', reason: 'HANDLER_FAILED: CASE_BROKEN: Not like this.' },
    ]);
    expect(await world.sequencesOf('bad')).toEqual(range(1, 6));
    await world.emit([[issued, 'bad', 7]]);
    await eventually(async () => expect(await world.sequencesOf('bad')).toEqual(range(1, 7)));
    await expect(consumer.parked.replay(group, topic, 'bad', 'user:ann')).rejects.toMatchObject({
      code: 'PARKED_KEY_NOT_FOUND',
    });
  });

  it('keeps the order of a key that is replayed twice at once while more of its events arrive', async () => {
    const { consumer } = await world.both();
    const poison = { is: true };
    behaviour.before = async ({ key }) => {
      if (poison.is && key === 'bad') throw new Error('poison');
      await pause(5);
    };
    await world.emit(range(1, 15).map((sequence) => [issued, 'bad', Number(sequence)]));
    await eventually(() => expect(consumer.totals().parked).toBe(15));
    poison.is = false;
    const replay = () =>
      consumer.parked.replay(`${world.prefix}workflow`, topicOf(world.prefix, issued), 'bad', 'user:ann');
    const replays = [replay(), replay()];
    for (let sequence = 16; sequence <= 30; sequence++) await world.emit([[issued, 'bad', sequence]]);
    await Promise.all(replays);
    await eventually(async () => expect(await world.seenCount()).toBe(30));
    expect(await world.sequencesOf('bad')).toEqual(range(1, 30));
    expect((await consumer.parked.counts()).parkedKeys).toBe(0);
  });

  it('drops only the first event of a parked key, and keeps it as a dead letter', async () => {
    const { consumer } = await world.both();
    behaviour.before = ({ sequence }) => {
      if (sequence === 1n) throw new Error('poison');
    };
    await world.emit([
      [issued, 'bad', 1],
      [issued, 'bad', 2],
    ]);
    await eventually(() => expect(consumer.totals().parked).toBe(2));
    const at = [`${world.prefix}workflow`, topicOf(world.prefix, issued), 'bad'] as const;
    const [first, second] = await consumer.parked.get(...at);
    const drop = (eventId: string) =>
      world.consumerDb.runner.transact(aCaller({ actor: 'user:ann' }), (tx) =>
        consumer.parked.dropFirst(tx, ...at, eventId, 'was a test'),
      );
    await expect(drop(second!.eventId)).rejects.toMatchObject({ code: 'PARKED_EVENT_NOT_FIRST' });
    expect(await drop(first!.eventId)).toEqual({ left: 1 });
    expect(await consumer.parked.replay(...at, 'user:ann')).toEqual({ replayed: 1, left: 0, error: '' });
    expect(await world.sequencesOf('bad')).toEqual([2n]);
    expect(await consumer.deadLetters.list('DROPPED', { limit: 10, after: null })).toMatchObject([
      {
        eventId: first!.eventId,
        reason: 'HANDLER_FAILED: Error: poison',
        decidedBy: 'user:ann',
        decisionReason: 'was a test',
      },
    ]);
    expect((await consumer.parked.counts()).deadLetters).toBe(0);
  });

  it('finds the one poison of a full batch without handling anything twice', async () => {
    const publisher = world.publishing();
    publisher.start();
    await world.emit(range(1, 300).map((index) => [issued, `key-${index}`, Number(index)]));
    await eventually(() => expect(publisher.totals().published).toBe(300));
    behaviour.before = ({ key }) => {
      if (key === 'key-137') throw new TypeError('cannot world.read properties of undefined');
    };
    const { messaging } = await world.consuming();
    await eventually(() => expect(messaging.totals()).toMatchObject({ handled: 299, parked: 1 }));
    expect(await world.seenCount()).toBe(299);
    expect(behaviour.batches.length).toBeLessThan(40);
  });
});
