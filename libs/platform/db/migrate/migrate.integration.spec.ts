import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createEmptyDatabase, type EmptyDatabase, until } from '#libs/testing';
import { migrate, type MigrateOptions } from './migrate.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-locks-'));
const createDebts = migrationFile('0001-create', 'Create1763800000001', 'CREATE TABLE debts (debt_id int, amount int)');
const addZone = migrationFile('0002-add-zone', 'AddZone1763800000002', 'ALTER TABLE debts ADD COLUMN zone text');

describe('migrations under load', () => {
  let database: EmptyDatabase;
  let reader: pg.Client;
  const traffic: Traffic[] = [];
  /** Waits for nothing but the machine. */
  let machine: Traffic;

  beforeAll(async () => {
    database = await createEmptyDatabase('common');
    await run([createDebts]);
    reader = await connect(database.ownerUrl, 'monthly report');
    for (const statement of [
      'SELECT count(*) FROM debts',
      'INSERT INTO debts VALUES (1, 1)',
      'UPDATE debts SET amount = 2',
    ])
      traffic.push(await Traffic.begin(database.url, statement));
    machine = await Traffic.begin(database.url, 'SELECT 1');
  });
  afterAll(async () => {
    await Promise.all([...traffic, machine].map((one) => one.end()));
    await reader.end();
    await database.drop();
    fs.rmSync(folder, { recursive: true });
  });

  const run = (files: readonly MigrationFile[], options: Partial<MigrateOptions> = {}) => {
    const own = fs.mkdtempSync(path.join(folder, 'of-'));
    for (const { name, text } of files) fs.writeFileSync(path.join(own, `${name}.ts`), text);
    const { ownerUrl } = database;
    return migrate({ ownerUrl, serviceRole: 'dunlin_common', folder: own, clock: { mode: 'real' }, ...options });
  };
  const hasZone = async () => (await reader.query(`SELECT FROM pg_attribute WHERE attname = 'zone'`)).rowCount === 1;

  it('gives up in words after its attempts, with nothing done and the holder named', async () => {
    await reader.query('BEGIN');
    await reader.query('SELECT count(*) FROM debts');
    const [{ pid }] = (await reader.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows as [{ pid: number }];
    const given = run([createDebts, addZone], { patience: { lockTimeoutMs: 150, pauseMs: 50, tries: 3 } });
    await expect(given).rejects.toMatchObject({ code: 'MIGRATION_LOCKED', kind: 'unavailable' });
    await given.catch(({ message }: Error) => {
      expect(message).toContain('The migration AddZone1763800000002 cannot have a lock within 150 ms, tried 3 times.');
      expect(message).toContain(`Held: debts by process ${pid} of dunlin_owner (monthly report).`);
    });
    expect(await hasZone()).toBe(false);
  });

  it('keeps nobody waiting for two seconds behind a long reader, and completes when the reader ends', async () => {
    for (const one of [...traffic, machine]) one.forget();
    const reasons: string[] = [];
    const migrating = run([createDebts, addZone], { waits: (reason) => void reasons.push(reason) });
    await until(() => reasons.length > 2);
    await reader.query('COMMIT');
    expect(await migrating).toEqual({ applied: ['AddZone1763800000002'] });
    expect(await hasZone()).toBe(true);
    for (const { maxMs, statement } of traffic) {
      // Longer than any of them takes alone, so that they did meet the migration.
      expect([statement, maxMs > 500]).toEqual([statement, true]);
      expect([statement, maxMs < 2_000 + machine.maxMs]).toEqual([statement, true]);
    }
  });

  it('runs once when two start at once, and leaves what a newer release has made (rollback)', async () => {
    const addNote = migrationFile('0003-add-note', 'AddNote1763800000003', 'ALTER TABLE debts ADD COLUMN note text');
    const twins = await Promise.all([1, 2].map(() => run([createDebts, addZone, addNote])));
    expect(twins.flatMap(({ applied }) => applied)).toEqual(['AddNote1763800000003']);
    expect(await run([createDebts])).toEqual({ applied: [] });
    expect(await hasZone()).toBe(true);
  });
});

interface MigrationFile {
  readonly name: string;
  readonly text: string;
}

function migrationFile(name: string, className: string, statement: string): MigrationFile {
  const text = `export class ${className} {
    async up(queryRunner) { await queryRunner.query(${JSON.stringify(statement)}); }
    async down() {}
  }`;
  return { name, text };
}

/** A statement that is made again and again, and the longest that one of them took. */
class Traffic {
  maxMs = 0;
  private ended = false;
  private readonly running: Promise<void>;

  private constructor(
    readonly statement: string,
    private readonly client: pg.Client,
  ) {
    this.running = this.run();
  }

  static async begin(url: string, statement: string): Promise<Traffic> {
    return new Traffic(statement, await connect(url, 'traffic'));
  }

  forget(): void {
    this.maxMs = 0;
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.running;
    await this.client.end();
  }

  private async run(): Promise<void> {
    while (!this.ended) {
      const began = performance.now();
      await this.client.query(this.statement);
      this.maxMs = Math.max(this.maxMs, performance.now() - began);
      await sleep(20);
    }
  }
}

async function connect(connectionString: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: name });
  await client.connect();
  return client;
}
