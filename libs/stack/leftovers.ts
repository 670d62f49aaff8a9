import { stopProcesses } from './managed-process.js';
import { localServers } from './servers/index.js';
import { isAlive, sleep, step } from './setup/common.mjs';
import { type StackState } from './state.js';

export function refuseIfRunning(dir: string, state: StackState | undefined): void {
  if (!state?.supervisor || state.supervisor.pid === process.pid || !isAlive(state.supervisor)) return;
  throw new Error(
    `The stack in ${dir} already runs under process ${state.supervisor.pid}. Stop it with npm stop first.`,
  );
}

/** Services first, so that none of them sees its servers go. */
export async function stopLeftovers(state: StackState, log: (line: string) => void): Promise<boolean> {
  const services = Object.values(state.services).flatMap(({ process: identity }) => identity ?? []);
  const servers = Object.values(state.servers).flatMap(({ name, process: identity }) =>
    identity ? [{ process: identity, signal: localServers[name].stopSignal }] : [],
  );
  const alive = [...services, ...servers.map(({ process: identity }) => identity)].filter(isAlive);
  if (alive.length === 0) return false;
  await step(
    `stop ${alive.length} processes of an earlier start`,
    async () => {
      await stopProcesses(
        services.map((identity) => ({ process: identity, signal: 'SIGTERM' })),
        8_000,
      );
      await stopProcesses(servers, 8_000);
      // The kernel gives ports back a moment after the process is gone.
      await sleep(50);
    },
    log,
  );
  return true;
}
