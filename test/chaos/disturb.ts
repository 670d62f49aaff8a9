import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceName, serviceNames } from '#libs/stack';
import type { Course } from './histories.js';
import { shuffled } from './random.js';
import type { Recovery } from './recovery.js';
import type { Witness } from './witness.js';

const killableServers = ['kafka', 'temporal', 'postgres', 'redis', 'mail'] as const;
type Target = ServiceName | (typeof killableServers)[number];
const targets: readonly Target[] = [...serviceNames, ...killableServers];

/** A process that was killed, with the time until it responded again. */
export interface Kill extends Recovery {
  readonly target: Target;
}

export interface Disturbance extends Course {
  readonly kills: number;
  readonly random: () => number;
  /** Rest before the first kill and after each, so that work goes on between them; nearly none unless given. */
  readonly restMs?: number;
  readonly witness: Witness;
  readonly say: (line: string) => void;
}

/**
 * Kills every target in turn, each only while it has work in flight, and waits until it is back.
 * @param spared targets that are left alone
 */
export async function killInTurn(disturbance: Disturbance, spared: readonly Target[] = []): Promise<Kill[]> {
  const { stack, kills, random, restMs = 0, underWay, witness, say } = disturbance;
  const done: Kill[] = [];
  const order = shuffled(targets, random).filter((target) => !spared.includes(target));
  let rest = restMs;
  for (let turn = 0; done.length < kills && underWay(); turn += 1) {
    const target = order[turn % order.length]!;
    await sleep(rest + 300 + random() * 1200);
    rest = 0;
    if (!(await busy(disturbance, target))) continue;
    const handle = isService(target) ? stack.service(target) : stack.server(target);
    // What a process has counted goes with it.
    await witness.read();
    const started = performance.now();
    handle.kill('SIGKILL');
    await sleep(50);
    await handle.waitReady(240_000);
    done.push({ target, recoveryMs: Math.round(performance.now() - started) });
    rest = restMs;
    say(`kill ${done.length} of ${kills}: ${target}, back after ${done.at(-1)!.recoveryMs} ms`);
  }
  return done;
}

/** Stops each service for seven seconds, longer than its leases and its group membership, and lets it continue. */
export async function pauseInTurn({ stack, underWay, say }: Disturbance): Promise<number> {
  let pauses = 0;
  for (const name of serviceNames) {
    if (!underWay()) return pauses;
    const { pid } = stack.service(name);
    say(`${name} stands still for 7 s`);
    process.kill(pid, 'SIGSTOP');
    await sleep(7_000);
    process.kill(pid, 'SIGCONT');
    pauses += 1;
    await sleep(1_500);
  }
  return pauses;
}

/** A service is busy when something is outstanding or its totals grow; a server when any service is. */
async function busy({ dunlin, underWay }: Disturbance, target: Target): Promise<boolean> {
  const asked = isService(target) ? [target] : serviceNames;
  const giveUpAt = Date.now() + 8_000;
  let before = '';
  while (underWay() && Date.now() < giveUpAt) {
    const responses = await Promise.all(
      asked.map((name) =>
        dunlin
          .operations(name)
          .getOutstanding({ withLag: false }, dunlin.caller)
          .catch(() => null),
      ),
    );
    if (responses.some((response) => (response?.outstanding.length ?? 0) > 0)) return true;
    const totals = JSON.stringify(responses.map((response) => response?.totals));
    if (before !== '' && totals !== before) return true;
    before = totals;
    await sleep(10);
  }
  return false;
}

function isService(target: Target): target is ServiceName {
  return (serviceNames as readonly string[]).includes(target);
}
