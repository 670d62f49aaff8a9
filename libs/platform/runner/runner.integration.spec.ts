import { join } from 'node:path';
import pg from 'pg';
import { aCaller, createServiceDatabase, type ServiceDatabase } from '#libs/testing';
import type { Tx } from '#libs/transactions';
import { wallTimeOf } from '../config/index.js';
import { assertClock, copyInto, migrate, platformTables, readClock, schemaDrift, setClock } from '../db/index.js';
import { PreparingClient } from '../db/preparing-client.js';
import { inWork } from '../observability/context.js';

const migrations = join(import.meta.dirname, '../../testing/fixtures/empty-migrations');
const start = new Date('2013-01-01T00:00:00Z');
const ids = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'] as const;

describe('the runner on PostgreSQL', () => {
  let db: ServiceDatabase;

  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'customer', migrations, start });
    const owner = new (await import('pg')).default.Client({ connectionString: db.ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE things (id int PRIMARY KEY, note text, amount bigint, at timestamptz)');
    await owner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON things TO dunlin_customer');
    await owner.end();
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.database.query('DELETE FROM things');
    await db.clearOutbox();
  });

  const addEvent = (tx: Tx): void =>
    tx.emit({
      type: 'dunlin.customer.v1.NoteAdded',
      key: ids[0],
      subject: ids[1],
      sequence: 1,
      payload: { customerId: ids[0], noteId: ids[1] },
      reason: 'SPEC',
    });
  const addThing = (id: number) => async (tx: Tx) => {
    await tx.query('INSERT INTO things (id, at) VALUES ($1, $2)', [id, tx.now]);
    addEvent(tx);
    return { id, amount: 12_345_678_901_234_567_890n, at: tx.now, list: [null, { deep: true }] };
  };

  it('runs a mutation once and returns to a repeat the stored response, types kept', async () => {
    const caller = aCaller();
    const first = await db.runner.run(caller, addThing(1));
    const second = await db.runner.run(caller, () => Promise.reject(new Error('must not run')));
    expect(second).toEqual(first);
    expect(first.at).toEqual(start);
    expect(await db.published()).toEqual([
      expect.objectContaining({
        type: 'dunlin.customer.v1.NoteAdded',
        payload: expect.objectContaining({ cause: { actor: 'user:tester', reason: 'SPEC' } }),
      }),
    ]);
  });

  it('keeps the responses to calls that share a transaction, and emits for each in its own name', async () => {
    const carriedOut: number[][] = [];
    const add = db.runner.shared<number, string, { id: number; amount: bigint }>({
      prepare: (calls) => Promise.resolve(`${calls.length} together`),
      carryOut: async (tx, calls, note) => {
        carriedOut.push(calls.map(({ input }) => input).sort());
        const outcomes: PromiseSettledResult<{ id: number; amount: bigint }>[] = [];
        for (const { caller, input: id } of calls) {
          if (id === 13) outcomes.push({ status: 'rejected', reason: new Error('Thirteen.') });
          else {
            await tx.query('INSERT INTO things (id, note) VALUES ($1, $2)', [id, note]);
            addEvent(tx.onBehalfOf(caller));
            outcomes.push({ status: 'fulfilled', value: { id, amount: 7n } });
          }
        }
        return outcomes;
      },
    });
    const callers = [1, 2, 13].map((id) => ({ id, caller: { ...aCaller(), actor: `user:${id}` } }));
    const first = await Promise.allSettled(callers.map(({ id, caller }) => add(caller, id)));
    expect(first.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(
      (await db.published()).map(({ payload }) => (payload as { cause: { actor: string } }).cause.actor).sort(),
    ).toEqual(['user:1', 'user:2']);
    const other = { ...callers[0]!.caller, inputHash: 'other' };
    const again = await Promise.allSettled([
      ...callers.map(({ id, caller }) => add(caller, id)),
      add(other, 1),
      add(aCaller(), 3),
    ]);
    expect(again).toEqual([
      { status: 'fulfilled', value: { id: 1, amount: 7n } },
      { status: 'fulfilled', value: { id: 2, amount: 7n } },
      { status: 'rejected', reason: expect.objectContaining({ message: 'Thirteen.' }) },
      { status: 'rejected', reason: expect.objectContaining({ code: 'REQUEST_KEY_REUSED' }) },
      { status: 'fulfilled', value: { id: 3, amount: 7n } },
    ]);
    expect(carriedOut).toEqual([
      [1, 13, 2],
      [13, 3],
    ]);
    const rows = await db.database.query<{ note: string }>('SELECT note FROM things ORDER BY id');
    expect(rows.map(({ note }) => note)).toEqual(['3 together', '3 together', '4 together']);
  });

  it('leaves every connection usable after transactions that could not begin, as before the migrations', async () => {
    const owner = new (await import('pg')).default.Client({ connectionString: db.ownerUrl });
    await owner.connect();
    try {
      await owner.query('ALTER TABLE clock RENAME TO clock_away');
      // More than the pool has connections.
      const attempts = Array.from({ length: 30 }, () => db.runner.transact(aCaller(), addThing(1)));
      for (const { status } of await Promise.allSettled(attempts)) expect(status).toBe('rejected');
    } finally {
      await owner.query('ALTER TABLE clock_away RENAME TO clock');
      await owner.end();
    }
    const reads = Array.from({ length: 30 }, () => db.database.query('SELECT 1 AS one'));
    for (const rows of await Promise.all(reads)) expect(rows).toEqual([{ one: 1 }]);
  });

  it('refuses the same id with another body', async () => {
    const caller = aCaller();
    await db.runner.run(caller, addThing(1));
    await expect(db.runner.run({ ...caller, inputHash: 'other' }, addThing(2))).rejects.toMatchObject({
      code: 'REQUEST_KEY_REUSED',
      kind: 'conflict',
    });
  });

  it('has one effect and equal responses for 20 concurrent twins', async () => {
    const caller = aCaller();
    const responses = await Promise.all(Array.from({ length: 20 }, () => db.runner.run(caller, addThing(7))));
    expect(
      new Set(responses.map((response) => JSON.stringify(response, (_, v) => (typeof v === 'bigint' ? `${v}` : v))))
        .size,
    ).toBe(1);
    expect(await db.published()).toHaveLength(1);
  });

  it('does work in parts once, and lets its twins wait without a connection', async () => {
    const caller = aCaller();
    let times = 0;
    const inParts = async () => {
      times += 1;
      await db.runner.transact(aCaller(), addThing(8));
      await db.runner.transact(aCaller(), addThing(9));
      return 'done';
    };
    const responses = await Promise.all(Array.from({ length: 20 }, () => db.runner.runInParts(caller, inParts)));
    expect(new Set(responses)).toEqual(new Set(['done']));
    expect(await db.runner.runInParts(caller, inParts)).toBe('done');
    expect(times).toBe(1);
  });

  it('refuses work inside a transaction a second connection, which may never come', async () => {
    const text = /asks the pool for a second connection/;
    const inside = (act: () => Promise<unknown>) => expect(db.runner.transact(aCaller(), act)).rejects.toThrow(text);
    await inside(() => db.database.now());
    await inside(() => db.runner.transact(aCaller(), addThing(8)));
    await inside(() => db.database.snapshot(1_000, async () => undefined));
    const after = Promise.withResolvers<Date>();
    await db.runner.transact(aCaller(), async (tx) => tx.afterCommit(() => after.resolve(db.database.now())));
    expect(await after.promise).toEqual(start);
  });

  it('reports no success when a statement failed and the body went on', async () => {
    const published: number[] = [];
    const swallowing = db.runner.transact(aCaller(), async (tx) => {
      await tx.query('INSERT INTO things (id) VALUES (1)');
      tx.afterCommit(() => published.push(1));
      await tx.query('SELECT 1 / 0').catch(() => undefined);
      return 'done';
    });
    await expect(swallowing).rejects.toMatchObject({ code: 'INVARIANT_BROKEN' });
    expect(published).toEqual([]);
    expect(await db.database.query('SELECT id FROM things')).toEqual([]);
  });

  it('does not work on for a caller who has gone, and undoes what it did', async () => {
    const caller = aCaller();
    const within = (ms: number) => ({ correlationId: caller.correlationId, deadline: Date.now() + ms });
    const slow = async (tx: Tx) => {
      await addThing(1)(tx);
      await tx.query('SELECT pg_sleep(20)');
    };
    const begun = performance.now();
    const left = inWork(within(400), () => db.runner.run(caller, slow));
    await expect(left).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(performance.now() - begun).toBeLessThan(15_000);
    const late = inWork(within(-1), () => db.runner.run(caller, addThing(1)));
    await expect(late).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    // What was done in the world is recorded all the same.
    await inWork(within(-1), () => db.runner.transact(caller, addThing(2)));
    await db.runner.run(caller, addThing(1));
    expect(await db.database.query('SELECT id FROM things ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('keeps requests apart by who makes them and for what', async () => {
    const requestId = '1';
    const callers = [
      aCaller({ requestId }),
      aCaller({ requestId, operation: 'other' }),
      aCaller({ requestId, actor: 'user:other', inputHash: 'other' }),
    ];
    for (const [index, caller] of callers.entries()) {
      expect(await db.runner.run(caller, addThing(index + 1))).toMatchObject({ id: index + 1 });
      expect(await db.runner.run(caller, addThing(9))).toMatchObject({ id: index + 1 });
    }
  });

  it('keeps nothing of a request that found everything as it was asked for, unless it published something', async () => {
    const stored = async () =>
      (await db.database.query<{ count: number }>('SELECT count(*)::int AS count FROM requests'))[0]!.count;
    const before = await stored();
    const caller = aCaller();
    let times = 0;
    const same = async (tx: Tx) => {
      tx.forgetRequest();
      return (times += 1);
    };
    for (let file = 1; file <= 100; file += 1) expect(await db.runner.run(caller, same)).toBe(file);
    expect(await stored()).toBe(before);
    const telling = async (tx: Tx) => {
      tx.forgetRequest();
      return addThing(1)(tx);
    };
    await db.runner.run(caller, telling);
    expect(await stored()).toBe(before + 1);
  });

  it('keeps a response by reference where it may not be stored, and reads it again for a repeat', async () => {
    const caller = aCaller();
    const add = async (tx: Tx) => {
      await tx.query(`INSERT INTO things (id, note) VALUES (5, 'Ann Example')`);
      return { id: 5, note: 'Ann Example' };
    };
    const kept = {
      refer: ({ id }: { id: number }) => id,
      read: async (tx: Tx, id: number) =>
        (await tx.query<{ id: number; note: string }>('SELECT id, note FROM things WHERE id = $1', [id]))[0]!,
    };
    const first = await db.runner.run(caller, add, kept);
    expect(await db.runner.run(caller, add, kept)).toEqual(first);
    const rows = await db.database.query('SELECT response FROM requests WHERE request_id = $1', [caller.requestId]);
    expect(rows).toEqual([{ response: { value: 5 } }]);
  });

  it('drops requests by month, and makes room for the next months', async () => {
    const partitions = async () =>
      (
        await db.database.query<{ name: string }>(
          `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'requests'::regclass ORDER BY 1`,
        )
      ).map(({ name }) => name);
    const maintain = (at: string) =>
      db.database.query(`SELECT requests_maintain($1::timestamptz, interval '60 days')`, [at]);
    await maintain('2041-01-31T23:00:00Z');
    expect(await partitions()).toEqual(
      expect.arrayContaining(['requests_204101', 'requests_204102', 'requests_204103', 'requests_default']),
    );
    await maintain('2041-04-30T00:00:00Z');
    const left = await partitions();
    expect(left).not.toContain('requests_204101');
    expect(left).toEqual(expect.arrayContaining(['requests_204102', 'requests_204106', 'requests_default']));
  });

  it('stores nothing of a failure, so that a later try may succeed', async () => {
    const caller = aCaller();
    const failing = async (tx: Tx) => {
      await addThing(3)(tx);
      throw new Error('refused');
    };
    await expect(db.runner.run(caller, failing)).rejects.toThrow('refused');
    expect(await db.published()).toHaveLength(0);
    await expect(db.runner.run(caller, addThing(3))).resolves.toMatchObject({ id: 3 });
  });

  it('runs the body again after a deadlock', async () => {
    await db.database.query('INSERT INTO things (id) VALUES (1), (2)');
    let runs = 0;
    const bothHoldOne = Promise.withResolvers<void>();
    const lockBoth = (first: number, second: number) => async (tx: Tx) => {
      await tx.query('UPDATE things SET amount = coalesce(amount, 0) + 1 WHERE id = $1', [first]);
      runs += 1;
      if (runs === 2) bothHoldOne.resolve();
      await bothHoldOne.promise;
      await tx.query('UPDATE things SET amount = coalesce(amount, 0) + 1 WHERE id = $1', [second]);
    };
    await Promise.all([db.runner.transact(aCaller(), lockBoth(1, 2)), db.runner.transact(aCaller(), lockBoth(2, 1))]);
    expect(runs).toBeGreaterThan(2);
    expect(await db.database.query('SELECT amount FROM things ORDER BY id')).toEqual([{ amount: 2n }, { amount: 2n }]);
  });

  it('runs what waits for the commit only after it', async () => {
    const seen: number[] = [];
    await db.runner.transact(aCaller(), async (tx) => {
      tx.afterCommit(() => seen.push(1));
      expect(seen).toEqual([]);
    });
    const failing = db.runner.transact(aCaller(), async (tx) => {
      tx.afterCommit(() => seen.push(2));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(seen).toEqual([1]);
  });

  it('reads as of one instant by several statements, changes nothing, and ends what takes too long', async () => {
    const count = 'SELECT count(*)::int AS count FROM things';
    await db.database.snapshot(1_000, async (snapshot) => {
      expect(await snapshot.query(count)).toEqual([{ count: 0 }]);
      await db.database.query('INSERT INTO things (id) VALUES (1)');
      expect(await snapshot.query(count)).toEqual([{ count: 0 }]);
      await expect(snapshot.query('DELETE FROM things')).rejects.toMatchObject({ code: '25006' });
    });
    expect(await db.database.query(count)).toEqual([{ count: 1 }]);
    const slow = db.database.snapshot(50, (snapshot) => snapshot.query('SELECT pg_sleep(5)'));
    await expect(slow).rejects.toMatchObject({ code: '57014' });
    expect(await db.database.query('SHOW statement_timeout')).toEqual([{ statement_timeout: '1min' }]);
  });

  it('prepares a statement with parameters once for all calls of a connection', async () => {
    const connection = new pg.Pool({ connectionString: db.url, Client: PreparingClient, max: 1 });
    const sql = 'SELECT note FROM things WHERE id = $1';
    for (const id of [1, 2]) await connection.query(sql, [id]);
    const { rows } = await connection.query(
      'SELECT statement, generic_plans + custom_plans AS uses FROM pg_prepared_statements',
    );
    expect(rows).toEqual([{ statement: sql, uses: 2n }]);
    await connection.end();
    const { uses } = await db.runner.transact(aCaller(), async (tx) => {
      await tx.query(sql, [1]);
      const [row] = await tx.query<{ uses: bigint }>(
        'SELECT count(*) AS uses FROM pg_prepared_statements WHERE statement = $1',
        [sql],
      );
      return row!;
    });
    expect(uses).toBe(1n);
  });

  it('copies awkward values exactly', async () => {
    const notes = ['plain', 'tab\there', 'line\nbreak\r', 'back\\slash \\N', '', '=cmd|x', 'ünïcode 🦆'];
    await db.runner.transact(aCaller(), (tx) =>
      copyInto(
        tx,
        'things (id, note, amount, at)',
        notes.map((note, id) => [id, note, BigInt(id), start]),
      ),
    );
    const rows = await db.database.query<{ note: string }>('SELECT note, amount, at FROM things ORDER BY id');
    expect(rows.map((row) => row.note)).toEqual(notes);
    expect(rows[2]).toEqual({ note: 'line\nbreak\r', amount: 2n, at: start });
  });

  it('steps a test clock forward only, and never one that is real', async () => {
    const later = new Date('2013-02-01T00:00:00Z');
    await db.runner.transact(aCaller(), (tx) => setClock(tx, later));
    expect(await readClock(db.database)).toEqual({ mode: 'test', now: later });
    await expect(db.runner.transact(aCaller(), (tx) => setClock(tx, start))).rejects.toMatchObject({
      code: 'CLOCK_STATE_FORBIDS',
    });
    await expect(assertClock(db.database, { mode: 'real' })).rejects.toMatchObject({ code: 'CLOCK_MODE_DIFFERS' });
    const real = await createServiceDatabase({ service: 'customer', migrations });
    await expect(real.runner.transact(aCaller(), (tx) => setClock(tx, later))).rejects.toMatchObject({
      code: 'CLOCK_STATE_FORBIDS',
    });
    await real.close();
  });

  it('runs as many times faster as a trial asks for, from an anchor that all services share', async () => {
    const anchor = new Date(Date.now() - 60_000);
    const source = { mode: 'fast', start, anchor, rate: 1_440 } as const;
    const fast = await createServiceDatabase({ service: 'customer', migrations, clock: source });
    const before = Date.now();
    const { now } = await readClock(fast.database);
    const wall = wallTimeOf(source, now).getTime();
    expect(wall).toBeGreaterThanOrEqual(before - 1_000);
    expect(wall).toBeLessThanOrEqual(Date.now() + 1_000);
    expect(await fast.runner.transact(aCaller(), async (tx) => tx.now.getTime())).toBeGreaterThanOrEqual(now.getTime());
    await assertClock(fast.database, source);
    await expect(assertClock(fast.database, { ...source, rate: 720 })).rejects.toMatchObject({
      code: 'CLOCK_MODE_DIFFERS',
      message: expect.stringContaining('runs 720 times as fast'),
    });
    await expect(fast.runner.transact(aCaller(), (tx) => setClock(tx, now))).rejects.toMatchObject({
      code: 'CLOCK_STATE_FORBIDS',
    });
    await fast.close();
  });

  it('migrates once under concurrent starts and agrees with its entities', async () => {
    const options = {
      ownerUrl: db.ownerUrl,
      serviceRole: 'dunlin_customer',
      folder: migrations,
      clock: { mode: 'real' as const },
    };
    const results = await Promise.all([migrate(options), migrate(options)]);
    expect(results.flatMap((result) => result.applied)).toEqual([]);
    expect(await readClock(db.database)).toMatchObject({ mode: 'test' });
    expect(await schemaDrift(db.ownerUrl, platformTables)).toEqual([]);
  });
});
