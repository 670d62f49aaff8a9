import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Type } from '@nestjs/common';
import type { NativeConnection, Worker, WorkerOptions } from '@temporalio/worker';
import { contractsRoot } from '#libs/contracts';
import type { PlatformSettings } from '../config/index.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { activitiesOf, joinActivities } from './activities-of.js';
import { SdkMetrics } from './sdk-metrics.js';
import type { TemporalConnection } from './temporal-connection.js';
import { temporalSecurityOf } from './temporal-security.js';
import type { WorkerDefinition } from './worker-definition.js';

const maxCachedWorkflows = 3_000;
const firstPauseMs = 500;
const maxPauseMs = 5_000;

type Sdk = typeof import('@temporalio/worker') & typeof import('./activities.js');

export interface WorkerHostOptions {
  definitions: readonly WorkerDefinition[];
  /** The instance of a provider class. */
  resolve: (provider: Type) => object;
  settings: PlatformSettings;
  connection: TemporalConnection;
  logger: Logger;
  metrics: Metrics;
}

/** Runs the workers of a service and rebuilds in place whatever fails, for as long as the process lives. */
export class WorkerHost {
  private readonly running = new Map<string, Worker>();
  private readonly loops: Promise<void>[] = [];
  private native: Promise<NativeConnection> | undefined;
  private readonly stopping = new AbortController();

  constructor(private readonly options: WorkerHostOptions) {
    const inHand = options.metrics.gauge('dunlin_temporal_tasks', 'Temporal tasks in progress.', ['queue', 'kind']);
    const state = options.metrics.gauge('dunlin_temporal_worker_up', 'Whether the worker of a queue runs.', ['queue']);
    options.metrics.beforeScrape(() => {
      for (const { taskQueue } of options.definitions) {
        const status = this.running.get(taskQueue)?.getStatus();
        state.set({ queue: taskQueue }, status?.runState === 'RUNNING' ? 1 : 0);
        inHand.set({ queue: taskQueue, kind: 'activity' }, status?.numInFlightActivities ?? 0);
        inHand.set({ queue: taskQueue, kind: 'workflow' }, status?.numInFlightWorkflowActivations ?? 0);
        inHand.set({ queue: taskQueue, kind: 'cached' }, status?.numCachedWorkflows ?? 0);
      }
    });
  }

  /** Begins in the background; Temporal may be away. */
  start(): void {
    for (const definition of this.options.definitions) this.loops.push(this.keepRunning(definition));
  }

  /** Takes no new tasks and waits for those in progress, which are cancelled shortly before the process must end. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const worker of this.running.values()) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.all(this.loops);
    await (await this.native?.catch(() => undefined))?.close();
  }

  /** @throws Error that names the queues whose worker does not run */
  check(): void {
    const idle = this.options.definitions.filter(
      ({ taskQueue }) => this.running.get(taskQueue)?.getState() !== 'RUNNING',
    );
    if (idle.length > 0) throw new Error(`No worker runs for ${idle.map(({ taskQueue }) => taskQueue).join(', ')}.`);
  }

  private async keepRunning(definition: WorkerDefinition): Promise<void> {
    const { logger } = this.options;
    const { taskQueue } = definition;
    for (let pauseMs = firstPauseMs; !this.stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      const started = performance.now();
      try {
        await this.runOnce(definition);
      } catch (error) {
        logger.triedAgain(`The worker of ${taskQueue} does not run; it is tried again.`, error);
      }
      if (performance.now() - started > 60_000) pauseMs = firstPauseMs;
      if (!this.stopping.signal.aborted)
        await sleep(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async runOnce(definition: WorkerDefinition): Promise<void> {
    const sdk = await loadSdk(this.options);
    // Says plainly what stands in the way, which the SDK's own connection does not.
    await this.options.connection.check();
    const connection = await this.connect(sdk);
    const worker = await sdk.Worker.create(this.workerOptions(sdk, definition, connection));
    if (this.stopping.signal.aborted) return;
    this.running.set(definition.taskQueue, worker);
    this.options.logger.info(`The worker of ${definition.taskQueue} runs.`);
    try {
      await worker.run();
    } finally {
      this.running.delete(definition.taskQueue);
    }
  }

  /** One connection for all workers of the process; it reconnects automatically once it was made. */
  private connect({ NativeConnection }: Sdk): Promise<NativeConnection> {
    const { settings } = this.options;
    const address = settings.temporalAddress ?? '';
    this.native ??= NativeConnection.connect({ address, ...temporalSecurityOf(settings) }).catch((error: unknown) => {
      this.native = undefined;
      throw error;
    });
    return this.native;
  }

  private workerOptions(
    { activityInterceptors, wakeSinks }: Sdk,
    definition: WorkerDefinition,
    connection: NativeConnection,
  ): WorkerOptions {
    const { settings, logger, resolve } = this.options;
    const { taskQueue, workflowBundlePath, maxConcurrentActivities, maxConcurrentWorkflowTasks } = definition;
    const providers = [definition.activities ?? []].flat() as Type[];
    const activities = joinActivities(providers.map((provider) => activitiesOf(resolve(provider))));
    const bound = settings.shutdownTimeoutMs;
    return {
      connection,
      namespace: settings.temporalNamespace,
      taskQueue,
      activities,
      identity: `${settings.serviceName}@${process.pid}`,
      interceptors: { activity: [activityInterceptors(logger, this.options.metrics)] },
      sinks: wakeSinks,
      shutdownGraceTime: Math.max(Math.floor(bound * 0.7), 50),
      shutdownForceTime: Math.max(Math.floor(bound * 0.9), 80),
      maxCachedWorkflows,
      ...(workflowBundlePath ? { workflowBundle: { codePath: join(contractsRoot, workflowBundlePath) } } : {}),
      ...(maxConcurrentActivities ? { maxConcurrentActivityTaskExecutions: maxConcurrentActivities } : {}),
      ...(maxConcurrentWorkflowTasks ? { maxConcurrentWorkflowTaskExecutions: maxConcurrentWorkflowTasks } : {}),
      ...(definition.maxActivitiesPerSecond
        ? { maxTaskQueueActivitiesPerSecond: definition.maxActivitiesPerSecond }
        : {}),
    };
  }
}

let sdk: Promise<Sdk> | undefined;

/** The SDK with our log lines and without signal handlers of its own; loaded where workers run, and nowhere else. */
function loadSdk({ logger, metrics }: Pick<WorkerHostOptions, 'logger' | 'metrics'>): Promise<Sdk> {
  sdk ??= Promise.all([import('@temporalio/worker'), import('./activities.js'), SdkMetrics.onFreePort()]).then(
    ([loaded, ours, told]) => {
      const { DefaultLogger, Runtime, makeTelemetryFilterString } = loaded;
      Runtime.install({
        shutdownSignals: [],
        logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
          const fields = { sdk: meta };
          if (level === 'ERROR') logger.error(message, fields);
          else if (level === 'WARN') logger.oncePerMinute('warn', `temporal ${message.slice(0, 80)}`, message, fields);
          else logger.debug(message, fields);
        }),
        telemetryOptions: {
          logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
          metrics: told.exporter,
        },
      });
      metrics.alsoTell(() => told.text());
      return { ...loaded, ...ours };
    },
  );
  return sdk;
}
