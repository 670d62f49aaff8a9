import 'reflect-metadata';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ApplicationFailure, WorkflowFailedError } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { contractsRoot } from '#libs/contracts';
import { DomainError, type ErrorKind } from '#libs/errors';
import { newId } from '#libs/ids';
import {
  type CollectedSpan,
  createNamespace,
  eventually,
  Line,
  SpanCollector,
  testServers,
  until,
} from '#libs/testing';
import { loadSettings, PlatformSettings } from '../config/index.js';
import { currentWork, inWork, workOf } from '../observability/context.js';
import { Logger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import { exportSpans } from '../observability/span-export.js';
import { inSpan } from '../observability/tracing.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { fromFailure, toFailure } from './activities.js';
import { activitiesOf, joinActivities } from './activities-of.js';
import type { EchoActivities } from './fixtures/echo.workflow.js';
import { sdkMetrics } from './sdk-metrics.js';
import { TemporalConnection } from './temporal-connection.js';
import { WorkerHost } from './worker-host.js';

const here = dirname(fileURLToPath(import.meta.url));
const taskQueue = 'echo';
let attempts = 0;
const told: string[] = [];

class TestActivities implements EchoActivities {
  private readonly response = 'told';

  async tellWork(from = '') {
    told.push(from);
    const { correlationId, actor } = currentWork()!;
    return { correlationId, actor: actor ?? this.response };
  }

  async failFor(kind: string): Promise<void> {
    attempts += 1;
    if (kind === 'defect') throw new Error('mail to ada@example.org failed');
    const [of, isFinal] = kind === 'final' ? (['refused', true] as const) : [kind as ErrorKind, false];
    throw new DomainError('SOME_CODE', of, 'Some text.', { facts: { invoice_id: 'i-1' } }, { isFinal });
  }
}

describe('Temporal', () => {
  let host: WorkerHost;
  let connection: TemporalConnection;
  let metrics: Metrics;
  let line: Line;
  const namespace = `spec-${newId()}`;

  beforeAll(async () => {
    const { code } = await bundleWorkflowCode({
      workflowsPath: join(here, 'fixtures/echo.workflow.ts'),
      workflowInterceptorModules: [join(here, 'workflow-interceptors.ts')],
      logger: new DefaultLogger('WARN'),
      webpackConfigHook: (config) => ({
        ...config,
        resolve: { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } },
      }),
    });
    const bundle = join(mkdtempSync(join(tmpdir(), 'dunlin-bundle-')), 'bundle.js');
    writeFileSync(bundle, code);
    line = await Line.lay(testServers().temporalAddress);
    const env = {
      DUNLIN_SERVICE_NAME: 'workflow',
      DUNLIN_ROLES: 'worker',
      DUNLIN_POSTGRES_URL: 'postgresql://unused@127.0.0.1:1/unused',
      DUNLIN_TEMPORAL_ADDRESS: line.address,
      DUNLIN_TEMPORAL_NAMESPACE: namespace,
      DUNLIN_SHUTDOWN_TIMEOUT_MS: '3000',
    };
    const settings = loadSettings([PlatformSettings], env).get(PlatformSettings);
    const logger = new Logger({ service: 'workflow', level: 'silent' });
    metrics = new Metrics('workflow');
    connection = new TemporalConnection(settings, new Shutdown(3_000, logger));
    const workflowBundlePath = relative(contractsRoot, bundle);
    const definitions = [{ taskQueue, workflowBundlePath, activities: TestActivities }];
    host = new WorkerHost({ definitions, resolve: () => new TestActivities(), settings, connection, logger, metrics });
  });
  afterAll(async () => {
    await host.stop();
    line.close();
  });

  it('is waited for by its workers, and so is the namespace, which is named', async () => {
    host.start();
    await sleep(1_500);
    expect(() => host.check()).toThrow('No worker runs for echo.');
    await expect(connection.check()).rejects.toMatchObject({ code: 'TEMPORAL_UNAVAILABLE', kind: 'unavailable' });
    line.mend();
    await eventually(async () => {
      const fault = await connection.check().catch((error: DomainError) => error);
      expect(fault).toMatchObject({ code: 'TEMPORAL_NAMESPACE_MISSING', kind: 'unavailable' });
      const said = `Temporal at ${line.address} has no namespace ${namespace}. Set DUNLIN_TEMPORAL_NAMESPACE (chart value temporal.namespace)`;
      expect((fault as DomainError).message).toContain(said);
    });
    expect(() => host.check()).toThrow('No worker runs for echo.');
    await createNamespace(namespace);
    await until(async () =>
      connection.check().then(
        () => true,
        () => false,
      ),
    );
    await until(() => {
      try {
        host.check();
        return true;
      } catch {
        return false;
      }
    });
    expect(await metrics.text()).toMatch(/dunlin_temporal_worker_up\{.*queue="echo".*\} 1/);
  });

  it('carries correlation and trace from client to workflow to activity, and after a signal those of the signal', async () => {
    const collector = await SpanCollector.listen();
    const tracing = { serviceName: 'workflow', tracesSampleRatio: 1, tracesResourceAttributes: {} };
    const silent = new Logger({ service: 'workflow', level: 'silent' });
    const stopSpans = await exportSpans({ ...tracing, tracesEndpoint: collector.endpoint }, silent);
    const workflowId = newId();
    const started = { ...workOf({ correlationId: 'cause-1' }), actor: 'user:ada' };
    const start = () =>
      inWork(started, () =>
        inSpan({ name: 'start' }, () =>
          connection.attempt((client) => client.workflow.start('echoWork', { workflowId, taskQueue })),
        ),
      );
    // The servers notice a new namespace within seconds.
    await until(async () =>
      start().then(
        () => true,
        (error: DomainError) => error.code !== 'TEMPORAL_NAMESPACE_MISSING',
      ),
    );
    const handle = await connection.attempt(async (client) => client.workflow.getHandle(workflowId));
    await until(() => told.includes('start'));
    await inWork({ ...workOf({ correlationId: 'cause-2' }), actor: 'system:invoice' }, () =>
      inSpan({ name: 'signal' }, () =>
        connection.attempt((client) => client.workflow.getHandle(workflowId).signal('again')),
      ),
    );
    const second = 'cause-2 system:invoice';
    expect(await handle.result()).toEqual(['cause-1 user:ada', second, second]);
    await stopSpans();
    collector.close();
    // The start may have been tried until the namespace was there.
    const begun = collector.named('start').at(-1)!;
    const [signal] = collector.named('signal') as [CollectedSpan];
    const woken = collector.named('workflow echoWork');
    const [byStart, bySignal, byTimer] = woken as [CollectedSpan, CollectedSpan, CollectedSpan];
    expect(woken).toHaveLength(3);
    const under = ({ traceId, spanId }: CollectedSpan) => ({ traceId, parentSpanId: spanId });
    const to = ({ traceId, spanId }: CollectedSpan) => [{ traceId, spanId }];
    expect(byStart).toMatchObject({ ...under(begun), links: [], attributes: { 'temporal.workflow.id': workflowId } });
    expect(bySignal).toMatchObject({ ...under(signal), links: to(byStart) });
    // What a timer wakes is no part of a trace that ended long ago.
    expect(byTimer).toMatchObject({ parentSpanId: '', links: to(bySignal) });
    expect([begun, signal].map(({ traceId }) => traceId)).not.toContain(byTimer.traceId);
    expect(collector.named('activity tellWork')).toMatchObject([under(byStart), under(bySignal), under(byTimer)]);
  });

  it('retries everything but the last word of an owner, since what fails for good ends its workflow', async () => {
    const tries: Record<string, number> = {};
    for (const kind of [
      'final',
      'refused',
      'invalid',
      'not-found',
      'conflict',
      'forbidden',
      'unavailable',
      'aborted',
      'defect',
    ]) {
      attempts = 0;
      const run = connection.attempt((client) =>
        client.workflow.execute('failAs', { workflowId: newId(), taskQueue, args: [kind] }),
      );
      const failed = (await run.catch((error: unknown) => error)) as WorkflowFailedError;
      const cause = failed.cause!.cause as ApplicationFailure;
      tries[kind] = attempts;
      if (kind === 'defect') expect(cause).toMatchObject({ type: 'INTERNAL', message: 'mail to [hidden] failed' });
      else
        expect(fromFailure(cause)).toMatchObject({
          code: 'SOME_CODE',
          kind: kind === 'final' ? 'refused' : kind,
          details: { facts: { invoice_id: 'i-1' } },
        });
    }
    expect(tries).toEqual({
      final: 1,
      refused: 3,
      invalid: 3,
      'not-found': 3,
      conflict: 3,
      forbidden: 3,
      unavailable: 3,
      aborted: 3,
      defect: 3,
    });
  });

  it('tells what the SDK measures, also that the code of a workflow is broken', async () => {
    const workflowId = newId();
    await connection.attempt((client) => client.workflow.start('faulty', { workflowId, taskQueue }));
    const missing = async (): Promise<string[]> => {
      const text = await metrics.text();
      return sdkMetrics.filter((name) => !text.includes(`# TYPE ${name} `));
    };
    await until(async () => (await missing()).length === 0);
    const failed = /^temporal_workflow_task_execution_failed_total\{.*workflow_type="faulty".*\} [1-9]/m;
    await until(async () => failed.test(await metrics.text()));
    await connection.attempt((client) => client.workflow.getHandle(workflowId).terminate());
  });

  it('continues after Temporal was away', async () => {
    line.cut();
    await sleep(2_000);
    await expect(connection.check()).rejects.toMatchObject({ code: 'TEMPORAL_UNAVAILABLE' });
    line.mend();
    await until(async () =>
      connection.check().then(
        () => true,
        () => false,
      ),
    );
    const run = () =>
      connection.attempt((client) =>
        client.workflow.execute('failAs', { workflowId: newId(), taskQueue, args: ['refused'] }),
      );
    await expect(run()).rejects.toBeInstanceOf(WorkflowFailedError);
  });
});

describe('activities', () => {
  it('are the methods of a provider, bound, each name once', async () => {
    const activities = activitiesOf(new TestActivities());
    expect(Object.keys(activities).sort()).toEqual(['failFor', 'tellWork']);
    const { tellWork } = activities as unknown as TestActivities;
    const told = await inWork(workOf({ correlationId: 'c-1' }), () => tellWork.call(undefined as never));
    expect(told).toEqual({ correlationId: 'c-1', actor: 'told' });
    expect(() => joinActivities([activities, activities])).toThrow('Two providers have an activity');
  });

  it('leave failures of Temporal as they are', () => {
    const failure = ApplicationFailure.nonRetryable('x', 'Y');
    expect(toFailure(failure)).toBe(failure);
  });
});
