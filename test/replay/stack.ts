import { type ClockSetting, Stack, type StackOptions } from '#libs/stack';
import { instantOf, type LocalDate, type LocalTime } from '#libs/time';

export interface ReplayStackOptions {
  dir: string;
  /** First day of the history; the test clock starts at its first instant. */
  from: LocalDate;
  zone: string;
  /** Local time at which the clock starts; the first instant of the day when absent. */
  at?: LocalTime;
  say?: (line: string) => void;
  keep?: boolean;
  /** Instead of a test clock that starts at the first day. */
  clock?: ClockSetting;
  /** What its servers are given beside. */
  servers?: Pick<StackOptions, 'kafka' | 'postgres'>;
  /** Runs before the servers start. */
  prepare?: (stack: Stack) => Promise<void>;
  /** Starts the services in a way of its own; one process each, with all roles, when absent. */
  startServices?: (stack: Stack) => Promise<void>;
}

/** Starts an isolated stack for a history, runs the work on it and takes it down, whatever happens. */
export async function withReplayStack<Result>(
  options: ReplayStackOptions,
  work: (stack: Stack) => Promise<Result>,
): Promise<Result> {
  const { dir, from, zone, say } = options;
  const stack = await Stack.create({
    dir,
    name: 'replay',
    log: say,
    ...options.servers,
    clock: options.clock ?? { mode: 'test', start: instantOf(from, options.at ?? '00:00', zone).toISOString() },
  });
  const stop = (): void => void stack.stop().then(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await options.prepare?.(stack);
    await stack.startServers();
    await (options.startServices?.(stack) ??
      stack.startServices(undefined, { env: { DUNLIN_ORGANISATION_ZONE: zone } }));
    return await work(stack);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await stack.stop();
    if (!options.keep) await Stack.reset(dir);
  }
}
