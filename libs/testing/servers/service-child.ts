import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '../../stack/paths.js';

/** A service in a process of its own, as it is built, so that it can really die. */
export interface ServiceChild {
  readonly grpcPort: number;
  readonly httpPort: number;
  /** The signal that ended it, or null where it ended by itself. */
  readonly ended: Promise<NodeJS.Signals | null>;
  stop(): Promise<void>;
}

/** Starts a built service and returns when it listens. @throws with what it said when it ends before */
export async function spawnService(name: string, env: Readonly<Record<string, string>>): Promise<ServiceChild> {
  const main = path.join(repositoryRoot, 'dist/libs/platform/process/main.js');
  const child = spawn(process.execPath, [main, 'run', name], {
    // Without the test's own node settings.
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
  const ended = once(child, 'close').then(([, signal]) => signal as NodeJS.Signals | null);
  const listening = Promise.withResolvers<{ http: number; grpc: number }>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    const { ports } = JSON.parse(line) as { ports?: { http: number; grpc: number } };
    if (ports) listening.resolve(ports);
  });
  void ended.then(() => listening.reject(new Error(`${name} ended before it listened:\n${said.join('\n')}`)));
  const { http, grpc } = await listening.promise;
  return {
    grpcPort: grpc,
    httpPort: http,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
