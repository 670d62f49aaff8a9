import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ensureDatabases } from '../platform/db/roles.js';
import { addresses } from './addresses.js';
import { AttachedStack } from './attached.js';
import { serviceEnvironment } from './environment.js';
import { handleOf, type ServerHandle, type ServiceHandle } from './handles.js';
import { refuseIfRunning, stopLeftovers } from './leftovers.js';
import { stopProcesses } from './managed-process.js';
import { defaultStackDir, repositoryRoot } from './paths.js';
import { allotPorts } from './ports.js';
import { ServerGroup } from './servers.js';
import { localServers } from './servers/index.js';
import type { KafkaOptions } from './servers/server.js';
import { ensureNamespace } from './servers/temporal.js';
import {
  nodeCommand,
  type ServiceCommand,
  ServiceGroup,
  type ServiceInstance,
  type StartServicesOptions,
} from './services.js';
import { isAlive, type ProcessIdentity, processStart, removeTree, step, thisProcess } from './setup/common.mjs';
import {
  allServerNames,
  type ClockSetting,
  optionalServerNames,
  type ServerName,
  serverNames,
  type ServiceName,
  serviceNames,
  type StackState,
  StateFile,
} from './state.js';

export interface StackOptions {
  /** Where the stack keeps its data, logs and state; `.dunlin` in the clone unless stated. */
  dir?: string;
  name?: string;
  log?: (line: string) => void;
  clock?: ClockSetting;
  /** Whether the sample is to be loaded, where there are no data yet. */
  sample?: boolean;
  topicPrefix?: string;
  eventsFormat?: 'protobuf' | 'json';
  temporalNamespace?: string;
  databasePrefix?: string;
  /** URLs of running servers to use instead of own ones. */
  servers?: Partial<Record<ServerName, string>>;
  /** Address on which the servers listen; the loopback address unless stated. */
  host?: string;
  /** How a command of the services is run; by the compiled program unless stated. */
  command?: ServiceCommand;
  detached?: boolean;
  kafka?: KafkaOptions;
  /** Settings of PostgreSQL, `name=value`, over those that the launcher chooses. */
  postgres?: readonly string[];
  /** Whether what is written outlives a power cut, not only the death of a process; slower, so tests do without. */
  durable?: boolean;
}

const defaults = {
  name: 'dunlin',
  host: '127.0.0.1',
  topicPrefix: 'dunlin.',
  eventsFormat: 'protobuf',
  temporalNamespace: 'default',
};

/** A whole local Dunlin: its servers and its services, started, supervised and stopped as one. */
export class Stack {
  private readonly file: StateFile;
  private readonly servers: ServerGroup;
  private readonly services: ServiceGroup;

  private constructor(
    readonly dir: string,
    readonly state: StackState,
    private readonly log: (line: string) => void,
    options: StackOptions,
  ) {
    this.file = new StateFile(dir);
    const save = (): void => this.file.write(state);
    const newSecret = (): string => randomBytes(16).toString('hex');
    const external = options.servers ?? {};
    const { kafka, postgres, durable = false } = options;
    this.servers = new ServerGroup({
      dir,
      root: repositoryRoot,
      state,
      log,
      save,
      external,
      newSecret,
      kafka,
      postgres,
      durable,
    });
    this.services = new ServiceGroup({ dir, state, save, command: options.command ?? nodeCommand() });
  }

  /** Takes over the folder: what an earlier, killed launcher left running is stopped first. */
  static async create(options: StackOptions = {}): Promise<Stack> {
    const dir = path.resolve(options.dir ?? defaultStackDir);
    const log = options.log ?? (() => undefined);
    fs.mkdirSync(path.join(dir, 'logs'), { recursive: true });
    const earlier = new StateFile(dir).read();
    refuseIfRunning(dir, earlier);
    if (earlier) await stopLeftovers(earlier, log);
    const state: StackState = {
      version: 1,
      name: options.name ?? defaults.name,
      host: options.host ?? defaults.host,
      clock: options.clock ?? earlier?.clock ?? { mode: 'real' },
      topicPrefix: options.topicPrefix ?? earlier?.topicPrefix ?? defaults.topicPrefix,
      eventsFormat: options.eventsFormat ?? earlier?.eventsFormat ?? defaults.eventsFormat,
      temporalNamespace: options.temporalNamespace ?? earlier?.temporalNamespace ?? defaults.temporalNamespace,
      databasePrefix: options.databasePrefix ?? earlier?.databasePrefix ?? 'dunlin_',
      ready: false,
      sample: earlier ? (earlier.sample ?? 'none') : options.sample ? 'wanted' : 'none',
      supervisor: { ...thisProcess(), detached: options.detached ?? false, ...parentProcess() },
      ports: await allotPorts(dir, earlier?.ports ?? {}, portNames(), process.env),
      secrets: earlier?.secrets ?? {},
      folders: earlier?.folders ?? {},
      servers: {},
      services: {},
    };
    const stack = new Stack(dir, state, log, options);
    stack.file.write(state);
    return stack;
  }

  /** A view of a stack that another process runs. */
  static attach(dir: string = defaultStackDir): AttachedStack {
    return new AttachedStack(path.resolve(dir));
  }

