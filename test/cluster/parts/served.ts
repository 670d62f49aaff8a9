import { type Dunlin, importFile } from '#libs/client';
import { sourceOf } from '#libs/files';
import { inputFiles, inputMapping } from '#libs/portfolio';
import { quiet, rowsOf } from '../../load/traffic.js';
import type { Release } from '../release/release.js';
import type { Trial } from '../trial.js';

const withinMs = 120_000;

/**
 * Records the calls of each pod of every Deployment by its own metrics; imports continue until all pods have had some.
 */
export async function served(trial: Trial, release: Release): Promise<void> {
  const dunlin = release.connect();
  const services = await release.services();
  try {
    await trial.step('every pod serves, by its own metrics', async () => {
      const giveUpAt = Date.now() + withinMs;
      for (let turn = 0; ; turn += 1) {
        await importInvoice(dunlin, turn);
        await quiet(dunlin, services);
        const calls = await callsOf(release);
        const idle = Object.keys(calls).filter((name) => calls[name]!.length < 2 || calls[name]!.includes(0));
        if (idle.length > 0 && Date.now() < giveUpAt) continue;
        const problems = idle.map((name) => `${name} has fewer than two pods, or one without calls`);
        return trial.record(`${release.namespace}: calls by pod`, calls, problems);
      }
    });
  } finally {
    dunlin.close();
  }
}

/** A workflow begins, in which a worker calls. */
async function importInvoice(dunlin: Dunlin, number: number): Promise<void> {
  const [file] = inputFiles(rowsOf('served', number, number + 1));
  const named = { name: `served-${number}.csv`, requestId: `cluster/served/${number}` };
  await importFile(dunlin, { ...named, content: sourceOf(file!.content), mapping: inputMapping });
}

/** Calls that each pod served or, where it only works, made; by Deployment. */
async function callsOf(release: Release): Promise<Record<string, number[]>> {
  const calls: Record<string, number[]> = {};
  for (const pod of await release.pods()) {
    const kind = pod.deployment.endsWith('/worker') ? 'rpc_client' : 'rpc';
    const count = await release.metric(pod, new RegExp(`^dunlin_${kind}_duration_seconds_count`));
    (calls[pod.deployment] ??= []).push(count);
  }
  return calls;
}
