import { Controller } from '@nestjs/common';
import { eventTypes } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { aCaller, eventually } from '#libs/testing';
import type { Queryable, Tx } from '#libs/transactions';
import type { Messaging, MessagingParts } from '../messaging.js';
import { behaviour, event, issued, MessagingPair, outgoing, paid } from '../testing/messaging-pair.js';
import { topicOf } from '../wire/topic-names.js';
import type { AnyEvent } from '../wire/types.js';
import { OnEvents } from './on-events.js';

const settled = 'dunlin.payment.v1.PaymentSettled';
const everything = { limit: 10, after: null };
const byAnn = 'user:ann';
/** Handlers are known and nothing is consumed, as in a process that serves rpcs alone. */
const serving: Partial<MessagingParts> = { roles: { consumer: false, relay: false } };

/** Stands for a service whose handler publishes. */
@Controller()
class Issuer {
  @OnEvents(settled)
  async onSettled(events: AnyEvent<typeof settled>[], tx: Tx): Promise<void> {
    for (const { key } of events) tx.emit(outgoing(issued, key, 1));
  }
}

describe('dead letters', () => {
  let world: MessagingPair;

  beforeAll(async () => {
    world = await MessagingPair.open();
  });
  beforeEach(() => world.begin());
  afterEach(() => world.end());
  afterAll(() => world.close());

  it('stores what is no event as a dead letter with the reason, and continues', async () => {
    const { messaging } = await world.consuming();
    const topic = topicOf(world.prefix, issued);
    const good = event(issued, 'ann', 1);
    await world.send(topic, [
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
    const letters = await messaging.deadLetters.list(null, everything);
    const reasons = letters.map(({ reason }) => reason.split(':')[0]);
    expect(reasons).toEqual([
      'NO_VALUE',
      'HEADERS_INVALID',
      'HEADERS_INVALID',
      'HEADERS_INVALID',
      'HEADERS_INVALID',
      'PAYLOAD_INVALID',
      'HEADERS_INVALID',
    ]);
    expect(await world.sequencesOf('ann')).toEqual([1n]);
  });

  it('buries an unregistered type and handles it in order when a release that knows it starts', async () => {
    const older = eventTypes.filter((type) => type !== paid);
    const { messaging: before, app } = await world.consuming({ types: older });
    await world.send(topicOf(world.prefix, issued), [
      event(paid, 'ann', 1),
      event(paid, 'ann', 2),
      event(issued, 'bob', 1),
    ]);
    await eventually(() => expect(before.totals()).toMatchObject({ handled: 1, deadLettered: 2 }));
    const [letter] = await before.deadLetters.list('OPEN', everything);
    expect(letter).toMatchObject({ type: paid, key: 'ann', reason: expect.stringContaining('UNKNOWN_TYPE') });
    await app.close();
    await before.stop();
    const { messaging: after } = await world.consuming();
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([1n, 2n]));
    expect((await after.parked.counts()).deadLetters).toBe(0);
    expect(await after.deadLetters.list('OPEN', everything)).toEqual([]);
    const decided = {
      state: 'REPLAYED',
      decidedBy: 'system:workflow',
      decisionReason: '',
      decidedAt: expect.any(Date),
    };
    expect(await after.deadLetters.list('REPLAYED', everything)).toMatchObject([decided, decided]);
  });

  /** Letters of two events of ann, which the release that serves now knows. */
  async function twoLetters(): Promise<{ messaging: Messaging; first: bigint; second: bigint }> {
    const { messaging: older, app } = await world.consuming({ types: eventTypes.filter((type) => type !== paid) });
    await world.send(topicOf(world.prefix, issued), [event(paid, 'ann', 1), event(paid, 'ann', 2)]);
    await eventually(() => expect(older.totals().deadLettered).toBe(2));
    await app.close();
    await older.stop();
    const { messaging } = await world.consuming(serving);
    const [first, second] = await messaging.deadLetters.list('OPEN', everything);
    return { messaging, first: first!.id, second: second!.id };
  }

  it('are replayed once, in the order of their key, and say who did it', async () => {
    const { messaging, first, second } = await twoLetters();
    await expect(messaging.deadLetters.replay(second, byAnn)).rejects.toMatchObject({ code: 'DEAD_LETTER_NOT_FIRST' });
    const twice = [messaging.deadLetters.replay(first, byAnn), messaging.deadLetters.replay(first, 'user:bob')];
    expect(await Promise.all(twice)).toEqual([{ error: '' }, { error: '' }]);
    expect(await world.sequencesOf('ann')).toEqual([1n]);
    expect(await messaging.deadLetters.replay(second, byAnn)).toEqual({ error: '' });
    expect(await messaging.deadLetters.replay(first, byAnn)).toEqual({ error: '' });
    expect(await world.sequencesOf('ann')).toEqual([1n, 2n]);
    expect(await messaging.deadLetters.get(second)).toMatchObject({
      state: 'REPLAYED',
      decidedBy: byAnn,
      payloadJson: '',
    });
    expect((await messaging.parked.counts()).deadLetters).toBe(0);
    const replayed = await messaging.deadLetters.list('REPLAYED', { limit: 1, after: [first] });
    expect(replayed.map(({ id }) => id)).toEqual([second]);
  });

  it('stay open with the new error where they fail again, and stop neither their key nor their release', async () => {
    const { messaging, first } = await twoLetters();
    behaviour.before = () => {
      throw new DomainError('CASE_BROKEN', 'refused', 'Not like this.');
    };
    const error = 'HANDLER_FAILED: CASE_BROKEN: Not like this.';
    expect(await messaging.deadLetters.replay(first, byAnn)).toEqual({ error });
    expect(await messaging.deadLetters.get(first)).toMatchObject({ state: 'OPEN', reason: error, attemptCount: 2 });
    expect(await messaging.parked.counts()).toMatchObject({ parkedKeys: 0, deadLetters: 2 });
    behaviour.before = () => undefined;
    expect(await messaging.deadLetters.replay(first, byAnn)).toEqual({ error: '' });
    expect(await world.sequencesOf('ann')).toEqual([1n]);
  });

  it('are handled once although the connection dies between their handler and their mark', async () => {
    const { messaging, first } = await twoLetters();
    behaviour.before = async (_event, tx) => {
      behaviour.before = () => undefined;
      await tx.query(`INSERT INTO seen (event_id, type, key, sequence) VALUES (gen_random_uuid(), 'half', 'ann', 0)`);
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    await expect(messaging.deadLetters.replay(first, byAnn)).rejects.toThrow();
    expect(await world.seenCount()).toBe(0);
    expect(await messaging.deadLetters.get(first)).toMatchObject({ state: 'OPEN' });
    expect(await messaging.deadLetters.replay(first, byAnn)).toEqual({ error: '' });
    expect(await world.sequencesOf('ann')).toEqual([1n]);
  });

  it('wait behind their key where that is parked', async () => {
    const { messaging, first } = await twoLetters();
    const place = [`${world.prefix}workflow`, topicOf(world.prefix, issued), 'ann'] as const;
    await world.consumerDb.database.query(
      `INSERT INTO parked_keys (group_name, topic, key, error) VALUES ($1, $2, $3, 'an earlier one')`,
      [...place],
    );
    expect(await messaging.deadLetters.replay(first, byAnn)).toEqual({ error: '' });
    expect(await world.seenCount()).toBe(0);
    expect(await messaging.parked.replay(...place, byAnn)).toEqual({ replayed: 1, left: 0, error: '' });
    expect(await world.sequencesOf('ann')).toEqual([1n]);
  });

  it('take effect elsewhere once although the relay dies between publishing what follows and its mark', async () => {
    const publishing: Partial<MessagingParts> = {
      service: 'invoice',
      database: world.publisherDb.database,
      transactions: world.publisherDb.runner,
    };
    const types = eventTypes.filter((type) => type !== settled);
    const { messaging: older, app } = await world.consuming({ ...publishing, types }, [Issuer]);
    await world.send(topicOf(world.prefix, settled), [event(settled, 'ann', 1)]);
    await eventually(() => expect(older.totals().deadLettered).toBe(1));
    await app.close();
    await older.stop();
    const broken = { fail: true };
    const database: Queryable = {
      query: (sql, parameters) =>
        broken.fail && sql.includes('DELETE FROM outbox ')
          ? Promise.reject(new Error('crashed'))
          : world.publisherDb.database.query(sql, parameters),
    };
    const { publisher, consumer } = await world.both({ publisher: { database } });
    const { messaging: invoice } = await world.consuming({ ...publishing, ...serving }, [Issuer]);
    const [letter] = await invoice.deadLetters.list('OPEN', everything);
    expect(await invoice.deadLetters.replay(letter!.id, byAnn)).toEqual({ error: '' });
    await eventually(() => expect(publisher.totals().published).toBeGreaterThanOrEqual(2));
    broken.fail = false;
    await eventually(async () => expect((await publisher.relay.outbox()).depth).toBe(0));
    await eventually(async () => expect(await consumer.lag()).toBe(0));
    expect(await world.sequencesOf('ann')).toEqual([1n]);
    expect(consumer.totals().duplicates).toBeGreaterThanOrEqual(1);
  });

  it('are dropped with a reason, kept, and never handled after', async () => {
    const { messaging, first, second } = await twoLetters();
    const drop = (id: bigint, reason: string) =>
      world.consumerDb.runner.transact(aCaller({ actor: byAnn }), (tx) => messaging.deadLetters.drop(tx, id, reason));
    await drop(first, 'written by a test');
    const dropped = { id: first, state: 'DROPPED', decidedBy: byAnn, decisionReason: 'written by a test' };
    expect(await messaging.deadLetters.list('DROPPED', everything)).toMatchObject([dropped]);
    expect(await messaging.parked.counts()).toMatchObject({ deadLetters: 1 });
    await expect(drop(first, 'again')).rejects.toMatchObject({ code: 'DEAD_LETTER_STATE_FORBIDS' });
    await expect(messaging.deadLetters.replay(first, byAnn)).rejects.toMatchObject({
      code: 'DEAD_LETTER_STATE_FORBIDS',
    });
    await expect(drop(second + 1n, 'none')).rejects.toMatchObject({ code: 'DEAD_LETTER_NOT_FOUND' });
    const { app } = await world.consuming();
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([2n]));
    expect(await messaging.deadLetters.get(first)).toMatchObject(dropped);
    await app.close();
  });

  it('show their headers, their payload where it can be read, and whom it concerns', async () => {
    const { messaging } = await world.consuming();
    const topic = topicOf(world.prefix, issued);
    const good = event(issued, 'ann', 1);
    await world.send(topic, [
      { ...good, headers: { ...good.headers, ce_partitionkey: 'bob' } },
      { ...event(issued, 'bob', 1), value: Buffer.from('ffff', 'hex') },
    ]);
    await eventually(() => expect(messaging.totals().deadLettered).toBe(2));
    // Those of two partitions come in any order.
    const letters = await messaging.deadLetters.list(null, everything);
    const [misplaced, garbled] = ['ann', 'bob'].map((of) => letters.find(({ key }) => key === of));
    expect(await messaging.deadLetters.get(misplaced!.id)).toMatchObject({
      group: `${world.prefix}workflow`,
      headers: { ce_source: '/dunlin/invoice', ce_type: issued, ce_partitionkey: 'bob' },
      payloadJson: expect.stringContaining('user:tester'),
      payloadBase64: '',
    });
    expect(await messaging.deadLetters.get(garbled!.id)).toMatchObject({ payloadJson: '', payloadBase64: '//8=' });
  });
});
