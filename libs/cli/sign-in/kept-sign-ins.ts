import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** What `dunlin login` leaves behind for one console. */
export interface KeptSignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly subject: string;
  readonly accessToken: string;
  /** Epoch milliseconds. */
  readonly accessEndsAt: number;
  readonly refreshToken: string;
  /** The token for services, which holds for minutes. */
  readonly callerToken?: string;
  readonly callerEndsAt?: number;
}

type SignIns = Record<string, KeptSignIn>;

/** In the folder of settings of whoever runs the command, readable by nobody else. */
function fileOf(): string {
  const settings = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  return join(settings, 'dunlin', 'sign-ins.json');
}

export function readSignIn(consoleUrl: string): KeptSignIn | undefined {
  return readAll()[consoleUrl];
}

/** @param signIn undefined to forget it */
export function keepSignIn(consoleUrl: string, signIn: KeptSignIn | undefined): void {
  const { [consoleUrl]: _before, ...others } = readAll();
  const all: SignIns = signIn ? { ...others, [consoleUrl]: signIn } : others;
  const file = fileOf();
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(all, null, 2), { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, file);
}

const lockHoldsMs = 30_000;
const lookAgainMs = 50;

/** Runs what reads and writes sign-ins, one command of this machine after the other. */
export async function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  const lock = `${fileOf()}.lock`;
  mkdirSync(dirname(lock), { recursive: true, mode: 0o700 });
  while (!take(lock)) await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whoever was killed with the lock in hand does not keep others out for long. */
function take(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const heldMs = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (heldMs > lockHoldsMs) rmSync(lock, { force: true });
    return false;
  }
}

function readAll(): SignIns {
  try {
    return JSON.parse(readFileSync(fileOf(), 'utf8')) as SignIns;
  } catch {
    return {};
  }
}
