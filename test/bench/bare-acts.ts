import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import type { Stack } from '#libs/stack';
import { cpuMsOf } from './cpu.js';

export interface BareActivities {
  lookUp(): Promise<void>;
  act(): Promise<void>;
}

const startedAtOnce = 20;
/** Until the first tasks of all that were started are done as well. */
const settleMs = 10_000;
const idleMs = 5_000;

/**
 * CPU milliseconds that as many timers, activities and look-ups as an act has cost when they do nothing: those of the
 * Temporal server and of a worker, above what both use while nothing is due.
 */
export async function measureBareActs(stack: Stack, count: number): Promise<number> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const { address, pid } = stack.server('temporal');
  const taskQueue = newId();
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  let done = 0;
  const activities: BareActivities = { lookUp: async () => undefined, act: async () => void (done += 1) };
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    activities: { ...activities },
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: join(import.meta.dirname, 'bare-act.workflow.js'),
      logger: new DefaultLogger('ERROR'),
    }),
  });
  const running = worker.run();
  const cpuMs = (): number => {
    const { user, system } = process.cpuUsage();
    return cpuMsOf(pid) + (user + system) / 1_000;
  };
  try {
    const begun = performance.now();
    // All have begun when the first of them is due.
    const waitMs = settleMs + 2 * idleMs + count * 20;
    for (let first = 0; first < count; first += startedAtOnce) {
      await Promise.all(
        Array.from({ length: Math.min(startedAtOnce, count - first) }, (_, index) =>
          client.workflow.start('bareAct', {
            taskQueue,
            workflowId: `${taskQueue}/${first + index}`,
            args: [{ waitMs: Math.max(0, waitMs - (performance.now() - begun)) }],
          }),
        ),
      );
    }
    await sleep(settleMs);
    const idleBefore = cpuMs();
    await sleep(idleMs);
    const before = cpuMs();
    invariant(done === 0, 'Some acts were due before all had begun. Measure fewer.');
    const idle = (before - idleBefore) / idleMs;
    const due = performance.now();
    while (done < count) await sleep(100);
    await sleep(1_000);
    return (cpuMs() - before - idle * (performance.now() - due)) / count;
  } finally {
    worker.shutdown();
    await running;
    await connection.close();
    await native.close();
  }
}
