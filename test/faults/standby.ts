import { chownSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Stack } from '#libs/stack';
import { eventually } from '#libs/testing';
import { ManagedProcess } from '../../libs/stack/managed-process.js';
import { isRoot, repositoryRoot, unprivileged } from '../../libs/stack/paths.js';
import { postgresPrograms } from '../../libs/stack/servers/postgres.js';

/** What the first server must be started with so that another can follow it. */
export const followable = ['wal_level=replica', 'max_wal_senders=4'];

const slot = 'standby';
/** Not part of a copy: what belongs to the running server, and the log that the standby is sent anyhow. */
const leftOut = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'pg_stat_tmp']);
const madeEmpty = ['pg_wal', 'pg_replslot', 'pg_stat_tmp'];

/** A second PostgreSQL that follows the first and has all that was acknowledged. */
export class Standby {
  private constructor(
    private readonly managed: ManagedProcess,
    private readonly url: string,
    private readonly data: string,
    readonly port: number,
  ) {}

  /** Copies the running server, starts the copy, and returns when commits wait for it. */
  static async follow(stack: Stack, port: number): Promise<Standby> {
    const first = stack.server('postgres').url;
    const data = `${stack.state.folders['postgres']!}-standby`;
    await withClient(first, async (client) => {
      await client.query('SELECT pg_create_physical_replication_slot($1, true)', [slot]);
      await client.query(`SELECT pg_backup_start('standby', true)`);
      copyData(stack.state.folders['postgres']!, data);
      const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
      writeFileSync(join(data, 'backup_label'), rows[0]!.labelfile);
    });
    writeFileSync(join(data, 'standby.signal'), '');
    if (isRoot) handOver(data);
    const address = new URL(first);
    address.port = String(port);
    const standby = new Standby(await manage(stack, data, first, port, address.href), address.href, data, port);
    await standby.managed.start();
    await withClient(first, async (client) => {
      await client.query(`ALTER SYSTEM SET synchronous_standby_names = '*'`);
      await client.query('SELECT pg_reload_conf()');
      await eventually(async () => {
        const { rows } = await client.query<{ sync_state: string }>('SELECT sync_state FROM pg_stat_replication');
        if (rows[0]?.sync_state !== 'sync') throw new Error('The standby does not follow yet.');
      });
    });
    return standby;
  }

  /** From now on it is the one that is written to. */
  async promote(): Promise<void> {
    await withClient(this.url, (client) => client.query('SELECT pg_promote(true, 60)'));
  }

  async stop(): Promise<void> {
    await this.managed.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}

function copyData(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { mode: 0o700 });
  for (const name of readdirSync(from)) {
    if (!leftOut.has(name)) cpSync(join(from, name), join(to, name), { recursive: true, filter: isThere });
  }
  for (const name of madeEmpty) mkdirSync(join(to, name), { mode: 0o700 });
}

/** Temporary files of a server that works come and go. */
const isThere = (file: string): boolean => !/pgsql_tmp|\.init$/.test(file);

function handOver(folder: string): void {
  const { uid, gid } = unprivileged;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chownSync(join(entry.parentPath, entry.name), uid, gid);
  }
}

async function manage(stack: Stack, data: string, first: string, port: number, url: string): Promise<ManagedProcess> {
  const bin = await postgresPrograms({ root: repositoryRoot, log: () => undefined });
  const { hostname, port: firstPort, password } = new URL(first);
  const settings = [
    ...['unix_socket_directories=', 'max_connections=400', 'fsync=off', ...followable],
    `primary_conninfo=host=${hostname} port=${firstPort} user=postgres password=${password}`,
    `primary_slot_name=${slot}`,
  ];
  const args = ['-D', data, '-p', String(port), '-h', hostname, ...settings.flatMap((setting) => ['-c', setting])];
  return new ManagedProcess({
    name: 'standby',
    logFile: join(stack.dir, 'logs/standby.log'),
    plan: () =>
      Promise.resolve({
        command: join(bin, 'postgres'),
        args,
        cwd: data,
        stopSignal: 'SIGINT' as const,
        ...(isRoot ? unprivileged : {}),
      }),
    probe: () => withClient(url, (client) => client.query('SELECT 1')).then(() => undefined),
    readyWithinMs: 120_000,
    stopWithinMs: 15_000,
    onChange: () => undefined,
  });
}

export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
