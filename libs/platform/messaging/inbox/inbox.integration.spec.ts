import { minIdAt } from '#libs/ids';
import { MessagingPair, range } from '../testing/messaging-pair.js';

describe('the inbox', () => {
  let world: MessagingPair;

  beforeAll(async () => {
    world = await MessagingPair.open();
  });
  beforeEach(() => world.begin());
  afterEach(() => world.end());
  afterAll(() => world.close());

  it('keeps partitions of the inbox ahead of time and drops those that are long past', async () => {
    const partitions = async () =>
      (
        await world.consumerDb.database.query<{ name: string }>(
          `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'inbox'::regclass ORDER BY 1`,
        )
      ).map(({ name }) => name);
    const maintain = (at: string) =>
      world.consumerDb.database.query(`SELECT inbox_maintain($1::timestamptz, interval '45 days')`, [at]);
    await maintain('2040-01-31T23:00:00Z');
    expect(await partitions()).toEqual(['inbox_204001', 'inbox_204002', 'inbox_204003', 'inbox_default']);
    await world.consumerDb.database.query('INSERT INTO inbox VALUES ($1), ($2)', [
      minIdAt(new Date('2040-02-29T23:59:59.999Z')),
      minIdAt(new Date('2040-03-01T00:00:00.000Z')),
    ]);
    const rows = await world.consumerDb.database.query<object>(
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
    await world.consumerDb.database.query('INSERT INTO inbox VALUES ($1)', [minIdAt(new Date('2041-01-15'))]);
  });
});
