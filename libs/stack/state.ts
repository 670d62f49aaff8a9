import fs from 'node:fs';
import path from 'node:path';
import type { ProcessIdentity } from './setup/common.mjs';

/** What every stack has. */
export const serverNames = ['postgres', 'kafka', 'temporal', 'redis', 'mail', 'agency', 'identity', 'sandbox'] as const;
/** What a stack is given besides where the machine can have it; without them documents wait for an administrator. */
export const optionalServerNames = ['scanner', 'storage'] as const;
export const allServerNames = [...serverNames, ...optionalServerNames] as const;
export type ServerName = (typeof allServerNames)[number];

export { type ServiceName, serviceNames } from '#libs/contracts';

/** A fast clock shows `start` at the wall time `anchor` and runs `rate` times as fast as the wall clock. */
export type ClockSetting =
  { mode: 'real' } | { mode: 'test'; start: string } | { mode: 'fast'; start: string; anchor: string; rate: number };
/** What a fast clock shows now. */
export function businessTimeOf({ start, anchor, rate }: Extract<ClockSetting, { mode: 'fast' }>): Date {
  return new Date(Date.parse(start) + (Date.now() - Date.parse(anchor)) * rate);
}

export type ProcessState = 'starting' | 'ready' | 'restarting' | 'stopped';

export interface ServerRecord {
  name: ServerName;
  /** host:port, or the folder of a program that works on files. */
  address: string;
  url: string;
  external: boolean;
  state: ProcessState;
  process?: ProcessIdentity;
}

export interface ServiceRecord {
  /** The service's name, with a number from the second replica on. */
  name: string;
  service: string;
  grpc: string;
  http: string;
  state: ProcessState;
  process?: ProcessIdentity;
}

export interface Supervisor extends ProcessIdentity {
  detached: boolean;
  /** The process that started a launcher in the foreground; when it is gone, nobody waits for the launcher. */
  parent?: ProcessIdentity;
}

/** Everything another process, or the next start, must know about a stack. */
export interface StackState {
  version: 1;
  name: string;
  /** Address on which the servers listen. */
  host: string;
  clock: ClockSetting;
  topicPrefix: string;
  eventsFormat: string;
  temporalNamespace: string;
  databasePrefix: string;
  ready: boolean;
  /** Whether the data begins with the sample, which is decided when they are made. */
  sample: 'none' | 'wanted' | 'loaded';
  supervisor?: Supervisor;
  ports: Record<string, number>;
  secrets: Record<string, string>;
  folders: Record<string, string>;
  servers: Partial<Record<ServerName, ServerRecord>>;
  services: Record<string, ServiceRecord>;
}

/** Records are kept as they were started; people read them in one fixed order, replicas after the first. */
export function inOrder<T extends { name: string }>(records: Record<string, T>, names: readonly string[]): T[] {
  const rank = ({ name }: T): number => names.findIndex((one) => name === one || name.startsWith(`${one}-`));
  return Object.values(records).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

export class StateFile {
  readonly file: string;

  constructor(dir: string) {
    this.file = path.join(dir, 'stack.json');
  }

  read(): StackState | undefined {
    let text: string;
    try {
      text = fs.readFileSync(this.file, 'utf8');
    } catch {
      return undefined;
    }
    try {
      const state = JSON.parse(text) as StackState;
      if (state.version === 1) return state;
    } catch {
      // The same refusal as for an unknown version follows.
    }
    throw new Error(`${this.file} cannot be read. Delete the folder ${path.dirname(this.file)} and start again.`);
  }

  /** Written beside and renamed, so a reader sees the old or the new state and never half of one. */
  write(state: StackState): void {
    const temporary = `${this.file}.${process.pid}`;
    fs.mkdirSync(path.dirname(this.file), { recursive: true });
    fs.writeFileSync(temporary, JSON.stringify(state, null, 2), { mode: 0o600 });
    fs.renameSync(temporary, this.file);
  }
}
