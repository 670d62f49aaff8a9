import { eventTypes } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { event, issued, MessagingPair, paid } from '../testing/messaging-pair.js';
import { topicOf } from '../wire/topic-names.js';

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
    const reasons = (await messaging.parked.deadLetters({ limit: 10, after: null })).map(
      ({ reason }) => reason.split(':')[0],
    );
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
    const [letter] = await before.parked.deadLetters({ limit: 10, after: null });
    expect(letter).toMatchObject({ type: paid, key: 'ann', reason: expect.stringContaining('UNKNOWN_TYPE') });
    await app.close();
    await before.stop();
    const { messaging: after } = await world.consuming();
    await eventually(async () => expect(await world.sequencesOf('ann')).toEqual([1n, 2n]));
    expect((await after.parked.counts()).deadLetters).toBe(0);
  });
});
