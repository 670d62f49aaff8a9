import { eventually } from '#libs/testing';
import { behaviour, event, issued, MessagingPair, quiet } from '../testing/messaging-pair.js';
import { topicOf } from '../wire/topic-names.js';
import { createAskingKafka, createConsumer, createKafka, withAdmin } from './kafka.js';
import { roundTrip } from './round-trip.js';
import { ensureTopics } from './topics.js';

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

  it('hears from its members also while their wall clock is set back', async () => {
    const topic = topicOf(world.prefix, issued);
    const asking = createAskingKafka(world.settings, 'clock', quiet);
    await withAdmin(asking, (admin) => ensureTopics(admin, [topic], world.settings, quiet));
    const member = createConsumer(createKafka(world.settings, 'clock', quiet), `${world.prefix}clock`);
    let heartbeats = 0;
    member.on(member.events.HEARTBEAT, () => (heartbeats += 1));
    const now = Date.now.bind(Date);
    try {
      await member.connect();
      await member.subscribe({ topics: [topic] });
      await member.run({ eachBatch: () => Promise.resolve() });
      await eventually(() => expect(heartbeats).toBeGreaterThan(0));
      Date.now = () => now() - 600_000;
      const before = heartbeats;
      await eventually(() => expect(heartbeats).toBeGreaterThan(before + 1), 20_000);
    } finally {
      Date.now = now;
      await member.disconnect();
    }
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
