import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Runs another program in this terminal, passes signals on, and ends as it ended. */
export function runProgram(command: string, args: string[], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}) {
  return new Promise<number>((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, pass);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const one of signals) process.off(one, pass);
      resolve(signal ? 128 + constants.signals[signal] : (code ?? 1));
    });
  });
}
