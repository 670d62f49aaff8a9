import fs from 'node:fs';
import { connect, type NetConnectOpts } from 'node:net';
import path from 'node:path';
import type { LaunchPlan } from '../managed-process.js';
import { cacheEntry, which } from '../setup/common.mjs';
import { lackingPackages, ownPackageLists, unpackDebian } from '../setup/debian.js';
import { cachePaths } from '../setup/tools.mjs';
import type { LocalServer, PrepareContext } from './server.js';

/**
 * clamd of Debian, which scans uploaded documents. It knows the standard test file only: signatures of the world are
 * kept fresh by a clamd of one's own, which DUNLIN_LOCAL_SCANNER_URL names.
 */
export const scanner: LocalServer = {
  name: 'scanner',
  portNames: ['scanner'],
  externalVariable: 'DUNLIN_LOCAL_SCANNER_URL',
  readyWithinMs: 60_000,
  stopWithinMs: 5_000,
  stopSignal: 'SIGTERM',

  prepare: prepareClamd,

  async plan({ root, dir, host, port }) {
    return clamdPlan({
      root,
      folder: path.join(dir, 'data/scanner'),
      listen: [`TCPSocket ${port('scanner')}`, `TCPAddr ${host}`],
      // More than the longest document that is taken.
      maxMegabytes: 30,
      harmful: testFileMark,
    });
  },

  address({ host, port }) {
    const address = `${host}:${port('scanner')}`;
    return { address, url: `tcp://${address}` };
  },

  async probe(url) {
    const { hostname, port } = new URL(url);
    const reply = await clamdReply({ host: hostname, port: Number(port) }, 'zPING\0');
    if (!reply.startsWith('PONG')) throw new Error(`the scanner answers "${reply.slice(0, 40)}"`);
  },
};

/** A part of the test file that scanners agree on; joined here, so that no file of ours holds it. */
const testFileMark = ['EICAR', 'STANDARD', 'ANTIVIRUS', 'TEST', 'FILE'].join('-');

/** Unpacks clamd into the cache. @throws where packages of Debian cannot be had */
export async function prepareClamd({ root, log }: PrepareContext): Promise<void> {
  if (!which('apt-get') || !which('dpkg-deb')) throw new Error('packages of Debian cannot be had here');
  await cacheEntry(cachePaths(root).clamd, 'unpack clamd', unpackClamd, log);
}

export interface ClamdOptions {
  readonly root: string;
  /** Where its settings, its one signature and its temporary files lie. */
  readonly folder: string;
  /** Lines of its configuration that say where it listens. */
  readonly listen: readonly string[];
  /** The longest document that it takes. */
  readonly maxMegabytes: number;
  /** Text that it finds. */
  readonly harmful: string;
}

/** How an unpacked clamd is run, with one signature. */
export function clamdPlan({ root, folder, listen, maxMegabytes, harmful }: ClamdOptions): LaunchPlan {
  for (const name of ['db', 'tmp']) fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, 'db/test.ndb'), `Test.Harmful:0:*:${Buffer.from(harmful).toString('hex')}\n`);
  const config = path.join(folder, 'clamd.conf');
  const limits = [`StreamMaxLength ${maxMegabytes}M`, 'MaxThreads 2', 'SelfCheck 0'];
  const places = [`DatabaseDirectory ${folder}/db`, `TemporaryDirectory ${folder}/tmp`];
  fs.writeFileSync(config, [...listen, ...places, ...limits, 'Foreground yes', ''].join('\n'));
  const unpacked = cachePaths(root).clamd;
  const libraries = fs.globSync(path.join(unpacked, 'usr/lib/*-linux-gnu')).join(':');
  return {
    command: path.join(unpacked, 'usr/sbin/clamd'),
    args: ['--config-file', config],
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  };
}

async function unpackClamd(folder: string): Promise<void> {
  const lists = path.join(folder, 'lists');
  const daemon = ['clamav-daemon'];
  let options: string[] = [];
  const names = await lackingPackages(daemon).catch(async () => {
    options = await ownPackageLists(lists);
    return lackingPackages(daemon, options);
  });
  // It updates signatures, which a stack on one machine does without.
  const needed = names.filter((name) => name !== 'clamav-freshclam');
  await unpackDebian(needed, folder, options);
  fs.rmSync(lists, { recursive: true, force: true });
}

function clamdReply(where: NetConnectOpts, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...where, timeout: 2_000 }, () => socket.write(command));
    const fail = (error?: Error): void => {
      socket.destroy();
      reject(error ?? new Error('the scanner says nothing'));
    };
    socket.once('error', fail);
    socket.once('timeout', () => fail());
    socket.once('end', () => fail());
    socket.once('data', (reply) => {
      socket.destroy();
      resolve(reply.toString());
    });
  });
}
