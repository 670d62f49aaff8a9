import { Kafka, logLevel } from 'kafkajs';
import { minIdAt } from '#libs/ids';
import { eventually, testServers } from '#libs/testing';
import { retentionOf } from '../broker/retention.js';
import { issued, MessagingPair, quiet } from '../testing/messaging-pair.js';
import { topicOf } from '../wire/topic-names.js';
import { InboxUpkeep } from './inbox-upkeep.js';

const day = 86_400_000;

describe('how long the inbox keeps what was handled', () => {
  let world: MessagingPair;
  const admin = new Kafka({ brokers: testServers().kafkaBrokers.split(','), logLevel: logLevel.NOTHING }).admin();

  beforeAll(async () => {
    world = await MessagingPair.open();
    await admin.connect();
  });
  beforeEach(() => world.begin());
  afterEach(() => world.end());
  afterAll(async () => {
    await admin.disconnect();
    await world.close();
  });

  const keepsAfter = async (settings: Record<string, string>, ageDays: number): Promise<boolean> => {
    const name = topicOf(world.prefix, issued);
    const configEntries = Object.entries(settings).map(([key, value]) => ({ name: key, value }));
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: 2, name, configEntries }],
    });
    await eventually(async () => expect((await retentionOf(admin, [name])).days).not.toBe(30));
    const id = minIdAt(new Date(Date.now() - ageDays * day));
    const { database } = world.consumerDb;
    await database.query('INSERT INTO inbox VALUES ($1)', [id]);
    await new InboxUpkeep({
      database,
      logger: quiet,
      usualDays: 30,
      retention: () => retentionOf(admin, [name]),
    }).run();
    const left = await database.query('SELECT 1 FROM inbox WHERE event_id = $1', [id]);
    return left.length > 0;
  };

  it('is longer than any topic keeps it, whoever made the topic', async () => {
    await world.consuming();
    expect(await keepsAfter({ 'retention.ms': String(90 * day) }, 100)).toBe(true);
    expect(await keepsAfter({ 'retention.ms': String(90 * day) }, 140)).toBe(false);
    expect(await keepsAfter({ 'retention.ms': '-1' }, 1_000)).toBe(true);
    expect(await keepsAfter({ 'cleanup.policy': 'compact' }, 1_000)).toBe(true);
  });

  it('is as usual where the broker does not tell', async () => {
    const { database } = world.consumerDb;
    const ids = [40, 60].map((ageDays) => minIdAt(new Date(Date.now() - ageDays * day)));
    await database.query('INSERT INTO inbox SELECT * FROM unnest($1::uuid[])', [ids]);
    const retention = () => Promise.reject(new Error('TOPIC_AUTHORIZATION_FAILED'));
    await new InboxUpkeep({ database, logger: quiet, usualDays: 30, retention }).run();
    expect(await database.query('SELECT event_id FROM inbox')).toEqual([{ event_id: ids[0] }]);
  });
});
