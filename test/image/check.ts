import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '#libs/client';
import { type ServiceInstance, serviceNames, Stack } from '#libs/stack';
import type { ImageLayout } from '../../deploy/image/layout.js';
import { rootedCommand } from '../../deploy/image/rooted.js';
import { Traffic, type TrafficReport } from '../load/traffic.js';

/** Asked while one of their servers cannot be reached, so they have two; the first is asked by the second. */
const asked = ['invoice', 'payment'] as const;

export interface ImageCheck {
  /** Processes that became ready: each service in each role, and two servers of what is asked by the traffic. */
  ready: number;
  /** Processes that were ended by SIGTERM while traffic ran, each with exit code 0. */
  ended: number;
  /** The longest that a process took from SIGTERM to its end, in milliseconds. */
  slowestEndMs: number;
  traffic: TrafficReport;
}

/**
 * Runs every service in every role out of the image's own files, as its own user, against real servers, and ends each
 * of the processes in good order while payments and an import continue.
 */
export async function checkImage(layout: ImageLayout, say: (line: string) => void): Promise<ImageCheck> {
  const dir = mkdtempSync(join(tmpdir(), 'dunlin-image-'));
  const root = join(dir, 'root');
  const stack = await Stack.create({
    dir: join(dir, 'stack'),
    name: 'image',
    log: say,
    command: rootedCommand(root, layout.config),
  });
  try {
    await layout.unpack(root);
    await stack.startServers();
    await startRoles(stack);
    return await endUnderTraffic(stack, say);
  } finally {
    await stack.stop();
    await Stack.reset(stack.dir);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Servers first, since the addresses of a service are those of its first processes. */
async function startRoles(stack: Stack): Promise<void> {
  const env = (): Record<string, string> => ({
    ...addressesOfAsked(stack),
    // The agency's folder is not part of the image's files; what goes there is of no interest here.
    DUNLIN_AGENCY_FOLDER: '/tmp/agencies',
    DUNLIN_KAFKA_PARTITIONS: '3',
  });
  for (const name of asked) await stack.startServices([name], { roles: ['server'], replicas: 2, env });
  const others = serviceNames.filter((name) => !(asked as readonly string[]).includes(name));
  await stack.startServices(others, { roles: ['server'], env });
  for (const role of ['consumer', 'relay', 'worker']) await stack.startServices(serviceNames, { roles: [role], env });
}

async function endUnderTraffic(stack: Stack, say: (line: string) => void): Promise<ImageCheck> {
  const dunlin = connect({ ...stack.clientEnv(), ...addressesOfAsked(stack) }, 'user:image');
  const traffic = new Traffic(dunlin, 'image', 40);
  const endsMs: number[] = [];
  try {
    await traffic.start();
    // One process of each service at a time, so that of two servers one is there.
    const instances = serviceNames.map((name) => stack.instancesOf(name));
    for (let index = 0; index < Math.max(...instances.map(({ length }) => length)); index += 1) {
      const turn = instances.flatMap((ofService) => ofService[index] ?? []);
      endsMs.push(...(await Promise.all(turn.map(endInOrder))));
      say(`  ok  ${endsMs.length} processes ended and came back under traffic`);
    }
    const slowestEndMs = Math.round(Math.max(...endsMs));
    return { ready: endsMs.length, ended: endsMs.length, slowestEndMs, traffic: await traffic.stop() };
  } finally {
    dunlin.close();
  }
}

/** @returns milliseconds from SIGTERM to the end of the process. @throws Error when it does not end with 0 */
async function endInOrder({ name, managed }: ServiceInstance): Promise<number> {
  const began = performance.now();
  const before = managed.restarts;
  managed.kill('SIGTERM');
  while (managed.restarts === before) await sleep(20);
  const endMs = performance.now() - began;
  const { code, signal } = managed.lastExit!;
  if (code !== 0) throw new Error(`${name} ended with ${signal ?? `code ${code}`} after SIGTERM, not with 0.`);
  await managed.waitReady();
  return endMs;
}

function addressesOfAsked(stack: Stack): Record<string, string> {
  const addresses = asked.map((name) => {
    const servers = stack.instancesOf(name).slice(0, 2);
    const ports = servers.map(({ grpcPort }) => `127.0.0.1:${grpcPort}`);
    return [`DUNLIN_RPC_${name.toUpperCase()}_ADDRESS`, `ipv4:///${ports.join(',')}`];
  });
  return Object.fromEntries(addresses) as Record<string, string>;
}
