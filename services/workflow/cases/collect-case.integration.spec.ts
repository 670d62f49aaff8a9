import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { newId } from '#libs/ids';
import { eventually, testServers } from '#libs/testing';
import { workflowCode } from '../testing/bundle.js';
import type { GatheredFacts, RecordedStep } from './activities/case.activities.js';
import { type ActOutcome, type Acts, chargeQueue, emailQueue, idOf } from './collect-case.contract.js';
import type { DueStep } from './domain/case-steps.js';

const taskQueue = `spec-${newId()}`;

/** A case as its activities see it; the spec moves its time and its steps. */
class FakeCase {
  open = true;
  nowMs = 0;
  steps: DueStep[] = [];
  readonly recorded: RecordedStep[] = [];
  readonly performed: { kind: string; acts: Acts }[] = [];
  gathered = 0;
  /** Outcomes of the next sends; SENT after these. */
  outcomes: Partial<ActOutcome>[] = [];
  failSends = 0;

  readonly activities = {
    gatherCase: async (): Promise<GatheredFacts> => {
      this.gathered += 1;
      const due = this.steps.filter(({ fireAtMs }) => fireAtMs <= this.now());
      const facts = { nowMs: this.now(), open: this.open, due, laterFireAtMs: this.nextAfter(this.now()) };
      return {
        facts,
        wakeSeq: String(this.gathered),
        customerId: 'customer',
        sequence: 'friendly',
        sequenceVersion: 2,
      };
    },
    recordProgress: async ({ steps }: { steps: readonly RecordedStep[] }) => {
      for (const step of steps) {
        if (step.delayUntilMs !== null) this.move(step, step.delayUntilMs);
        else this.finish(step);
      }
      return { open: this.open, timerAtMs: this.nextAfter(-1) };
    },
    sendReminders: async (acts: Acts): Promise<ActOutcome[]> => {
      if (this.failSends > 0) {
        this.failSends -= 1;
        throw new Error('The mail server is away.');
      }
      return this.perform('send', acts, 'SENT');
    },
    chargeInvoices: async (acts: Acts) => this.perform('charge', acts, 'CHARGED'),
    createTasks: async (acts: Acts) => this.perform('task', acts, 'TASK_CREATED'),
    proposePlacements: async (acts: Acts) => this.perform('place', acts, 'PLACED'),
  };

  /** Under timers the real clock, else what the spec set. */
  now = (): number => this.nowMs || Date.now();

  private perform(kind: string, acts: Acts, outcome: string): ActOutcome[] {
    this.performed.push({ kind, acts });
    return acts.acts.map(({ subjectId, episode, stepId }) => ({
      subjectId,
      episode,
      stepId,
      outcome,
      because: '',
      delayUntilMs: null,
      ...this.outcomes.shift(),
    }));
  }

  private nextAfter(ms: number): number | null {
    const later = this.steps.map(({ fireAtMs }) => fireAtMs).filter((fireAtMs) => fireAtMs > ms);
    return later.length > 0 ? Math.min(...later) : null;
  }

  private move({ stepId }: RecordedStep, fireAtMs: number): void {
    this.steps = this.steps.map((step) => (step.stepId === stepId ? { ...step, fireAtMs } : step));
  }

  private finish(done: RecordedStep): void {
    this.recorded.push(done);
    this.steps = this.steps.filter(({ stepId }) => stepId !== done.stepId);
  }
}

const cases = new Map<string, FakeCase>();
let worker: Worker;
let emailWorker: Worker;
let chargeWorker: Worker;
let running: Promise<unknown>;
let native: NativeConnection;
let client: Client;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const address = testServers().temporalAddress;
  native = await NativeConnection.connect({ address });
  client = new Client({ connection: await Connection.connect({ address }) });
  const of = (name: keyof FakeCase['activities']) => (input: { caseId: string }) =>
    cases.get(input.caseId)!.activities[name](input as never);
  const names = ['gatherCase', 'recordProgress', 'createTasks', 'proposePlacements'] as const;
  worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowBundle: { code: await workflowCode() },
    activities: Object.fromEntries(names.map((name) => [name, of(name)])),
  });
  emailWorker = await Worker.create({
    connection: native,
    taskQueue: emailQueue,
    activities: { sendReminders: of('sendReminders') },
  });
  chargeWorker = await Worker.create({
    connection: native,
    taskQueue: chargeQueue,
    activities: { chargeInvoices: of('chargeInvoices') },
  });
  running = Promise.all([worker.run(), emailWorker.run(), chargeWorker.run()]);
});

afterAll(async () => {
  worker.shutdown();
  emailWorker.shutdown();
  chargeWorker.shutdown();
  await running;
  await client.connection.close();
  await native.close();
});

function step(stepId: string, fireAtMs: number, over: Partial<DueStep> = {}): DueStep {
  return {
    subjectId: 'invoice',
    episode: 1,
    stepId,
    stepIndex: Number(stepId.replace(/\D/g, '')),
    kind: 'send',
    catchUp: 'COLLAPSE_TO_LATEST',
    fireAtMs,
    stopped: false,
    passed: false,
    unannounced: false,
    invoiceIds: ['invoice'],
    plan: `plan of ${stepId}`,
    ...over,
  };
}

