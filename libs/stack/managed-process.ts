import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isAlive, type ProcessIdentity, processStart, sleep } from './setup/common.mjs';
import type { ProcessState } from './state.js';

export interface LaunchPlan {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Signal for an orderly end; SIGTERM by default. */
  stopSignal?: NodeJS.Signals;
}

export interface ManagedOptions {
  name: string;
  logFile: string;
  plan: () => Promise<LaunchPlan>;
  /** Throws until the process does its work. */
  probe: () => Promise<void>;
  readyWithinMs: number;
  stopWithinMs: number;
  onChange: () => void;
}

/** Signals that end a process, by its own doing or at once. */
export const deadly: ReadonlySet<NodeJS.Signals> = new Set<NodeJS.Signals>([
  'SIGKILL',
  'SIGTERM',
  'SIGINT',
  'SIGQUIT',
  'SIGABRT',
]);
const maxLogBytes = 32 * 1024 * 1024;

/** A child process that is started again whenever it ends without having been asked to. */
export class ManagedProcess {
  state: ProcessState = 'stopped';
  identity: ProcessIdentity | undefined;
  /** Whether an unrequested end is followed by a new start. */
  supervised = true;
  restarts = 0;
  /** How the process before this one ended: its code, or null with the signal that ended it. */
  lastExit: { code: number | null; signal: NodeJS.Signals | null } | undefined;

  private child: ChildProcess | undefined;
  /** The child that was sent a deadly signal and may look alive for a moment longer. */
  private condemned: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private stopSignal: NodeJS.Signals = 'SIGTERM';
  private wanted = false;
  private failures = 0;
  private wasReady = false;
  private probing: Promise<void> | undefined;
  /** Where in the log file the present process began to write. */
  private logFrom = 0;
  private again: NodeJS.Timeout | undefined;

  constructor(private readonly options: ManagedOptions) {}

  get name(): string {
    return this.options.name;
  }

  get pid(): number | undefined {
    return this.identity?.pid;
  }

