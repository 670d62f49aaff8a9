import { setTimeout as sleep } from 'node:timers/promises';
import { serviceNames } from '#libs/stack';
import { nodeAddress } from '../../../deploy/cluster/settings.js';
import { merge } from '../release/merge.js';
import type { Release } from '../release/release.js';
import { secret } from '../site.js';
import type { Trial } from '../trial.js';

interface Fault {
  name: string;
  image: string;
  /** Values over those of a release that works. */
  values: object;
  /** What the pods themselves must say. */
  says: RegExp;
}

const namespace = 'faulty';
const nobody = `${nodeAddress}:1`;
const watchedMs = 15_000;
const saidWithinMs = 90_000;

/** In this order: the migrations of the first are those that the last one finds. */
const all: readonly Fault[] = [
  {
    name: 'wrong secret',
    image: 'current',
    values: { services: { payment: { postgresql: { existingSecret: 'wrong' } } } },
    says: /Not ready: no database\. [^"]* refuses the password [^"]*/,
  },
  {
    name: 'unreachable broker',
    image: 'current',
    values: { kafka: { bootstrapServers: [nobody] }, topics: { create: false } },
    says: new RegExp(`Not ready: no broker\\. [^"]*${nobody}[^"]*`),
  },
  {
    name: 'too old schema',
    image: 'next',
    values: { migrations: { enabled: false } },
    says: /Not ready: no schema\. [^"]* lacks RehearseUpgrade[^"\\]*/,
  },
];

const onlyPayment = {
  services: Object.fromEntries(
    serviceNames
      .filter((name) => name !== 'payment')
      .map((name) => [name, { enabled: false, rpcAddress: `${name}:50051` }]),
  ),
};

/** Releases that cannot become ready: their pods stay unready and name the cause. */
export async function faults(trial: Trial): Promise<void> {
  const release = await trial.release(namespace);
  await trial.site.apply(secret(namespace, 'wrong', { 'payment-password': 'wrong' }));
  for (const fault of all) {
    const values = merge(merge(trial.site.values(namespace, fault.image), onlyPayment), fault.values);
    const said = await trial.step(`pods stay unready and say why: ${fault.name}`, async () => {
      await release.deploy(trial.chart('current'), values, { wait: false });
      return staysUnready(release, fault);
    });
    trial.record(`${namespace}: ${fault.name}`, said);
    await release.uninstall();
  }
}

/** @returns what the pods say of the cause. @throws Error when a pod becomes ready, is restarted or does not name it */
async function staysUnready(release: Release, { name, says }: Fault): Promise<string> {
  const began = Date.now();
  for (;;) {
    const pods = await release.pods();
    if (pods.some(({ ready, restarts }) => ready || restarts > 0))
      throw new Error(`${name}: a pod became ready or was restarted.`);
    const log = await release.kubectl('logs', '--selector=dunlin/deployment', '--tail=200').catch(() => '');
    const said = says.exec(log)?.[0];
    if (said && Date.now() - began > watchedMs) return said;
    if (Date.now() - began > saidWithinMs) throw new Error(`${name}: the pods do not say why. Their log:\n${log}`);
    await sleep(1_000);
  }
}
