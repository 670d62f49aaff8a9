import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { serviceNames, Stack } from '#libs/stack';
import { Cluster } from '../../deploy/cluster/cluster.js';
import { nodeAddress } from '../../deploy/cluster/settings.js';
import { clusterTools } from '../../deploy/cluster/tools.js';
import { databaseUrl, ensureDatabases, ownerRole, roleOf } from '../../libs/platform/db/roles.js';

/** What the outer program prepared: images as OCI layouts and charts, by name. */
export const prepared = (dir: string) => ({
  image: (name: string) => path.join(dir, 'images', name),
  chart: (name: string) => path.join(dir, 'charts', name),
});

export const registry = 'dunlin.local';
export const imageOf = (name: string): string => `${registry}/dunlin:${name}`;

/** Account of the pods, which the agencies' folder is given to. */
const account = 65_532;

/** A cluster and, outside of it, the servers that a release needs. */
export class Site {
  private constructor(
    readonly cluster: Cluster,
    readonly stack: Stack,
    private readonly dir: string,
  ) {}

  static async start(dir: string, log: (line: string) => void): Promise<Site> {
    const cluster = new Cluster(path.join(dir, 'cluster'), clusterTools(), log);
    await cluster.prepare();
    const stack = await Stack.create({ dir: path.join(dir, 'stack'), name: 'cluster', host: nodeAddress, log });
    await Promise.all([stack.startServers(), cluster.start()]);
    return new Site(cluster, stack, dir);
  }

  /** Makes a namespace that admits restricted pods only. */
  async makeNamespace(namespace: string): Promise<void> {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    await this.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } });
    await this.cluster.kubectl('--namespace', namespace, 'wait', '--for=create', 'serviceaccount/default');
  }

  /** Makes databases, Secret and claim for a release in the namespace. */
  async giveServers(namespace: string): Promise<void> {
    const { postgres } = this.stack.state.servers;
    await ensureDatabases(postgres!.url, serviceNames, `${namespace}_`);
    const passwords = [['owner', ownerRole], ...serviceNames.map((name) => [name, roleOf(name)])].map(
      ([name, role]) => [`${name}-password`, new URL(databaseUrl(postgres!.url, role!, 'none')).password],
    );
    await this.apply(
      secret(namespace, 'databases', Object.fromEntries(passwords) as Record<string, string>),
      ...this.agencies(namespace),
    );
  }

  /** Values with which a release in the namespace finds its servers. */
  values(namespace: string, image: string): Record<string, unknown> {
    const at = (name: 'postgres' | 'kafka' | 'temporal' | 'redis' | 'mail') => {
      const [host, port] = this.stack.state.servers[name]!.address.split(':');
      return { host, port: Number(port) };
    };
    const { kafka, temporal } = this.stack.state.servers;
    return {
      image: { registry, repository: 'dunlin', tag: image, pullPolicy: 'Never' },
      postgresql: { ...at('postgres'), databasePrefix: `${namespace}_`, existingSecret: 'databases' },
      kafka: {
        bootstrapServers: [kafka!.address],
        topicPrefix: `${namespace}.`,
        partitions: 3,
        replicationFactor: 1,
      },
      temporal: { address: temporal!.address, namespace },
      redis: at('redis'),
      smtp: { ...at('mail'), tls: { mode: 'none' } },
      mail: { from: 'Dunlin <collections@dunlin.example>', publicUrl: 'http://dunlin.example' },
      agencies: { existingClaim: 'agencies', answerGraceMs: 3_000 },
      // So short that added pods get calls while one looks.
      // A cluster of one node with nothing else in it, whose servers lie outside of it.
      rpc: { connectionAgeMs: 10_000, trustNetwork: true },
      networkPolicy: { enabled: false },
      defaults: {
        replicas: 2,
        // A machine with little else to do is not assumed.
        resources: { requests: { cpu: '10m', memory: '128Mi' }, limits: { memory: '768Mi' } },
        probes: {
          periodSeconds: 2,
          timeoutSeconds: 10,
          startupFailures: 150,
          livenessFailures: 30,
          readinessFailures: 5,
        },
      },
      jobs: { resources: { requests: { cpu: '10m' } } },
    };
  }

  async apply(...objects: object[]): Promise<void> {
    const file = path.join(this.dir, 'objects.yaml');
    fs.writeFileSync(file, objects.map((object) => `---\n${stringify(object)}`).join(''));
    await this.cluster.kubectl('apply', '-f', file);
  }

  async stop(): Promise<void> {
    await this.stack.stop();
    await this.cluster.stop();
  }

  /** The folder in which files are exchanged, as every pod of a release shares it. */
  private agencies(namespace: string): object[] {
    const folder = this.stack.server('agency').address;
    fs.chownSync(folder, account, account);
    const [name, size] = [`agencies-${namespace}`, '1Gi'];
    const shared = { accessModes: ['ReadWriteMany'], storageClassName: '' };
    return [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name },
        spec: { ...shared, capacity: { storage: size }, hostPath: { path: folder } },
      },
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'agencies', namespace },
        spec: { ...shared, volumeName: name, resources: { requests: { storage: size } } },
      },
    ];
  }
}

export const secret = (namespace: string, name: string, stringData: Record<string, string>): object => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace },
  stringData,
});
