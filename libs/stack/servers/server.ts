import type { LaunchPlan } from '../managed-process.js';
import type { ServerName } from '../state.js';

/** Further listeners of a broker, for tests of TLS and sign-in. */
export interface KafkaOptions {
  /** Properties over those that the launcher chooses; lists of listeners are added to. */
  readonly properties: Readonly<Record<string, string>>;
  /** Passwords of users that sign in by SCRAM-SHA-512. */
  readonly users: Readonly<Record<string, string>>;
}

/** Tools that a server is fetched or built with. */
export interface PrepareContext {
  readonly root: string;
  readonly log: (line: string) => void;
}

/** Parts of the stack that a server may use; they stay the same from start to start. */
export interface ServerContext extends PrepareContext {
  readonly dir: string;
  /** Address on which servers listen and are reached. */
  readonly host: string;
  readonly kafka?: KafkaOptions | undefined;
  /** Settings of PostgreSQL over those that the launcher chooses. */
  readonly postgres?: readonly string[] | undefined;
  /** Whether what is written outlives a power cut. */
  readonly durable: boolean;
  port(name: string): number;
  secret(name: string): string;
  /** A folder that is decided once and then remembered. */
  folder(name: string, choose: () => string): string;
}

export interface ServerAddress {
  /** host:port, or a folder. */
  address: string;
  url: string;
}

/** One kind of server: where its program comes from, how it is run, and how one sees that it works. */
export interface LocalServer {
  readonly name: ServerName;
  readonly portNames: readonly string[];
  /** The variable that names a running server to use instead of an own one. */
  readonly externalVariable?: string;
  readonly readyWithinMs: number;
  readonly stopWithinMs: number;
  readonly stopSignal: NodeJS.Signals;
  /** Fetches or builds the program when neither the PATH nor the cache has it. */
  prepare(context: PrepareContext): Promise<void>;
  /** How to run it; makes the data folder when it is new. */
  plan(context: ServerContext): Promise<LaunchPlan>;
  address(context: ServerContext): ServerAddress;
  /** Throws unless the server at the URL does its work. */
  probe(url: string): Promise<void>;
}
