import path from 'node:path';
import { migrationEnvironment, serviceEnvironment } from './environment.js';
import { type LaunchPlan, ManagedProcess } from './managed-process.js';
import { repositoryRoot } from './paths.js';
import { allotPorts } from './ports.js';
import { run } from './setup/common.mjs';
import type { ServiceName, StackState } from './state.js';

export interface StartServicesOptions {
  /** Which parts of a service run in the process; all unless stated. */
  roles?: string[];
  /** How many processes of each service are started. */
  replicas?: number;
  /** Further variables, the same for all services or each its own. */
  env?: Record<string, string> | ((service: ServiceName) => Record<string, string>);
}

export interface ServiceInstance {
  name: string;
  service: ServiceName;
  grpcPort: number;
  httpPort: number;
  managed: ManagedProcess;
}

export interface ServiceGroupOptions {
  dir: string;
  state: StackState;
  save: () => void;
  command: ServiceCommand;
}

/** How a process is made that runs, migrates or makes topics, in an environment. */
export type ServiceCommand = (args: readonly string[], env: NodeJS.ProcessEnv) => LaunchPlan;

/** @param program the compiled one, of this clone unless given */
export const nodeCommand =
  (program = path.join(repositoryRoot, 'dist/libs/platform/process/main.js')): ServiceCommand =>
  (args, env) => ({ command: process.execPath, args: [program, ...args], env });

const readyWithinMs = 90_000;
const stopWithinMs = 20_000;

/** The service processes of one stack. */
export class ServiceGroup {
  readonly instances = new Map<string, ServiceInstance>();

  private stopped = false;
  private adding: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ServiceGroupOptions) {}

  migrate(services: readonly ServiceName[]): Promise<string> {
    return this.tool(['migrate', ...services], services);
  }

  topics(services: readonly ServiceName[]): Promise<string> {
    return this.tool(['topics'], services);
  }

  private tool(args: string[], services: readonly ServiceName[]): Promise<string> {
    const { state, command } = this.options;
    const plan = command(args, migrationEnvironment(state, services));
    return run(plan.command, plan.args, plan.env ? { env: plan.env } : {});
  }

  async start(service: ServiceName, options: StartServicesOptions): Promise<void> {
    const added: ServiceInstance[] = [];
    for (let i = 0; i < (options.replicas ?? 1); i += 1) {
      // One after the other, also for services that start at the same time: each looks for ports that are free.
      const adding = this.adding.then(() => this.add(service, options, added));
      this.adding = adding.catch(() => undefined);
      added.push(await adding);
    }
    // A stop may have come while ports were allotted; nothing may start behind its back.
    if (this.stopped) throw new Error(`The stack was stopped before ${service} was started.`);
    await Promise.all(added.map(({ managed }) => managed.start()));
  }

  /** A name whose process is stopped is taken up again, so that its ports and its log continue. */
  private async add(
    service: ServiceName,
    options: StartServicesOptions,
    others: readonly ServiceInstance[],
  ): Promise<ServiceInstance> {
    let number = 1;
    const nameOf = (): string => (number === 1 ? service : `${service}-${number}`);
    const isTaken = (name: string): boolean =>
      others.some((other) => other.name === name) ||
      (this.instances.get(name)?.managed.state ?? 'stopped') !== 'stopped';
    while (isTaken(nameOf())) number += 1;
    const name = nameOf();
    const { state } = this.options;
    const wanted = [`${name}/grpc`, `${name}/http`];
    if (wanted.some((port) => state.ports[port] === undefined)) {
      const known = await allotPorts(this.options.dir, state.ports, wanted, process.env, Object.values(state.ports));
      Object.assign(state.ports, known);
    }
    const ports = { grpcPort: state.ports[wanted[0]!]!, httpPort: state.ports[wanted[1]!]! };
    const instance = { name, service, ...ports, managed: this.manage(name, service, ports, options) };
    this.instances.set(name, instance);
    return instance;
  }

  private manage(
    name: string,
    service: ServiceName,
    ports: { grpcPort: number; httpPort: number },
    { roles, env }: StartServicesOptions,
  ): ManagedProcess {
    const { dir, state, command, save } = this.options;
    const http = `http://127.0.0.1:${ports.httpPort}`;
    const managed: ManagedProcess = new ManagedProcess({
      name,
      logFile: path.join(dir, 'logs', `${name}.log`),
      plan: async () => {
        const extra = typeof env === 'function' ? env(service) : env;
        const given = { ...(roles ? { roles } : {}), ...(extra ? { extra } : {}) };
        return command(['run', service], serviceEnvironment({ state, service, ...ports, ...given }));
      },
      probe: () => probeReadiness(http),
      readyWithinMs,
      stopWithinMs,
      onChange: () => {
        const identity = managed.identity ? { process: managed.identity } : {};
        const grpc = `127.0.0.1:${ports.grpcPort}`;
        state.services[name] = { name, service, grpc, http, state: managed.state, ...identity };
        save();
      },
    });
    return managed;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.instances.values()].map(({ managed }) => managed.stop()));
  }
}

export async function probeReadiness(httpUrl: string): Promise<void> {
  const response = await fetch(`${httpUrl}/readyz`, { signal: AbortSignal.timeout(3_000) });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`/readyz returned ${response.status}: ${body.slice(0, 300)}`);
}
