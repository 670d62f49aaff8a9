import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Table from 'cli-table3';
import { type ClockSetting, mailOf, Stack } from '#libs/stack';
import { defaultStackDir, repositoryRoot } from '../../../libs/stack/paths.js';
import { isAlive, sleep } from '../../../libs/stack/setup/common.mjs';
import { allServerNames, inOrder, serviceNames, type StackState, StateFile } from '../../../libs/stack/state.js';
import { loadSample, sampleStart } from '../sample/sample.js';
import { signInsOf, signInText } from './sign-ins.js';

export interface StartOptions {
  empty?: boolean;
  clock?: string;
  realTime?: boolean;
  /** How many times faster a clock of real time runs. */
  rate?: string;
  detach?: boolean;
  /** Set by a detached start for the process that stays. */
  supervise?: boolean;
}

/** What people do alone in what one tries out, so that a second person is seen at work. */
const limits = {
  DUNLIN_ORGANISATION_APPROVAL_LIMITS: JSON.stringify([
    { act: 'WAIVE_CHARGE', role: 'anyone', amount: '10.00', currency: 'USD' },
    { act: 'WAIVE_CHARGE', role: 'finance', amount: '25.00', currency: 'USD' },
    { act: 'WAIVE_CHARGE', role: 'admin', amount: '25.00', currency: 'USD' },
    { act: 'WRITE_OFF', role: 'anyone', amount: '500.00', currency: 'USD' },
    { act: 'WRITE_OFF', role: 'finance', amount: '2000.00', currency: 'USD' },
    { act: 'WRITE_OFF', role: 'admin', amount: '2000.00', currency: 'USD' },
  ]),
  DUNLIN_INVOICE_SMALL_BALANCES: JSON.stringify([{ amount: '5.00', currency: 'USD' }]),
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

export async function start(options: StartOptions): Promise<number> {
  const file = new StateFile(defaultStackDir);
  const earlier = file.read();
  const clock = clockFor(options, earlier);
  if (earlier && isAlive(earlier.supervisor) && (await keepRunning(earlier, options))) return 0;
  if (options.detach) return detach(options, file);
  return supervise(clock, options);
}

/** Data made under one kind of time makes no sense under the other. */
function clockFor(options: StartOptions, earlier: StackState | undefined): ClockSetting {
  if (options.rate && !options.realTime) {
    throw new Error('--rate makes real time run faster. Give it with --real-time.');
  }
  const rate = Number(options.rate ?? 1);
  if (!Number.isInteger(rate) || rate < 1 || rate > 1_440) {
    throw new Error(`--rate is "${options.rate}". Write a whole number from 1 to 1440.`);
  }
  const fast = rate > 1;
  if (options.realTime && options.clock && !fast) {
    throw new Error(
      '--clock and --real-time exclude each other, unless --rate makes time run faster. Give one of them.',
    );
  }
  if (options.clock && Number.isNaN(Date.parse(options.clock))) {
    throw new Error(`--clock is "${options.clock}", which is not a date. Write it as 2013-01-31.`);
  }
  const anchor = new Date().toISOString();
  const asked: ClockSetting | undefined = fast
    ? { mode: 'fast', start: options.clock ?? anchor, anchor, rate }
    : options.realTime
      ? { mode: 'real' }
      : options.clock
        ? { mode: 'test', start: options.clock }
        : undefined;
  if (asked && earlier && Object.keys(earlier.secrets).length > 0 && asked.mode !== earlier.clock.mode) {
    throw new Error(
      `The data here was made in ${earlier.clock.mode} time, which cannot be changed to ${asked.mode} time. ` +
        'Delete the data first: npm run reset -- --yes.',
    );
  }
  const today = new Date().toISOString().slice(0, 10);
  if (earlier?.clock.mode === 'fast' && asked?.mode === 'fast') return earlier.clock;
  return asked ?? earlier?.clock ?? { mode: 'test', start: options.empty ? today : sampleStart };
}

/** A launcher whose terminal is gone is ended; any other stack that runs is left as it is. */
async function keepRunning(state: StackState, options: StartOptions): Promise<boolean> {
  const { detached, parent, pid } = state.supervisor!;
  if (!detached && parent && !isAlive(parent)) {
    await Stack.stopIn(defaultStackDir, print);
    return false;
  }
  if (options.clock || options.realTime || options.empty) {
    throw new Error(`Dunlin already runs (process ${pid}). Stop it with npm stop to start it with other options.`);
  }
  print(`Dunlin already runs (process ${pid}).`);
  print(overview(defaultStackDir, state));
  return true;
}

async function supervise(clock: ClockSetting, options: StartOptions): Promise<number> {
  const began = Date.now();
  let stop: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (stop = resolve));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());
  const sample = !options.empty && clock.mode === 'test' && clock.start === sampleStart;
  const stack = await Stack.create({ log: print, clock, sample, detached: options.supervise ?? false, durable: true });
  try {
    const up = bringUp(stack, options);
    // A signal during the start ends the start; what it then reports about stopped processes is of no interest.
    up.catch(() => undefined);
    const outcome = await Promise.race([up.then(() => 'up' as const), asked.then(() => 'stop' as const)]);
    if (outcome === 'up') {
      stack.markReady();
      print(overview(stack.dir, stack.state));
      print(
        `Started in ${((Date.now() - began) / 1000).toFixed(1)} s.${options.supervise ? '' : ' Ctrl-C stops all.'}`,
      );
      await Promise.race([asked, options.supervise ? new Promise<never>(() => undefined) : parentGone()]);
    }
    return 0;
  } finally {
    print('Stopping...');
    await stack.stop();
    print('Stopped.');
  }
}