async function start(mode: 'timer' | 'clock', prepare: (fake: FakeCase) => void) {
  const caseId = newId();
  const fake = new FakeCase();
  prepare(fake);
  cases.set(caseId, fake);
  const wake = () =>
    client.workflow.signalWithStart('collectCase', {
      workflowId: idOf(caseId),
      taskQueue,
      args: [{ caseId, mode }],
      signal: 'woken',
    });
  const handle = await wake();
  return { fake, wake, handle, caseId };
}

const ids = (steps: readonly { stepId: string }[]) => steps.map(({ stepId }) => stepId);

test('under a test clock it acts when it is woken and never by itself', async () => {
  const { fake, wake, handle } = await start('clock', (fake) => {
    fake.nowMs = 1_000;
    fake.steps = [
      step('s1', 1_000),
      step('s2', 2_000),
      step('t3', 2_000, { kind: 'task' }),
      step('c5', 2_000, { kind: 'charge' }),
      step('p4', 3_000, { kind: 'place' }),
    ];
  });
  await eventually(() => expect(ids(fake.recorded)).toEqual(['s1']));
  fake.nowMs = 2_500;
  await pause(300);
  expect(fake.gathered).toBe(1);
  await wake();
  await eventually(() => expect(ids(fake.recorded)).toEqual(['s1', 'c5', 's2', 't3']));
  fake.nowMs = 3_000;
  await wake();
  await eventually(() =>
    expect(fake.recorded.at(-1)).toMatchObject({ stepId: 'p4', outcome: 'PLACED', because: 'plan of p4' }),
  );
  fake.open = false;
  await wake();
  await handle.result();
  expect(fake.performed.map(({ kind, acts }) => [kind, ids(acts.acts)])).toEqual([
    ['send', ['s1']],
    ['charge', ['c5']],
    ['send', ['s2']],
    ['task', ['t3']],
    ['place', ['p4']],
  ]);
});

test('with timers it acts at each instant by itself', async () => {
  const now = Date.now();
  const { fake, wake, handle } = await start('timer', (fake) => {
    fake.steps = [step('s1', now + 400), step('s2', now + 900)];
  });
  await eventually(() => expect(ids(fake.recorded)).toEqual(['s1', 's2']));
  fake.open = false;
  await wake();
  await handle.result();
});

test('a wake with an earlier plan wins over the timer', async () => {
  const { fake, wake, handle } = await start('timer', (fake) => {
    fake.steps = [step('s1', Date.now() + 3_600_000)];
  });
  await eventually(() => expect(fake.gathered).toBe(1));
  fake.steps = [step('s1', Date.now() + 200)];
  await wake();
  await eventually(() => expect(ids(fake.recorded)).toEqual(['s1']));
  fake.open = false;
  await wake();
  await handle.result();
});

test('what is delayed keeps its place and is asked again', async () => {
  const { fake, wake, handle } = await start('clock', (fake) => {
    fake.nowMs = 1_000;
    fake.steps = [step('s1', 1_000)];
    fake.outcomes = [{ outcome: 'DELAYED', because: 'CONTACT_HOURS', delayUntilMs: 5_000 }];
  });
  await eventually(() => expect(fake.performed).toHaveLength(1));
  await eventually(() => expect(fake.steps).toMatchObject([{ stepId: 's1', fireAtMs: 5_000 }]));
  fake.nowMs = 5_000;
  await wake();
  await eventually(() =>
    expect(fake.recorded).toMatchObject([{ stepId: 's1', outcome: 'SENT', because: 'plan of s1' }]),
  );
  fake.open = false;
  await wake();
  await handle.result();
});

test('a send that cannot be made is tried until it can, and is recorded once', async () => {
  const { fake, wake, handle } = await start('clock', (fake) => {
    fake.nowMs = 1_000;
    fake.steps = [step('s1', 1_000), step('s0', 500), step('expire9', 900, { kind: 'expire', catchUp: 'SEND' })];
    fake.failSends = 2;
  });
  await eventually(() => expect(fake.recorded).toHaveLength(3));
  expect(fake.recorded.map(({ stepId, outcome }) => [stepId, outcome])).toEqual([
    ['s0', 'SKIPPED'],
    ['s1', 'SENT'],
    ['expire9', 'EXPIRED'],
  ]);
  fake.open = false;
  await wake();
  await handle.result();
});

test('a wake that comes while it acts is not lost', async () => {
  const { fake, wake, handle } = await start('clock', (fake) => {
    fake.nowMs = 1_000;
    fake.steps = [step('s1', 1_000)];
    fake.failSends = 1;
  });
  await pause(300);
  fake.steps.push(step('s2', 1_500));
  fake.nowMs = 2_000;
  await wake();
  await eventually(() => expect(ids(fake.recorded)).toEqual(['s1', 's2']));
  fake.open = false;
  await wake();
  await handle.result();
});
