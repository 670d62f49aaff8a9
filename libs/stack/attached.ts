import path from 'node:path';
import { addresses } from './addresses.js';
import { deadly } from './managed-process.js';
import { isAlive, type ProcessIdentity, sleep } from './setup/common.mjs';
import { type ServerName, type ServerRecord, type ServiceRecord, type StackState, StateFile } from './state.js';

/** A stack that another process runs, seen through its state file. Its supervisor restarts what is signalled here. */
export class AttachedStack {
  private readonly file: StateFile;

  constructor(readonly dir: string) {
    this.file = new StateFile(dir);
  }

  /** Read again each time: pids change with every restart. */
  get state(): StackState {
    const state = this.file.read();
    if (!state) throw new Error(`No stack was ever started in ${this.dir}. Start one with npm start.`);
    return state;
  }

  get exists(): boolean {
    return this.file.read() !== undefined;
  }

  get running(): boolean {
    return this.exists && isAlive(this.state.supervisor);
  }

  clientEnv(): Record<string, string> {
    return addresses(this.state);
  }

  logFile(name: string): string {
    return path.join(this.dir, 'logs', `${name}.log`);
  }

  service(name: string): ServiceRecord & AttachedProcess {
    return { ...this.serviceRecord(name), ...this.process(() => this.serviceRecord(name)) };
  }

  server(name: ServerName): ServerRecord & AttachedProcess {
    return { ...this.serverRecord(name), ...this.process(() => this.serverRecord(name)) };
  }

  private serviceRecord(name: string): ServiceRecord {
    const { services } = this.state;
    const record = services[name];
    if (!record)
      throw new Error(`There is no service ${name}. Those that run are ${Object.keys(services).join(', ')}.`);
    return record;
  }

  private serverRecord(name: ServerName): ServerRecord {
    const record = this.state.servers[name];
    if (!record) throw new Error(`There is no server ${name} in the stack in ${this.dir}.`);
    return record;
  }

  private process(read: () => ServiceRecord | ServerRecord): AttachedProcess {
    // After a kill the state file names the dead process until its supervisor has noticed.
    let condemned: ProcessIdentity | undefined;
    const waitReady = async (timeoutMs = 90_000, not = condemned): Promise<void> => {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const { state, process: identity, name } = read();
        const other = !not || identity?.pid !== not.pid || identity.start !== not.start;
        if (other && state === 'ready' && isAlive(identity)) return;
        if (Date.now() > deadline) throw new Error(`${name} was not ready within ${timeoutMs / 1000} s.`);
        await sleep(50);
      }
    };
    const kill = (signal: NodeJS.Signals = 'SIGKILL'): void => {
      const { process: identity, name } = read();
      if (!identity || !isAlive(identity)) throw new Error(`${name} does not run, so it cannot be sent ${signal}.`);
      process.kill(identity.pid, signal);
      if (deadly.has(signal)) condemned = identity;
    };
    const restart = async (): Promise<void> => {
      const { process: before } = read();
      if (!this.running) throw new Error(`Nothing supervises the stack in ${this.dir}. Start it with npm start.`);
      if (before && isAlive(before)) kill('SIGTERM');
      await waitReady(undefined, before);
    };
    return { kill, restart, waitReady: (timeoutMs) => waitReady(timeoutMs) };
  }
}

export interface AttachedProcess {
  kill(signal?: NodeJS.Signals): void;
  restart(): Promise<void>;
  waitReady(timeoutMs?: number): Promise<void>;
}
