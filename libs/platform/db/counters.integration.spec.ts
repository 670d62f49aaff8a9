import pg from 'pg';
import { createServiceDatabase, type ServiceDatabase } from '#libs/testing';
import { type Counter, counterStatements, foldCounts } from './counters.js';

const counter: Counter = { name: 'thing_counts', of: 'things', by: { kind: 'text' }, sums: [] };

describe('counts that are folded', () => {
  let db: ServiceDatabase;

  beforeAll(async () => {
    const migrations = new URL('../../testing/fixtures/empty-migrations', import.meta.url).pathname;
    db = await createServiceDatabase({ service: 'things', migrations });
    const owner = new pg.Client({ connectionString: db.ownerUrl });
    await owner.connect();
    try {
      await owner.query('CREATE TABLE things (thing_id integer PRIMARY KEY, kind text NOT NULL)');
      for (const statement of counterStatements(counter)) await owner.query(statement);
      await owner.query('GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC');
      await owner.query('GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO PUBLIC');
    } finally {
      await owner.end();
    }
  });
  afterAll(() => db.close());

  const add = (count: number, kind: string) =>
    db.database.query(
      `INSERT INTO thing_counts (kind, row_count) SELECT ${kind}, 1 FROM generate_series(1, ${count}) AS n`,
    );

  it('are gone on with at once only where that makes them fewer', async () => {
    await add(10_000, `'kind ' || n`);
    expect(await foldCounts(db.database, counter)).toBe(false);
    await add(25_000, `'kind ' || n % 10 + 1`);
    for (let round = 0; round < 3; round += 1) await foldCounts(db.database, counter);
    const [counted] = await db.database.query<{ rows: number; sum: bigint }>(
      'SELECT count(*)::integer AS rows, sum(row_count)::bigint AS sum FROM thing_counts',
    );
    expect(counted!.sum).toBe(35_000n);
    expect(counted!.rows).toBeLessThan(16_000);
  });
});
