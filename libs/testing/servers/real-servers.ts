import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { LaunchPlan } from '../../stack/managed-process.js';
import { repositoryRoot as root } from '../../stack/paths.js';
import { clamdPlan, prepareClamd } from '../../stack/servers/scanner.js';
import { prepareVersitygw, versitygwPlan } from '../../stack/servers/storage.js';
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
  try {
    await prepareClamd({ root, log: quiet });
  } catch (error) {
    return { missing: firstLine(error) };
  }
  const folder = ownFolder('clamd');
  const socket = path.join(folder, 'clamd.sock');
  const plan = clamdPlan({ root, folder, listen: [`LocalSocket ${socket}`], maxMegabytes: 5, harmful: text });
  const process_ = new OneProcess(plan, () => accepts({ path: socket }));
  await process_.start();
  const stop = () => process_.stop();
  return { url: `unix://${socket}`, stop, start: () => process_.start() };
}

/** An S3-compatible object storage that keeps objects as files, with one bucket. */
export async function realBucket(): Promise<RealBucket | NotHad> {
  try {
    await prepareVersitygw({ root, log: quiet });
  } catch (error) {
    return { missing: firstLine(error) };
  }
  const folder = ownFolder('bucket');
  const bucket = 'receivables';
  const port = await freePort();
  const keys = { accessKeyId: 'dunlin', secretAccessKey: randomBytes(16).toString('hex') };
  const plan = versitygwPlan({ root, folder, bucket, address: `127.0.0.1:${port}`, ...keys });
  const process_ = new OneProcess(plan, () => accepts({ host: '127.0.0.1', port }));
  await process_.start();
  return {
    ...{ url: `http://127.0.0.1:${port}`, bucket, ...keys },
    folder: path.join(folder, 'data', bucket),
    stop: () => process_.stop(),
    start: () => process_.start(),
  };
}

/** One program at a time, which ends with the spec. */
class OneProcess {
  private child: ChildProcess | undefined;

  constructor(
    private readonly plan: LaunchPlan,
    private readonly isReady: () => Promise<boolean>,
  ) {}

  async start(): Promise<void> {
    const { command, args, env } = this.plan;
    const child = spawn(command, args, { stdio: 'ignore', env });
    this.child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`${command} ended with code ${child.exitCode}.`);
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
