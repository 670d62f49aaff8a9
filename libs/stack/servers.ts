import path from 'node:path';
import { ManagedProcess } from './managed-process.js';
import { localServers } from './servers/index.js';
import type { KafkaOptions, LocalServer, ServerContext } from './servers/server.js';
import { step } from './setup/common.mjs';
import type { ServerName, ServerRecord, StackState } from './state.js';

export interface ServerGroupOptions {
  dir: string;
  root: string;
  state: StackState;
  log: (line: string) => void;
  save: () => void;
  /** URLs of running servers to use instead of own ones. */
  external: Partial<Record<ServerName, string>>;
  newSecret: () => string;
  kafka?: KafkaOptions | undefined;
  postgres?: readonly string[] | undefined;
  durable: boolean;
}

/** The servers of one stack. */
export class ServerGroup {
  readonly processes = new Map<ServerName, ManagedProcess>();

  private stopped = false;

  constructor(private readonly options: ServerGroupOptions) {}

  /** All at once; a failure names every server that failed. */
  async start(names: readonly ServerName[]): Promise<void> {
    // Everything is built before anything starts, so that a long build does not share the cores with servers.
    for (const name of names) {
      if (!this.externalUrl(name)) await localServers[name].prepare(this.context());
    }
    const results = await Promise.allSettled(names.map((name) => this.startOne(name)));
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as Error).message] : [],
    );
    if (failures.length > 0) throw new Error(failures.join('\n'));
  }

  /** @returns the first line of why this machine cannot have a server; null where it can */
  async whyNot(name: ServerName): Promise<string | null> {
    if (this.externalUrl(name)) return null;
    try {
      await localServers[name].prepare(this.context());
      return null;
    } catch (error) {
      return (error as Error).message.split('\n', 1)[0]!;
    }
  }

  private externalUrl(name: ServerName): string | undefined {
    const variable = localServers[name].externalVariable;
    return this.options.external[name] ?? (variable ? process.env[variable] : undefined);
  }

  private async startOne(name: ServerName): Promise<void> {
    if (this.stopped) throw new Error(`The stack was stopped before ${name} was started.`);
    const server = localServers[name];
    const external = this.externalUrl(name);
    if (external) return this.useExternal(server, external);
    if (this.processes.get(name)) return this.processes.get(name)!.start();
    const managed = this.manage(server);
    this.processes.set(name, managed);
    await step(`start ${name}`, () => managed.start(), this.options.log);
  }

  private async useExternal(server: LocalServer, url: string): Promise<void> {
    await step(
      `use the running ${server.name}`,
      async () => {
        try {
          await server.probe(url);
        } catch (error) {
          const where = server.externalVariable ?? 'The setting';
          throw new Error(
            `${where} names a ${server.name} that does not respond: ${String(error)}. Start it or unset it.`,
          );
        }
      },
      this.options.log,
    );
    this.record({ name: server.name, address: hostOf(url), url, external: true, state: 'ready' });
  }

  private manage(server: LocalServer): ManagedProcess {
    const context = this.context();
    const { address, url } = server.address(context);
    const managed: ManagedProcess = new ManagedProcess({
      name: server.name,
      logFile: path.join(this.options.dir, 'logs', `${server.name}.log`),
      plan: () => server.plan(context),
      probe: () => server.probe(url),
      readyWithinMs: server.readyWithinMs,
      stopWithinMs: server.stopWithinMs,
      onChange: () => {
        const process = managed.identity ? { process: managed.identity } : {};
        this.record({ name: server.name, address, url, external: false, state: managed.state, ...process });
      },
    });
    return managed;
  }

  private record(record: ServerRecord): void {
    this.options.state.servers[record.name] = record;
    this.options.save();
  }

  private context(): ServerContext {
    const { dir, root, state, log, save, newSecret, kafka, postgres, durable } = this.options;
    return {
      dir,
      host: state.host,
      root,
      log,
      kafka,
      postgres,
      durable,
      port(name) {
        const port = state.ports[name];
        if (port === undefined) throw new Error(`No port was allotted for ${name}.`);
        return port;
      },
      secret(name) {
        state.secrets[name] ??= newSecret();
        save();
        return state.secrets[name];
      },
      folder(name, choose) {
        state.folders[name] ??= choose();
        save();
        return state.folders[name];
      },
    };
  }

  /** The servers that others write to end last. */
  async stop(): Promise<void> {
    this.stopped = true;
    const first: ServerName[] = ['agency', 'mail', 'temporal', 'scanner', 'storage'];
    const all = [...this.processes];
    await Promise.all(all.filter(([name]) => first.includes(name)).map(([, managed]) => managed.stop()));
    await Promise.all(all.map(([, managed]) => managed.stop()));
  }
}

const hostOf = (url: string): string => (url.includes('://') ? new URL(url).host : url);
