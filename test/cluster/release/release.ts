import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { connect, type Dunlin } from '#libs/client';
import { type ServiceName, serviceNames } from '#libs/contracts';
import { snakeName } from '#libs/ids';
import { nodeAddress } from '../../../deploy/cluster/settings.js';
import type { Site } from '../site.js';

const release = 'dunlin';
const within = '15m';
const goneWithinMs = 60_000;
const rpcPort = 50_051;
const httpPort = 8_080;

export interface Pod {
  name: string;
  deployment: string;
  uid: string;
  address: string;
  ready: boolean;
  restarts: number;
}

interface PodObject {
  metadata: { name: string; uid: string; labels: Record<string, string>; deletionTimestamp?: string };
  status: {
    podIP?: string;
    conditions?: { type: string; status: string }[];
    containerStatuses?: { restartCount: number }[];
  };
}

/** A release of the chart in a namespace of its own. */
export class Release {
  private revision = 0;
  private before: string[] | undefined;

  constructor(
    readonly site: Site,
    readonly namespace: string,
    private readonly dir: string,
  ) {}

  /** Keeps in mind what is there before the first install. */
  async remember(): Promise<void> {
    this.before ??= await this.objects();
  }

  /** Installs, or upgrades what is installed, and returns when every pod is ready. */
  async deploy(chart: string, values: object, { wait = true } = {}): Promise<void> {
    await this.remember();
    fs.mkdirSync(this.dir, { recursive: true });
    const file = path.join(this.dir, `${this.namespace}-${(this.revision += 1)}.yaml`);
    fs.writeFileSync(file, stringify(values));
    const verb = this.revision === 1 ? 'install' : 'upgrade';
    const waiting = wait ? ['--wait', '--timeout', within] : [];
    await this.helm(verb, release, chart, '--values', file, ...waiting);
  }

  async rollback(revision: number): Promise<void> {
    await this.helm('rollback', release, String(revision), '--wait', '--timeout', within);
  }

  async test(): Promise<void> {
    await this.helm('test', release, '--timeout', '5m');
  }

  /** Takes it away, and returns when its pods are gone. */
  async uninstall(): Promise<void> {
    await this.helm('uninstall', release, '--wait', '--timeout', within);
    await this.kubectl('wait', '--for=delete', 'pods', '--all', '--timeout=120s').catch(() => undefined);
    this.revision = 0;
  }

  /** Names of the objects that were not there before the first install; waits a while for what is on its way out. */
  async left(): Promise<string[]> {
    const giveUpAt = Date.now() + goneWithinMs;
    for (;;) {
      const left = (await this.objects()).filter((name) => !this.before?.includes(name));
      if (left.length === 0 || Date.now() > giveUpAt) return left;
      await sleep(1_000);
    }
  }

  async deployments(): Promise<string[]> {
    const found = await this.kubectl('get', 'deployments', '--output=jsonpath={.items[*].metadata.name}');
    return found.split(' ').filter(Boolean);
  }

  /** The services that it runs: the release before may not have all of them. */
  async services(): Promise<ServiceName[]> {
    const deployments = await this.deployments();
    return serviceNames.filter((name) => deployments.includes(`${release}-${name}`));
  }

  /** Waits until every Deployment has rolled out. */
  async rolledOut(): Promise<void> {
    for (const name of await this.deployments())
      await this.kubectl('rollout', 'status', `deployment/${name}`, '--timeout=10m');
  }

  /** Pods of Deployments that are not on their way out. */
  async pods(): Promise<Pod[]> {
    const text = await this.kubectl('get', 'pods', '--selector=dunlin/deployment', '--output=json');
    const { items } = JSON.parse(text) as { items: PodObject[] };
    return items
      .filter(({ metadata }) => !metadata.deletionTimestamp)
      .map(({ metadata: { name, uid, labels }, status }) => ({
        name,
        uid,
        deployment: `${labels['app.kubernetes.io/component']}/${labels['dunlin/deployment']}`,
        address: status.podIP ?? '',
        ready: status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false,
        restarts: status.containerStatuses?.reduce((sum, { restartCount }) => sum + restartCount, 0) ?? 0,
      }));
  }

  /** Sum of a pod's own counter, over the lines that match. */
  async metric({ address }: Pod, line: RegExp): Promise<number> {
    const response = await fetch(`http://${address}:${httpPort}/metrics`, { signal: AbortSignal.timeout(10_000) });
    const lines = (await response.text()).split('\n').filter((text) => line.test(text));
    return lines.reduce((sum, text) => sum + Number(text.split(' ').at(-1)), 0);
  }

  /** The address of each service: all its pods, by the name that the cluster gives its Service. */
  clientEnv(): Record<string, string> {
    return Object.fromEntries(
      serviceNames.map((name) => [
        `DUNLIN_RPC_${snakeName(name).toUpperCase()}_ADDRESS`,
        `dns://${nodeAddress}/${release}-${name}.${this.namespace}.svc.cluster.local:${rpcPort}`,
      ]),
    );
  }

  connect(): Dunlin {
    return connect(this.clientEnv(), 'user:cluster');
  }

  kubectl(...args: string[]): Promise<string> {
    return this.site.cluster.kubectl('--namespace', this.namespace, ...args);
  }

  /** Names of all objects of the namespace, but for what Kubernetes itself keeps there. */
  private async objects(): Promise<string[]> {
    const listed = await this.kubectl('api-resources', '--namespaced', '--verbs=list', '--output=name');
    const kinds = listed.split('\n').filter((kind) => kind !== '' && !/^(events|leases)/.test(kind));
    const found = await this.kubectl('get', kinds.join(','), '--output=name', '--ignore-not-found');
    return found.split('\n').filter((name) => name !== '' && name !== 'configmap/kube-root-ca.crt');
  }

  private helm(...args: string[]): Promise<string> {
    return this.site.cluster.helm('--namespace', this.namespace, ...args);
  }
}
