import { newId } from '#libs/ids';
import { aCaller, eventually } from '#libs/testing';
import type { Queryable } from '#libs/transactions';
import { issued, MessagingPair, outgoing, paid, quiet, range } from '../testing/messaging-pair.js';
import { topicOf } from '../wire/topic-names.js';
import { SlotLeases } from './lease.js';
import { slotCount } from './outbox.sql.js';
import { slotOf } from './slots.js';

describe('publishing', () => {
  let world: MessagingPair;

  beforeAll(async () => {
    world = await MessagingPair.open();
  });
  beforeEach(() => world.begin());
  afterEach(() => world.end());
  afterAll(() => world.close());

  it('publishes a change and its event together, in order per key, and leaves the outbox empty', async () => {
    const { publisher, consumer } = await world.both();
    const keys = ['ann', 'bob', 'cid', 'dee'];
    for (let sequence = 1; sequence <= 40; sequence++) await world.emit(keys.map((key) => [issued, key, sequence]));
    await eventually(async () => expect(await world.seenCount()).toBe(160));
    for (const key of keys) expect(await world.sequencesOf(key)).toEqual(range(1, 40));
    await eventually(async () => expect(await publisher.relay.outbox()).toEqual({ depth: 0, oldestAgeMs: 0 }));
    expect(publisher.totals().published).toBe(160);
    expect(consumer.totals()).toMatchObject({ handled: 160, duplicates: 0, parked: 0, deadLettered: 0 });
    await eventually(async () => expect(await consumer.lag()).toBe(0));
  });

  it('publishes nothing of a transaction that rolled back', async () => {
    const { publisher } = await world.both();
    const failing = world.publisherDb.runner.transact(aCaller(), async (tx) => {
      tx.emit(outgoing(issued, 'ann', 1));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await world.emit([[issued, 'ann', 2]]);
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([2n]));
    await eventually(() => expect(publisher.totals().published).toBe(1));
  });

  it('writes canonical ProtoJSON where the world.settings say so, and reads it', async () => {
    world.settings = { ...world.settings, format: 'json' };
    const { consumer } = await world.both();
    await world.emit([[issued, 'ann', 1]]);
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([1n]));
    const [message] = await world.read(topicOf(world.prefix, issued), 1);
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

  it('publishes twice after a crash between world.publishing and deleting, and the inbox absorbs it', async () => {
    const broken = { fail: true };
    const database: Queryable = {
      query: (sql, parameters) => {
        if (broken.fail && sql.includes('DELETE FROM outbox ')) return Promise.reject(new Error('crashed'));
        return world.publisherDb.database.query(sql, parameters);
      },
    };
    const { publisher, consumer } = await world.both({ publisher: { database } });
    await world.emit([
      [issued, 'ann', 1],
      [paid, 'ann', 2],
    ]);
    await eventually(() => expect(publisher.totals().published).toBeGreaterThanOrEqual(4));
    broken.fail = false;
    await eventually(async () => expect((await publisher.relay.outbox()).depth).toBe(0));
    await eventually(async () => expect(await consumer.lag()).toBe(0));
    expect(await world.sequencesOf('ann')).toEqual([1n, 2n]);
    expect(consumer.totals()).toMatchObject({ handled: 2 });
    expect(consumer.totals().duplicates).toBeGreaterThanOrEqual(2);
  });

  it('shares the slots between relays, and takes over those of a relay that is gone', async () => {
    const leaseTimes = { leaseMs: 6_000, renewMs: 300 };
    const cut = { off: false };
    const database: Queryable = {
      query: (sql, parameters) =>
        cut.off ? Promise.reject(new Error('cut off')) : world.publisherDb.database.query(sql, parameters),
    };
    const first = world.publishing({ database, leaseTimes });
    first.start();
    await eventually(async () => expect(await world.ownedSlots()).toEqual([slotCount]));
    const second = world.publishing({ leaseTimes });
    second.start();
    await eventually(async () => expect(await world.ownedSlots()).toEqual([slotCount / 2, slotCount / 2]));
    await world.consuming();
    const keys = range(1, 20).map((index) => `customer-${index}`);
    await world.emit(keys.map((key) => [issued, key, 1]));
    await eventually(async () => expect(await world.seenCount()).toBe(20));
    await eventually(() => expect(first.totals().published + second.totals().published).toBe(20));
    const [ofFirst, ofSecond] = [first.totals().published, second.totals().published];
    const inSlots = (await world.slotsByOwner()).map(
      (slots) => keys.filter((key) => slots.includes(slotOf(key))).length,
    );
    expect(new Set([ofFirst, ofSecond])).toEqual(new Set(inSlots));
    cut.off = true;
    await world.emit(keys.map((key) => [issued, key, 2]));
    await eventually(async () => expect(await world.seenCount()).toBe(40));
    await eventually(() => expect(second.totals().published).toBe(ofSecond + 20));
    for (const key of keys) expect(await world.sequencesOf(key)).toEqual([1n, 2n]);
  });

  it('knows the moment it wakes from a pause that its leases have run out', async () => {
    const leases = new SlotLeases(world.publisherDb.database, quiet, () => undefined, { leaseMs: 400, renewMs: 100 });
    leases.start();
    await eventually(() => expect(leases.valid().slots).toHaveLength(slotCount));
    const { epoch } = leases.valid();
    expect(leases.holdsSince(epoch)).toBe(true);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    expect(leases.holdsSince(epoch)).toBe(false);
    // Another relay was faster: a renewal that comes back with less makes what was world.read before worthless.
    await world.publisherDb.database.query(`UPDATE outbox_leases SET owner = $1, until = 'infinity' WHERE slot < 10`, [
      newId(),
    ]);
    await eventually(() => expect(leases.valid().slots).toHaveLength(slotCount - 10));
    expect(leases.holdsSince(epoch)).toBe(false);
    await leases.stop();
  });

  it('gives its leases up when it stops, so that the next relay need not wait', async () => {
    const first = world.publishing();
    first.start();
    await eventually(async () => expect(await world.ownedSlots()).toEqual([slotCount]));
    await first.stop();
    expect(await world.ownedSlots()).toEqual([]);
  });

  it('continues trying while no broker responds, and loses nothing', async () => {
    const nowhere = world.publishing({ settings: { ...world.settings, brokers: ['127.0.0.1:9'] } });
    nowhere.start();
    await world.emit([[issued, 'ann', 1]]);
    await expect(nowhere.checkBroker()).rejects.toThrow();
    await expect(nowhere.lag()).resolves.toBe(0);
    expect((await nowhere.relay.outbox()).depth).toBe(1);
    await nowhere.stop(1000);
    await world.both();
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([1n]));
  });
});
