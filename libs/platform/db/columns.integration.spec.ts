import pg from 'pg';
import { newId } from '#libs/ids';
import type { Money } from '#libs/money';
import { aCaller, createServiceDatabase, type ServiceDatabase } from '#libs/testing';
import {
  bigint,
  computed,
  converted,
  date,
  integer,
  json,
  rowOf,
  text,
  texts,
  timestamp,
  uuid,
  uuids,
} from './columns.js';

interface Thing {
  readonly thingId: string;
  readonly name: string;
  readonly amount: Money;
  readonly limit: Money | null;
  readonly dueDate: string;
  readonly seenAt: Date | null;
  readonly tags: readonly string[];
  readonly ownerIds: readonly string[];
  readonly detail: { readonly words: readonly string[] };
  readonly grade: 'HIGH' | 'LOW';
  readonly version: bigint;
}

const things = rowOf<Thing>()('things', ['thing_id'], {
  thing_id: uuid('thingId'),
  name: text('name'),
  amount_minor: bigint('amount.minor'),
  currency: text('amount.currency'),
  limit_minor: bigint('limit.minor'),
  limit_currency: text('limit.currency'),
  due_on: date('dueDate'),
  seen_at: timestamp('seenAt'),
  tags: texts('tags'),
  owner_ids: uuids('ownerIds'),
  detail: json('detail'),
  grade: converted<'grade', number, Thing['grade']>(
    'integer',
    'grade',
    (grade) => (grade === 'HIGH' ? 2 : 1),
    (stored) => (stored === 2 ? 'HIGH' : 'LOW'),
  ),
  has_owner: computed<Thing>('boolean', ({ ownerIds }) => ownerIds.length > 0),
  version: bigint('version'),
});

const aThing = (overrides: Partial<Thing> = {}): Thing => ({
  thingId: newId(),
  name: `O'Neil "quoted" \\ back {braces}, commas 😀`,
  amount: { minor: 9_007_199_254_740_993n, currency: 'USD' },
  limit: { minor: 0n, currency: 'EUR' },
  dueDate: '2026-02-28',
  seenAt: new Date('2026-01-31T12:34:56.789Z'),
  tags: ['a', 'b,c', '"d"', ''],
  ownerIds: [newId(), newId()],
  detail: { words: ['x', 'y'] },
  grade: 'HIGH',
  version: 1n,
  ...overrides,
});

describe('rows of a table', () => {
  let db: ServiceDatabase;

  beforeAll(async () => {
    const migrations = new URL('../../testing/fixtures/empty-migrations', import.meta.url).pathname;
    db = await createServiceDatabase({ service: 'things', migrations });
    await createTable(db);
  });
  afterAll(() => db.close());

  const stored = async (ids: readonly string[]): Promise<Thing[]> => {
    const sql = `SELECT ${things.select('t')} FROM things t WHERE thing_id = ANY($1::uuid[])
      ORDER BY array_position($1::uuid[], thing_id)`;
    return (await db.database.query<object>(sql, [ids])).map((row) => things.toDomain(row));
  };

  it('come back as the values they were made of', async () => {
    const all = [aThing(), aThing({ limit: null, seenAt: null, tags: [], ownerIds: [], grade: 'LOW' })];
    await things.insertMany(db.database, all);
    expect(await stored(all.map(({ thingId }) => thingId))).toEqual(all);
  });

  it.each([
    ['inserted', 2],
    ['copied', 200],
  ])('come back as they were %s', async (_way, count) => {
    const sparse = aThing({ limit: null, seenAt: null, tags: [], ownerIds: [], grade: 'LOW' });
    const all = [sparse, ...Array.from({ length: count - 1 }, () => aThing())];
    await db.runner.transact(aCaller(), (tx) => things.addMany(tx, all));
    expect(await stored(all.map(({ thingId }) => thingId))).toEqual(all);
  });

  it('carry what is computed', async () => {
    const [owned, free] = [aThing(), aThing({ ownerIds: [] })];
    await things.insertMany(db.database, [owned, free]);
    const rows = await db.database.query(
      'SELECT thing_id, has_owner FROM things WHERE thing_id = ANY($1::uuid[]) ORDER BY has_owner DESC',
      [[owned.thingId, free.thingId]],
    );
    expect(rows).toEqual([
      { thing_id: owned.thingId, has_owner: true },
      { thing_id: free.thingId, has_owner: false },
    ]);
  });

  it('are inserted with what follows the rows', async () => {
    const [old, fresh] = [aThing(), aThing()];
    await things.insertMany(db.database, [old]);
    const inserted = await things.insertMany<{ thing_id: string }>(
      db.database,
      [old, fresh],
      'ON CONFLICT (thing_id) DO NOTHING RETURNING thing_id',
    );
    expect(inserted).toEqual([{ thing_id: fresh.thingId }]);
  });

  it('change in the named columns only', async () => {
    const [first, second] = [aThing(), aThing()];
    await things.insertMany(db.database, [first, second]);
    const changed = [first, second].map((thing) => ({ ...thing, name: 'new', version: 2n, dueDate: '2027-01-01' }));
    await things.updateMany(db.database, changed, ['name', 'version']);
    const expected = [first, second].map((thing) => ({ ...thing, name: 'new', version: 2n }));
    expect(await stored([first.thingId, second.thingId])).toEqual(expected);
  });

  it('are inserted or changed by their key', async () => {
    const [old, fresh] = [aThing(), aThing()];
    await things.insertMany(db.database, [old]);
    await things.upsertMany(db.database, [{ ...old, name: 'new', version: 2n }, fresh], ['name']);
    expect(await stored([old.thingId, fresh.thingId])).toEqual([{ ...old, name: 'new' }, fresh]);
  });

  it('of nothing ask nothing of the database', async () => {
    const refusing = { query: () => Promise.reject(new Error('asked')) };
    expect(await things.insertMany(refusing, [])).toEqual([]);
    await things.updateMany(refusing, [], ['name']);
    await things.upsertMany(refusing, [], ['name']);
  });

  it('name their integer columns too', () => {
    const counts = rowOf<{ readonly count: number }>()('counts', ['count'], { count: integer('count') });
    expect([counts.select(), counts.toDomain({ count: 3 })]).toEqual(['count', { count: 3 }]);
  });
});

async function createTable(db: ServiceDatabase): Promise<void> {
  const owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`CREATE TABLE things (
      thing_id uuid PRIMARY KEY, name text NOT NULL, amount_minor bigint NOT NULL, currency char(3) NOT NULL,
      limit_minor bigint, limit_currency char(3), due_on date NOT NULL, seen_at timestamptz, tags text[] NOT NULL,
      owner_ids uuid[] NOT NULL, detail jsonb NOT NULL, grade integer NOT NULL, has_owner boolean NOT NULL,
      version bigint NOT NULL)`);
    await owner.query(`GRANT ALL ON things TO PUBLIC`);
  } finally {
    await owner.end();
  }
}