  /** Starts the process and returns when it is ready. An end before that is an error with the last lines it wrote. */
  async start(): Promise<void> {
    if (this.wanted) return this.waitReady();
    this.wanted = true;
    this.wasReady = false;
    this.failures = 0;
    try {
      await this.launch('starting');
      await this.waitReady();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  private async launch(state: ProcessState): Promise<void> {
    const plan = await this.options.plan();
    if (!this.wanted) return;
    this.stopSignal = plan.stopSignal ?? 'SIGTERM';
    const log = this.openLog();
    this.logFrom = fs.fstatSync(log).size;
    // A session of its own: Ctrl-C in the terminal reaches only the launcher, which then stops all in order.
    const child = spawn(plan.command, plan.args, {
      env: plan.env ?? process.env,
      stdio: ['ignore', log, log],
      detached: true,
      ...(plan.cwd ? { cwd: plan.cwd } : {}),
      ...(plan.uid === undefined ? {} : { uid: plan.uid }),
      ...(plan.gid === undefined ? {} : { gid: plan.gid }),
    });
    fs.closeSync(log);
    this.child = child;
    const since = Date.now();
    this.identity = child.pid === undefined ? undefined : { pid: child.pid, start: processStart(child.pid) ?? '' };
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        resolve();
        if (this.child === child) this.onEnd(Date.now() - since);
      };
      child.once('exit', (code, signal) => {
        this.lastExit = { code, signal };
        end();
      });
      child.once('error', (error) => {
        fs.appendFileSync(this.options.logFile, `${plan.command} could not be run: ${error.message}\n`);
        end();
      });
    });
    this.change(state);
    this.probing = this.probeUntilReady(child);
    this.probing.catch(() => undefined);
  }

  private openLog(): number {
    const { logFile } = this.options;
    fs.mkdirSync(path.dirname(logFile), { recursive: true });
    if (fs.existsSync(logFile) && fs.statSync(logFile).size > maxLogBytes) fs.renameSync(logFile, `${logFile}.1`);
    return fs.openSync(logFile, 'a');
  }

  private onEnd(livedMs: number): void {
    this.child = undefined;
    this.identity = undefined;
    if (!this.wanted || !this.supervised || !this.wasReady) return this.change('stopped');
    // The first new start is at once, those of a process that keeps failing are further and further apart.
    this.failures = livedMs > 10_000 ? 0 : this.failures + 1;
    const delay = this.failures === 0 ? 0 : Math.min(5_000, 100 * 2 ** (this.failures - 1));
    this.restarts += 1;
    this.change('restarting');
    this.again = setTimeout(() => this.relaunch(), delay);
  }

  private relaunch(): void {
    if (!this.wanted || this.child) return;
    this.launch('restarting').catch((error: unknown) => {
      fs.appendFileSync(this.options.logFile, `start failed: ${String(error)}\n`);
      this.onEnd(0);
    });
  }

  private async probeUntilReady(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + this.options.readyWithinMs;
    let last: unknown;
    while (this.child === child) {
      try {
        await this.options.probe();
        if (this.child !== child || this.condemned === child) continue;
        this.wasReady = true;
        return this.change('ready');
      } catch (error) {
        last = error;
      }
      if (Date.now() > deadline) {
        const allowed = `${this.options.readyWithinMs / 1000} s`;
        throw new Error(
          `${this.name} was not ready within ${allowed} (${String(last)}). Its log: ${this.options.logFile}`,
        );
      }
      await sleep(50);
    }
    if (this.wanted && !this.wasReady) throw new Error(this.endedEarly());
  }

  private endedEarly(): string {
    const written = fs.readFileSync(this.options.logFile).subarray(this.logFrom).toString('utf8');
    const lines = written.trimEnd().split('\n').slice(-25);
    return `${this.name} ended while starting. The last lines of ${this.options.logFile}:\n  ${lines.join('\n  ')}`;
  }

  /** Waits through restarts: returns when the process that runs then is ready. */
  async waitReady(timeoutMs = this.options.readyWithinMs): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (this.state !== 'ready' || !isAlive(this.identity)) {
      if (!this.wanted) throw new Error(`${this.name} is stopped, so it will not become ready.`);
      if (!this.wasReady) await this.probing;
      if (Date.now() > deadline) throw new Error(`${this.name} was not ready within ${timeoutMs / 1000} s.`);
      await sleep(20);
    }
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    if (!this.child?.pid) throw new Error(`${this.name} does not run, so it cannot be sent ${signal}.`);
    process.kill(this.child.pid, signal);
    if (!deadly.has(signal)) return;
    this.condemned = this.child;
    this.change('restarting');
  }

  /** Ends the process in good order and waits until its successor is ready. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Stops within the bound: what ignores its signal is killed. */
  async stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.again);
    const child = this.child;
    if (child?.pid) {
      child.kill(this.stopSignal);
      // A process that is halted by SIGSTOP reads no other signal.
      child.kill('SIGCONT');
      const timer = setTimeout(() => child.kill('SIGKILL'), this.options.stopWithinMs);
      await this.ended;
      clearTimeout(timer);
    }
    if (this.state !== 'stopped') this.change('stopped');
  }

  private change(state: ProcessState): void {
    this.state = state;
    this.options.onChange();
  }
}

/** Ends processes of an earlier launcher: in good order first, then by force. */
export async function stopProcesses(all: { process: ProcessIdentity; signal: NodeJS.Signals }[], withinMs: number) {
  const alive = all.filter(({ process: identity }) => isAlive(identity));
  const send = (identity: ProcessIdentity, signal: NodeJS.Signals): void => {
    try {
      if (isAlive(identity)) process.kill(identity.pid, signal);
    } catch {
      // It ended in the meantime.
    }
  };
  for (const { process: identity, signal } of alive) {
    send(identity, signal);
    send(identity, 'SIGCONT');
  }
  const deadline = Date.now() + withinMs;
  const anyLeft = (): boolean => alive.some(({ process: identity }) => isAlive(identity));
  while (anyLeft() && Date.now() < deadline) await sleep(50);
  for (const { process: identity } of alive) send(identity, 'SIGKILL');
  for (let waited = 0; anyLeft() && waited < 100; waited += 1) await sleep(50);
}
