import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pod, Release } from '../release/release.js';
import type { Trial } from '../trial.js';

const betweenKillsMs = 2_000;

export interface Disturbances {
  restarted: number;
  scaled: number;
  killed: number;
}

/** Restarts and scales every Deployment, and kills one of its pods' processes. */
export async function disturb(trial: Trial, release: Release): Promise<Disturbances> {
  const all = (await release.deployments()).map((name) => `deployment/${name}`);
  const scale = async (replicas: number): Promise<void> => {
    await release.kubectl('scale', `--replicas=${replicas}`, ...all);
    await release.rolledOut();
  };
  await trial.step('restart of every Deployment, under traffic', async () => {
    await release.kubectl('rollout', 'restart', ...all);
    await release.rolledOut();
  });
  await trial.step('three pods of every Deployment, under traffic', () => scale(3));
  const victims = await trial.step('kill of a pod of every Deployment, under traffic', async () => {
    const pods = await release.pods();
    const first = [...Map.groupBy(pods, ({ deployment }) => deployment).values()].map(([pod]) => pod!);
    for (const pod of first) {
      kill(pod);
      await sleep(betweenKillsMs);
    }
    await release.rolledOut();
    return first;
  });
  await trial.step('two pods of every Deployment, under traffic', () => scale(2));
  return { restarted: all.length, scaled: all.length, killed: victims.length };
}

/** As the kernel would when memory is short: no signal that the process could hear. */
function kill({ name, uid }: Pod): void {
  const ofPod = fs
    .readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => read(`/proc/${pid}/cgroup`).includes(uid) && read(`/proc/${pid}/cmdline`).includes('main.js'));
  if (ofPod.length === 0) throw new Error(`The pod ${name} has no process that could be killed.`);
  for (const pid of ofPod) process.kill(Number(pid), 'SIGKILL');
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
