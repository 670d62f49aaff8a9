import { type ServiceName, serviceNames, type Stack } from '#libs/stack';
import { oneOf } from '../chaos/random.js';
import type { Fault } from './fault.js';
import type { FaultSite } from './site.js';
import { withClient } from './standby.js';

const failoverMs = 5_000;
const fullMs = 8_000;
const maxLogMb = 2_048;
const jumpMs = 600_000;
const jumpedMs = 12_000;

/**
 * The first PostgreSQL is gone in the midst of its work. All ways lead to the second at once, as a name or an address
 * that moves does, although it takes nothing that is written until it is promoted.
 */
export async function failOver(stack: Stack, site: FaultSite): Promise<Fault> {
  const standby = await site.follow(stack);
  const first = stack.server('postgres');
  const { pid } = first;
  // The launcher would start it again, unless it is told first.
  void first.stop();
  process.kill(pid, 'SIGKILL');
  for (const { proxy } of site.network.links({ to: 'postgres' })) {
    proxy.retarget({ host: '127.0.0.1', port: standby.port });
    proxy.reset();
  }
  return { where: 'from the first PostgreSQL to its standby', heldMs: failoverMs, heal: () => standby.promote() };
}

/** Nothing more can be written on the disk of a server, and it has met that. */
export async function fillDisk(stack: Stack, site: FaultSite, server: 'postgres' | 'kafka'): Promise<Fault> {
  const disk = site.disks.get(server)!;
  disk.fill();
  if (server === 'postgres') await untilRefused(stack.server('postgres').url);
  return { where: server, heldMs: fullMs, heal: () => disk.free() };
}

/** PostgreSQL goes on for a while in the part of its log that it had allotted before. */
async function untilRefused(url: string): Promise<void> {
  const wrote = withClient(url, async (client) => {
    for (let megabytes = 0; megabytes < maxLogMb; megabytes += 1) {
      await client.query(`SELECT pg_logical_emit_message(false, 'full', repeat('x', 1048576))`);
    }
  });
  const isRefused = await wrote.then(
    () => false,
    () => true,
  );
  if (!isRefused) throw new Error(`PostgreSQL wrote ${maxLogMb} MB although its disk is full.`);
}

/** The wall clock of one process is ten minutes off, and then right again. */
export function jumpClock(site: FaultSite, random: () => number): Fault {
  const service: ServiceName = oneOf(serviceNames, random);
  const clockMs = oneOf([jumpMs, -jumpMs], random);
  site.network.control(service, { clockMs });
  return {
    where: `${service} by ${clockMs / 60_000} minutes`,
    heldMs: jumpedMs,
    heal: () => site.network.control(service, { clockMs: 0 }),
  };
}
