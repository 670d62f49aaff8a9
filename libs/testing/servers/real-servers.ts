import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot as root } from '../../stack/paths.js';
import { cacheEntry, which } from '../../stack/setup/common.mjs';
import { lackingPackages, ownPackageLists, unpackDebian } from '../../stack/setup/debian.js';
import { buildWithGo } from '../../stack/setup/go.js';
import { cachePaths } from '../../stack/setup/tools.mjs';
import { until } from '../waiting.js';

/** A server that a few specs need and no machine must have. */
export interface RealServer {
  readonly url: string;
  /** Ends it; it can be started again by `start`, and has then what it had. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface RealBucket extends RealServer {
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where the objects lie as files. */
  readonly folder: string;
}

/** Why this machine cannot have a server; a spec that needs it is told as not run, with this reason. */
export interface NotHad {
  readonly missing: string;
}

/**
 * clamd of Debian, unpacked and not installed, with one signature that finds a text.
 * @param text what it takes for harmful
 */
export async function realClamd(text: string): Promise<RealServer | NotHad> {
  const folder = cachePaths(root).clamd;
  try {
    if (!which('apt-get') || !which('dpkg-deb')) throw new Error('packages of Debian cannot be had here');
    await cacheEntry(folder, 'unpack clamd', unpackClamd, quiet);
  } catch (error) {
    return { missing: firstLine(error) };
  }
  const own = ownFolder('clamd');
  for (const name of ['db', 'tmp']) fs.mkdirSync(path.join(own, name));
  fs.writeFileSync(path.join(own, 'db/test.ndb'), `Test.Harmful:0:*:${Buffer.from(text).toString('hex')}\n`);
  const socket = path.join(own, 'clamd.sock');
  const config = path.join(own, 'clamd.conf');
  fs.writeFileSync(
    config,
    [
      `LocalSocket ${socket}`,
      `DatabaseDirectory ${own}/db`,
      `TemporaryDirectory ${own}/tmp`,
      'Foreground yes',
      'StreamMaxLength 5M',
      'MaxThreads 2',
      'SelfCheck 0',
      '',
    ].join('\n'),
  );
  const libraries = fs.globSync(path.join(folder, 'usr/lib/*-linux-gnu')).join(':');
  const program = path.join(folder, 'usr/sbin/clamd');
  const process_ = new OneProcess(program, ['--config-file', config], { LD_LIBRARY_PATH: libraries }, () =>
    accepts({ path: socket }),
  );
  await process_.start();
  const stop = () => process_.stop();
  return { url: `unix://${socket}`, stop, start: () => process_.start() };
}

/** An S3-compatible object storage that keeps objects as files, with one bucket. */
export async function realBucket(): Promise<RealBucket | NotHad> {
  const folder = cachePaths(root).versitygw;
  const source = 'github.com/versity/versitygw/cmd/versitygw';
  try {
    const programs = [{ name: 'versitygw', module: 'libs/stack/tools/versitygw', source }];
    const marker = 'github.com/versity/versitygw@v1.8.0';
    await buildWithGo({ root, folder, label: 'build versitygw', programs, marker, log: quiet });
  } catch (error) {
    return { missing: firstLine(error) };
  }
  const own = ownFolder('bucket');
  const bucket = 'receivables';
  fs.mkdirSync(path.join(own, 'data', bucket), { recursive: true });
  fs.mkdirSync(path.join(own, 'attributes'));
  const port = await freePort();
  const [accessKeyId, secretAccessKey] = ['dunlin', randomBytes(16).toString('hex')];
  const keys = ['--access', accessKeyId, '--secret', secretAccessKey];
  const args = [
    ...keys,
    '--port',
    `127.0.0.1:${port}`,
    '--quiet',
    'posix',
    '--sidecar',
    `${own}/attributes`,
    `${own}/data`,
  ];
  const process_ = new OneProcess(path.join(folder, 'versitygw'), args, {}, () => accepts({ host: '127.0.0.1', port }));
  await process_.start();
  return {
    ...{ url: `http://127.0.0.1:${port}`, bucket, accessKeyId, secretAccessKey },
    folder: path.join(own, 'data', bucket),
    stop: () => process_.stop(),
    start: () => process_.start(),
  };
}

/** One program at a time, which ends with the spec. */
class OneProcess {
  private child: ChildProcess | undefined;

  constructor(
    private readonly program: string,
    private readonly args: readonly string[],
    private readonly env: Record<string, string>,
    private readonly isReady: () => Promise<boolean>,
  ) {}

  async start(): Promise<void> {
    const child = spawn(this.program, this.args, { stdio: 'ignore', env: { ...process.env, ...this.env } });
    this.child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`${this.program} ended with code ${child.exitCode}.`);
      return this.isReady();
    });
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

async function unpackClamd(folder: string): Promise<void> {
  const lists = path.join(folder, 'lists');
  const daemon = ['clamav-daemon'];
  let options: string[] = [];
  const names = await lackingPackages(daemon).catch(async () => {
    options = await ownPackageLists(lists);
    return lackingPackages(daemon, options);
  });
  // It updates signatures, which these specs do without.
  const needed = names.filter((name) => name !== 'clamav-freshclam');
  await unpackDebian(needed, folder, options);
  fs.rmSync(lists, { recursive: true, force: true });
}

function accepts(address: { path: string } | { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** It goes when the specs of the file have ended. */
function ownFolder(name: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `dunlin-${name}-`));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function firstLine(error: unknown): string {
  return (error as Error).message.split('\n', 1)[0]!;
}

function quiet(): void {
  // Specs print results only.
}
