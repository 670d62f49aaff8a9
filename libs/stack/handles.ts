import { type ManagedProcess } from './managed-process.js';

/** A process that can be signalled and waited for, also when it is not our child. */
export interface ProcessHandle {
  readonly pid: number;
  kill(signal?: NodeJS.Signals): void;
  /** Ends it in good order and returns when its successor is ready. */
  restart(): Promise<void>;
  waitReady(timeoutMs?: number): Promise<void>;
  /** How the process before the present one ended. */
  readonly lastExit: { code: number | null; signal: NodeJS.Signals | null } | undefined;
}

export interface ServiceHandle extends ProcessHandle {
  readonly name: string;
  readonly grpcAddress: string;
  readonly httpUrl: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface ServerHandle extends ProcessHandle {
  readonly address: string;
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

// Written out, because the spread of an object with a getter for the pid would freeze its value.
export const handleOf = (
  managed: ManagedProcess,
): Omit<ServiceHandle, 'pid' | 'lastExit' | 'name' | 'grpcAddress' | 'httpUrl'> => ({
  kill: (signal) => managed.kill(signal),
  restart: () => managed.restart(),
  waitReady: (timeoutMs) => managed.waitReady(timeoutMs),
  stop: () => managed.stop(),
  start: () => managed.start(),
});
