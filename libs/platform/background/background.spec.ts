import type { PlatformSettings, Role } from '../config/index.js';
import { Logger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import { Duties } from '../process/duties.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { Background } from './background.js';

function aProcess(roles: readonly Role[] = ['worker']) {
  const logger = new Logger({ service: 'spec', level: 'silent' });
  const [duties, metrics] = [new Duties(), new Metrics('spec')];
  const shutdown = new Shutdown(5_000, logger);
  const background = new Background({ roles } as PlatformSettings, logger, duties, shutdown, metrics);
  return { background, duties, metrics, shutdown };
}

/** Rounds that the spec lets happen one by one. */
function rounds(outcomes: readonly (boolean | Error)[]) {
  const begun: number[] = [];
  const { promise: finished, resolve } = Promise.withResolvers<void>();
  const run = async () => {
    const outcome = outcomes[begun.push(performance.now()) - 1];
    if (begun.length >= outcomes.length) resolve();
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  return { run, begun, finished };
}

describe('a background loop', () => {
  it('runs again and again, also after failures, until the process ends', async () => {
    const { background, duties, shutdown } = aProcess();
    const { run, begun, finished } = rounds([false, new Error('away'), new Error('away'), false]);
    background.start({ name: 'spec', roles: ['worker'], everyMs: 1, run });
    duties.begin();
    await finished;
    expect(await shutdown.drain()).toBe(true);
    const count = begun.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(begun).toHaveLength(count);
  });

  it('waits longer after each failure', async () => {
    const { background, duties, shutdown } = aProcess();
    const { run, begun, finished } = rounds([new Error('away'), new Error('away'), false]);
    background.start({ name: 'spec', roles: ['worker'], everyMs: 20, run });
    duties.begin();
    await finished;
    await shutdown.drain();
    expect(begun[1]! - begun[0]!).toBeGreaterThanOrEqual(35);
    expect(begun[2]! - begun[1]!).toBeGreaterThanOrEqual(75);
  });

  it('continues at once while more is waiting', async () => {
    const { background, duties, shutdown } = aProcess();
    const { run, finished } = rounds([true, true, true, false]);
    const loop = background.start({ name: 'spec', roles: ['worker'], everyMs: 3_600_000, run });
    duties.begin();
    loop.nudge();
    await finished;
    await shutdown.drain();
  });

  it('does not run without its role, nor before the duties begin', async () => {
    const { background, duties } = aProcess(['server']);
    const { run, begun } = rounds([false]);
    const other = background.start({ name: 'spec', roles: ['worker', 'relay'], everyMs: 1, run });
    duties.begin();
    other.nudge();
    const waiting = aProcess();
    waiting.background.start({ name: 'spec', roles: ['worker'], everyMs: 1, run });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(begun).toEqual([]);
  });

  it('shows how long ago its last success was', async () => {
    const { background, duties, metrics, shutdown } = aProcess();
    const { run, finished } = rounds([new Error('away'), new Error('away')]);
    background.start({ name: 'spec loop', roles: ['worker'], everyMs: 5, run });
    duties.begin();
    await finished;
    const [, age] = /background_success_age_seconds\{[^}]*loop="spec loop"[^}]*\} (\S+)/.exec(await metrics.text())!;
    expect(Number(age)).toBeGreaterThan(0.01);
    await shutdown.drain();
  });

  it('finishes its round before the process ends', async () => {
    const { background, duties, shutdown } = aProcess();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    let done = false;
    const run = async () => {
      begin();
      await new Promise((resolve) => setTimeout(resolve, 30));
      done = true;
    };
    background.start({ name: 'spec', roles: ['worker'], everyMs: 1, run });
    duties.begin();
    await begun;
    await shutdown.drain();
    expect(done).toBe(true);
  });
});
