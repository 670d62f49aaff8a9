import { eventually } from '#libs/testing';
import { behaviour, event, issued, MessagingPair, quiet } from '../testing/messaging-pair.js';
import { topicOf } from '../wire/topic-names.js';
import { createAskingKafka, createKafka, withAdmin } from './kafka.js';
import { roundTrip } from './round-trip.js';

describe('the broker', () => {
  let world: MessagingPair;

  beforeAll(async () => {
    world = await MessagingPair.open();
  });
  beforeEach(() => world.begin());
  afterEach(() => world.end());
  afterAll(() => world.close());

  it('sends a message round through the broker and leaves no group behind', async () => {
    const clients = {
      working: createKafka(world.settings, 'verify', quiet),
      asking: createAskingKafka(world.settings, 'verify', quiet),
    };
    await roundTrip(clients, world.prefix, 60_000);
    await roundTrip(clients, world.prefix, 60_000);
    const { groups } = await withAdmin(clients.asking, (admin) => admin.listGroups());
    expect(groups.filter(({ groupId }) => groupId.startsWith(world.prefix))).toEqual([]);
  });

  it('counts as lag whatever was published and is not handled', async () => {
    const { consumer } = await world.both();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    behaviour.before = () => held;
    const topic = topicOf(world.prefix, issued);
    await eventually(() => expect(consumer.isConsuming()).toBe(true));
    for (let sequence = 1; sequence <= 5; sequence++) {
      await world.send(topic, [event(issued, `key-${sequence}`, sequence)]);
      expect(await consumer.lag()).toBe(sequence);
    }
    release();
    await eventually(async () => expect(await consumer.lag()).toBe(0));
    const started = performance.now();
    for (let round = 0; round < 10; round++) await consumer.lag();
    expect((performance.now() - started) / 10).toBeLessThan(1_000);
  });
});
