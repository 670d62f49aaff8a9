import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { cacheDir, withLock } from './setup/common.mjs';

// Below the range from which systems take the ports of outgoing connections: a port of a server that is down for a
// moment must not be taken by somebody's connection.
const firstPort = 15_000;
const blockSize = 48;
const blocks = 350;

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

type Reservations = Record<string, string>;

function readReservations(file: string): Reservations {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Reservations;
  } catch {
    return {};
  }
}

/** The block of ports that belongs to a stack folder. Blocks of folders that are gone are given out again. */
async function reserveBlock(dir: string, reject: Set<number>): Promise<number> {
  const file = path.join(cacheDir(), 'ports.json');
  return withLock(`${file}.lock`, () => {
    const reservations = readReservations(file);
    for (const [block, owner] of Object.entries(reservations)) {
      if (owner === dir || !fs.existsSync(owner)) delete reservations[block];
    }
    const wish = createHash('sha256').update(dir).digest().readUInt32BE(0) % blocks;
    for (let i = 0; i < blocks; i += 1) {
      const block = (wish + i) % blocks;
      if (reservations[block] !== undefined || reject.has(block)) continue;
      reservations[block] = dir;
      fs.writeFileSync(file, JSON.stringify(reservations, null, 1));
      return block;
    }
    throw new Error(`All port blocks are reserved in ${file}. Delete that file when no stack runs.`);
  });
}

async function allFree(ports: number[]): Promise<boolean> {
  for (const port of ports) if (!(await isFree(port))) return false;
  return true;
}

/**
 * Gives each name a port: the one from the environment, else the one of the last start, else a free one. Ports stay the
 * same from start to start, so that bookmarks and scripts keep working.
 */
export async function allotPorts(
  dir: string,
  known: Record<string, number>,
  wanted: readonly string[],
  env: NodeJS.ProcessEnv,
  inUse: readonly number[] = [],
): Promise<Record<string, number>> {
  const fixed: Record<string, number> = {};
  for (const name of wanted) {
    const variable = portVariable(name);
    const value = env[variable];
    if (value === undefined || value === '') continue;
    const port = Number(value);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(
        `${variable} is "${value}", which is not a port. Set it to a number from 1 to 65535 or unset it.`,
      );
    }
    if (!(await isFree(port))) {
      throw new Error(`${variable} asks for port ${port}, which is in use. Stop what uses it or choose another port.`);
    }
    fixed[name] = port;
  }
  const open = wanted.filter((name) => fixed[name] === undefined);
  const kept = open.map((name) => known[name]);
  if (kept.every((port) => port !== undefined) && (await allFree(kept))) return { ...known, ...fixed };
  const taken = new Set([...Object.values(fixed), ...inUse]);
  return { ...(await freshPorts(dir, open, taken)), ...fixed };
}

async function freshPorts(dir: string, names: string[], taken: Set<number>): Promise<Record<string, number>> {
  const rejected = new Set<number>();
  for (;;) {
    const block = await reserveBlock(dir, rejected);
    const inBlock = Array.from({ length: blockSize }, (_, index) => firstPort + block * blockSize + index);
    const ports = inBlock.filter((port) => !taken.has(port)).slice(0, names.length);
    if (ports.length === names.length && (await allFree(ports))) {
      return Object.fromEntries(names.map((name, index) => [name, ports[index]!]));
    }
    rejected.add(block);
  }
}

/** Servers are `kafka` or `temporal-ui`; services are `invoice/grpc` or `invoice/http`. */
export function portVariable(name: string): string {
  const [owner = '', kind] = name.toUpperCase().replaceAll('-', '_').split('/');
  return kind ? `DUNLIN_${owner}_${kind}_PORT` : `DUNLIN_LOCAL_${owner}_PORT`;
}