async function bringUp(stack: Stack, { empty }: StartOptions): Promise<void> {
  await stack.startServers();
  await stack.startOptionalServers();
  await stack.startServices(undefined, { env: limits });
  if (empty || stack.state.sample !== 'wanted') return;
  await loadSample(stack.clientEnv(), print);
  stack.markSampleLoaded();
}

/** Returns when the process that started this one has ended without passing a signal on. */
async function parentGone(): Promise<void> {
  const parent = process.ppid;
  while (process.ppid === parent) await sleep(1_000);
}

/** Leaves a supervisor behind and shows what it writes until it is ready or has failed. */
async function detach(options: StartOptions, file: StateFile): Promise<number> {
  const log = path.join(defaultStackDir, 'logs/launcher.log');
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const output = fs.openSync(log, 'w');
  const flags = ['--supervise'];
  if (options.empty) flags.push('--empty');
  if (options.realTime) flags.push('--real-time');
  if (options.rate) flags.push('--rate', options.rate);
  if (options.clock) flags.push('--clock', options.clock);
  const args = [...process.execArgv, path.join(repositoryRoot, 'dist/deploy/local/main.js'), 'start', ...flags];
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', output, output] });
  fs.closeSync(output);
  child.unref();
  const follow = follower(log);
  for (;;) {
    follow();
    const state = file.read();
    if (state?.ready && state.supervisor?.pid === child.pid) break;
    if (child.exitCode !== null || child.signalCode !== null) {
      follow();
      return 1;
    }
    await sleep(100);
  }
  await sleep(100);
  follow();
  return 0;
}

function follower(file: string): () => void {
  let offset = 0;
  return () => {
    const text = fs.readFileSync(file, 'utf8');
    process.stdout.write(text.slice(offset));
    offset = text.length;
  };
}

/** Where everything is and what to do next. */
export function overview(dir: string, state: StackState): string {
  const table = new Table({ style: { head: [], border: [] }, head: ['what', 'where'] });
  for (const { name, http, grpc } of inOrder(state.services, serviceNames))
    table.push([name, `${http}  (gRPC ${grpc})`]);
  const console = signInsOf(state);
  if (console.url) table.unshift(['to work in', `${console.url}  (${signInText(console)})`]);
  const mail = mailOf(dir, state);
  if (state.servers.mail && !state.servers.mail.external) table.push(['mail that was sent', mail.api]);
  if (state.servers.temporal && !state.servers.temporal.external) {
    table.push(['Temporal', `http://127.0.0.1:${state.ports['temporal-ui']}`]);
  }
  for (const { name, address } of inOrder(state.servers, allServerNames)) table.push([name, address]);
  table.push(['clock', describeClock(state.clock)]);
  const next = [
    ['npm run status', 'what runs'],
    ['./dunlin --help', 'the command line'],
    ['./dunlin clock advance <date>', 'let days pass'],
    ['npm run logs -- invoice -f', 'follow a service'],
    ['npm stop', 'stop all'],
  ];
  const commands = next.filter(([command]) => state.clock.mode === 'test' || !command!.includes('clock'));
  return `\n${table.toString()}\n\nNext:\n${commands.map(([command, what]) => `  ${command!.padEnd(42)}${what}`).join('\n')}\n`;
}

function describeClock(clock: ClockSetting): string {
  if (clock.mode === 'real') return 'real time';
  if (clock.mode === 'test') return `test clock, started at ${clock.start}`;
  return `${clock.rate} times as fast as real time, started at ${clock.start}`;
}
