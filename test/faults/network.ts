import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { snakeName } from '#libs/ids';
import { type ServiceName, serviceNames, type Stack, type StackOptions } from '#libs/stack';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { allotPorts } from '../../libs/stack/ports.js';
import { FaultProxy } from './fault-proxy.js';
import { SmtpSessions } from './smtp-sessions.js';

const networkServers = ['postgres', 'kafka', 'temporal', 'redis', 'mail'] as const;
export type Peer = ServiceName | (typeof networkServers)[number];

/** The way from one process to another. */
export interface NetworkLink {
  readonly from: ServiceName;
  readonly to: Peer;
  readonly proxy: FaultProxy;
}

/** Names that only the preloaded part of a process knows, so that they can be taken from it. */
const domain = 'faults.test';

const brokerOf = (service: ServiceName): string => `kafka-for-${service}`;
const upper = (name: string): string => snakeName(name).toUpperCase();

/** A proxy between every service and every server, and between every two services. */
export class FaultyNetwork {
  readonly servers: Pick<StackOptions, 'kafka'>;
  private readonly sessions = new SmtpSessions();
  private readonly all: NetworkLink[] = [];
  private stack!: Stack;

  private constructor(
    private readonly folder: string,
    /** Ports of what listens beside the stack's own servers. */
    readonly ports: Readonly<Record<string, number>>,
  ) {
    this.servers = { kafka: { properties: {}, users: {} } };
  }

  /** Kafka names itself to its clients, so each service has a listener of its own that is known by the proxy's address. */
  static async create(): Promise<FaultyNetwork> {
    const folder = mkdtempSync(join(tmpdir(), 'dunlin-network-'));
    const names = [...serviceNames.map(brokerOf), 'standby'];
    const network = new FaultyNetwork(folder, await allotPorts(folder, {}, names, {}));
    await network.openKafka();
    return network;
  }

  private async openKafka(): Promise<void> {
    const listeners: string[] = [];
    const advertised: string[] = [];
    const protocols: string[] = [];
    for (const from of serviceNames) {
      const port = this.ports[brokerOf(from)]!;
      const proxy = await FaultProxy.open({ host: '127.0.0.1', port });
      this.all.push({ from, to: 'kafka', proxy });
      const name = `VIA_${upper(from)}`;
      listeners.push(`${name}://127.0.0.1:${port}`);
      advertised.push(`${name}://kafka.${domain}:${proxy.port}`);
      protocols.push(`${name}:PLAINTEXT`);
    }
    Object.assign(this.servers.kafka!.properties, {
      listeners: listeners.join(','),
      'advertised.listeners': advertised.join(','),
      'listener.security.protocol.map': protocols.join(','),
    });
  }

  async open(stack: Stack): Promise<void> {
    this.stack = stack;
    const addressOf = (peer: Peer): { host: string; port: number } => {
      const { ports } = stack.state;
      const name = peer === 'mail' ? 'smtp' : peer;
      return { host: '127.0.0.1', port: ports[name] ?? ports[`${name}/grpc`]! };
    };
    for (const from of serviceNames) {
      const peers = [...networkServers, ...serviceNames].filter((peer) => peer !== from && peer !== 'kafka');
      for (const to of peers) {
        const proxy =
          to === 'mail' ? await this.sessions.before(stack.mail.smtp) : await FaultProxy.open(addressOf(to));
        this.all.push({ from, to, proxy });
      }
    }
  }

  env(service: ServiceName): Record<string, string> {
    const portOf = (to: Peer): number => this.links({ from: service, to })[0]!.proxy.port;
    const at = (to: Peer): string => `${to}.${domain}:${portOf(to)}`;
    const elsewhere = (url: string, to: Peer): string => {
      const address = new URL(url);
      address.host = at(to);
      return address.href;
    };
    const peers = serviceNames.filter((name) => name !== service);
    return {
      DUNLIN_POSTGRES_URL: elsewhere(this.stack.env(service)['DUNLIN_POSTGRES_URL']!, 'postgres'),
      DUNLIN_KAFKA_BROKERS: at('kafka'),
      // Its client is no part of Node and asks the system's resolver.
      DUNLIN_TEMPORAL_ADDRESS: `127.0.0.1:${portOf('temporal')}`,
      DUNLIN_REDIS_URL: `redis://${at('redis')}`,
      DUNLIN_SMTP_URL: `smtp://${at('mail')}`,
      ...Object.fromEntries(peers.map((peer) => [`DUNLIN_RPC_${upper(peer)}_ADDRESS`, at(peer)])),
      NODE_OPTIONS: `--import=${pathToFileURL(join(repositoryRoot, 'dist/test/faults/preload.js')).href}`,
      FAULTS_NAMES: domain,
      FAULTS_CONTROL: this.controlOf(service),
    };
  }

  /** The ways that begin or end there; only those that are in use when asked so. */
  links({ from, to, inUse = false }: { from?: ServiceName; to?: Peer; inUse?: boolean }): NetworkLink[] {
    return this.all.filter(
      (link) =>
        (from === undefined || link.from === from) &&
        (to === undefined || link.to === to) &&
        (!inUse || link.proxy.connectionCount > 0),
    );
  }

  /** What holds inside the process of a service: whether it finds names, and how far its clock is off. */
  control(service: ServiceName, inside: { names?: boolean; clockMs?: number }): void {
    writeFileSync(this.controlOf(service), JSON.stringify(inside));
  }

  private controlOf(service: ServiceName): string {
    return join(this.folder, `${service}.json`);
  }

  get inDoubt(): number {
    return this.sessions.inDoubt;
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map(({ proxy }) => proxy.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