  /** Stops whatever of the stack in the folder still runs, launcher included, and returns whether anything did. */
  static async stopIn(dir: string = defaultStackDir, log: (line: string) => void = () => undefined): Promise<boolean> {
    const state = new StateFile(path.resolve(dir)).read();
    if (!state) return false;
    const { supervisor } = state;
    const ran = isAlive(supervisor);
    if (supervisor && ran) await stopProcesses([{ process: supervisor, signal: 'SIGTERM' }], 40_000);
    return (await stopLeftovers(new StateFile(path.resolve(dir)).read() ?? state, log)) || ran;
  }

  /** Deletes all data of a stopped stack; ports and passwords are forgotten with it. */
  static async reset(dir: string = defaultStackDir): Promise<void> {
    const folder = path.resolve(dir);
    await Stack.stopIn(folder);
    const state = new StateFile(folder).read();
    for (const outside of Object.values(state?.folders ?? {})) removeTree(outside);
    for (const part of ['data', 'logs', 'agencies', 'stack.json']) removeTree(path.join(folder, part));
  }

  async startServers(names: readonly ServerName[] = serverNames): Promise<void> {
    await this.servers.start(names);
    const { temporal } = this.state.servers;
    const { temporalNamespace } = this.state;
    if (temporal && temporalNamespace !== 'default') await ensureNamespace(temporal.url, temporalNamespace);
  }

  /** Those that this machine can have; what it cannot is said, and the services do without. */
  async startOptionalServers(): Promise<void> {
    for (const name of optionalServerNames) {
      const why = await this.servers.whyNot(name);
      if (why === null) await this.servers.start([name]);
      else this.log(`  --  no ${name}, which this machine cannot have: ${why}`);
    }
  }

  /** Makes databases and topics, migrates, and starts the services; returns when all of them are ready. */
  async startServices(names: readonly ServiceName[] = serviceNames, options: StartServicesOptions = {}): Promise<void> {
    await this.prepareServices(names);
    const results = await Promise.allSettled(
      names.map((name) => step(`start ${name}`, () => this.services.start(name, options), this.log)),
    );
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as Error).message] : [],
    );
    if (failures.length > 0) throw new Error(failures.join('\n'));
  }

  /** Databases, migrations and topics, without starting anything. */
  async prepareServices(names: readonly ServiceName[] = serviceNames): Promise<void> {
    const { postgres } = this.state.servers;
    if (!postgres) throw new Error('The stack has no PostgreSQL yet. Call startServers() before startServices().');
    await step(
      'databases, migrations and topics',
      async () => {
        await ensureDatabases(postgres.url, names, this.state.databasePrefix);
        await Promise.all([this.services.migrate(names), this.services.topics(names)]);
      },
      this.log,
    );
  }

  /** Says in the state file that all is up; those who wait for a detached start read it there. */
  markSampleLoaded(): void {
    this.state.sample = 'loaded';
    this.file.write(this.state);
  }

  markReady(): void {
    this.state.ready = true;
    this.file.write(this.state);
  }

  /** The service's process, or with an index one of its replicas. */
  service(name: ServiceName, index = 0): ServiceHandle {
    const found = this.instancesOf(name)[index];
    if (!found) throw new Error(`${name} (replica ${index}) was not started in this stack.`);
    return {
      ...handleOf(found.managed),
      get pid() {
        return found.managed.pid ?? 0;
      },
      get lastExit() {
        return found.managed.lastExit;
      },
      name: found.name,
      grpcAddress: `127.0.0.1:${found.grpcPort}`,
      httpUrl: `http://127.0.0.1:${found.httpPort}`,
    };
  }

  instancesOf(name: ServiceName): ServiceInstance[] {
    return [...this.services.instances.values()].filter(({ service }) => service === name);
  }

  server(name: ServerName): ServerHandle {
    const record = this.state.servers[name];
    if (!record) throw new Error(`${name} was not started in this stack.`);
    const managed = this.servers.processes.get(name);
    if (!managed) throw new Error(`${name} is a server that was running already, so this stack does not control it.`);
    return {
      ...handleOf(managed),
      get pid() {
        return managed.pid ?? 0;
      },
      get lastExit() {
        return managed.lastExit;
      },
      address: record.address,
      url: record.url,
    };
  }

  /** The complete environment of a service's process. */
  env(service: ServiceName): Record<string, string | undefined> {
    const grpcPort = this.state.ports[`${service}/grpc`]!;
    const httpPort = this.state.ports[`${service}/http`]!;
    return serviceEnvironment({ state: this.state, service, grpcPort, httpPort });
  }

  /** Where everything is, as variables, for clients such as the command line. */
  clientEnv(): Record<string, string> {
    return addresses(this.state);
  }

  get mail(): { smtp: string; api: string; file: string } {
    return mailOf(this.dir, this.state);
  }

  /** Stops the services, then the servers, each within its bound. */
  async stop(): Promise<void> {
    this.state.ready = false;
    await this.services.stop();
    await this.servers.stop();
    delete this.state.supervisor;
    this.file.write(this.state);
  }
}

export function mailOf(dir: string, state: StackState): { smtp: string; api: string; file: string } {
  const api = `http://127.0.0.1:${state.ports['mail-ui']}`;
  return { smtp: state.servers.mail?.url ?? '', api, file: path.join(dir, 'data/mail/mail.jsonl') };
}

const portNames = (): string[] => [
  ...allServerNames.flatMap((name) => localServers[name].portNames),
  ...serviceNames.flatMap((name) => [`${name}/grpc`, `${name}/http`]),
];

function parentProcess(): { parent?: ProcessIdentity } {
  const start = processStart(process.ppid);
  return start ? { parent: { pid: process.ppid, start } } : {};
}
