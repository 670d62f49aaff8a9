import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

function readAll(): SignIns {
  try {
    return JSON.parse(readFileSync(fileOf(), 'utf8')) as SignIns;
  } catch {
    return {};
  }
}
