import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceName, serviceNames, type Stack } from '#libs/stack';
import { oneOf } from '../chaos/random.js';
import type { Fault, FaultKind, networkKinds } from './fault.js';
import type { Direction } from './fault-proxy.js';
import type { FaultyNetwork, NetworkLink, Peer } from './network.js';
import { failOver, fillDisk, jumpClock } from './outages.js';
import type { FaultSite } from './site.js';

/** Longer than any lease, session or idle transaction holds. */
const pauseMs = 25_000;

const isService = (peer: Peer): peer is ServiceName => (serviceNames as readonly string[]).includes(peer);

/** Brings about a fault of a kind; the seed decides where, how, and for how long. */
export async function bringAbout(
  kind: FaultKind,
  { stack, site, random }: { stack: Stack; site: FaultSite; random: () => number },
): Promise<Fault> {
  if (kind === 'failover') return failOver(stack, site);
  if (kind === 'full disk of postgres') return fillDisk(stack, site, 'postgres');
  if (kind === 'full disk of kafka') return fillDisk(stack, site, 'kafka');
  if (kind === 'clock jump') return jumpClock(site, random);
  const service = oneOf(serviceNames, random);
  if (kind === 'paused') {
    const handle = stack.service(service);
    handle.kill('SIGSTOP');
    return { where: service, heldMs: pauseMs, heal: () => handle.kill('SIGCONT') };
  }
  const heldMs = 3_000 + Math.floor(random() * 6_000);
  const { network } = site;
  if (kind === 'no names') {
    network.control(service, { names: false });
    for (const { proxy } of network.links({ from: service })) proxy.reset();
    return { where: service, heldMs, heal: () => network.control(service, { names: true }) };
  }
  return disturbLinks(kind, network, random, heldMs);
}

function disturbLinks(
  kind: Exclude<(typeof networkKinds)[number], 'paused' | 'no names'>,
  network: FaultyNetwork,
  random: () => number,
  heldMs: number,
): Fault {
  const { where, links } = chooseLinks(network, random);
  const direction = oneOf<Direction>(['up', 'down'], random);
  const side = oneOf(['client', 'server'] as const, random);
  for (const { proxy } of links) {
    if (kind === 'cut') proxy.cut();
    else if (kind === 'cut one way') proxy.cut(direction);
    else if (kind === 'half open') proxy.vanish(side);
    else if (kind === 'refused') proxy.refuse();
    else if (kind === 'reset at times') proxy.resetSome(0.05, random);
    else if (kind === 'late') proxy.delay(200 + random() * 600);
    else proxy.slow(2_000 + random() * 14_000);
    if (kind === 'refused') proxy.reset();
  }
  const how = { 'cut one way': direction, 'half open': `${side} gone` }[kind as string];
  return {
    where: how ? `${where}, ${how}` : where,
    heldMs,
    heal: () => {
      for (const { proxy } of links) proxy.heal();
    },
  };
}

/** One way, all ways of one process, or all ways to one server. */
function chooseLinks(network: FaultyNetwork, random: () => number): { where: string; links: NetworkLink[] } {
  const inUse = network.links({ inUse: true });
  // By where they lead, so that the one way to the mail server is as likely as the many to the broker.
  const peer = oneOf([...new Set(inUse.map(({ to }) => to))], random);
  const chosen = oneOf(
    inUse.filter(({ to }) => to === peer),
    random,
  );
  const extent = random();
  if (extent < 1 / 3) return { where: `${chosen.from} to ${chosen.to}`, links: [chosen] };
  if (extent < 2 / 3) {
    const links = [...network.links({ from: chosen.from }), ...network.links({ to: chosen.from })];
    return { where: `${chosen.from} and all`, links };
  }
  const { to } = chosen;
  const links = network.links({ to });
  return { where: `all and ${to}`, links: isService(to) ? [...links, ...network.links({ from: to })] : links };
}

/** Until every service is ready and can tell its backlog, which takes its database and the broker. */
export async function untilRecovered(stack: Stack, isWell: () => Promise<boolean>, withinMs: number): Promise<number> {
  const started = performance.now();
  for (;;) {
    const ready = await Promise.all(serviceNames.map((name) => isReady(stack.service(name).httpUrl)));
    if (ready.every(Boolean) && (await isWell())) return Math.round(performance.now() - started);
    if (performance.now() - started > withinMs) {
      const behind = serviceNames.filter((_name, index) => !ready[index]);
      throw new Error(`Not recovered within ${withinMs / 1000} s: ${behind.join(', ') || 'the rpcs'}.`);
    }
    await sleep(100);
  }
}

const isReady = (httpUrl: string): Promise<boolean> =>
  fetch(`${httpUrl}/readyz`, { signal: AbortSignal.timeout(3_000) }).then(
    ({ status }) => status === 200,
    () => false,
  );
