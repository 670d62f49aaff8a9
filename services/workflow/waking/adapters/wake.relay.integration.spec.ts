import 'reflect-metadata';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { DomainError } from '#libs/errors';
import { type Background, Logger, Metrics, type TemporalConnection } from '#libs/platform';
import { createServiceDatabase, type ServiceDatabase } from '#libs/testing';
import { WakeRelay } from './wake.relay.js';
import { WakeSignal } from './wake-signal.js';

let db: ServiceDatabase;
/** Ids of workflows that were signalled, in order. */
const signalled: string[] = [];
const running = new Set<string>();
let fault: (workflowId: string) => Error | null = () => null;
let run: () => Promise<unknown>;

beforeAll(async () => {
  db = await createServiceDatabase({ service: 'workflow', migrations: join(import.meta.dirname, '../../migrations') });
  const client = {
    workflow: {
      signalWithStart: async (_type: string, { workflowId }: { workflowId: string }) => {
        const found = fault(workflowId);
        if (found) throw found;
        signalled.push(workflowId);
      },
      list: async function* ({ query }: { query: string }) {
        for (const workflowId of running) if (query.includes(`'${workflowId}'`)) yield { workflowId };
      },
    },
  };
  const temporal = { attempt: (call: (client: Client) => Promise<unknown>) => call(client as never) };
  const background = {
    start: (loop: { run: () => Promise<unknown> }) => {
      ({ run } = loop);
      return { nudge: () => undefined };
    },
  };
  new WakeRelay(
    db.database,
    temporal as unknown as TemporalConnection,
    new WakeSignal(),
    background as unknown as Background,
    new Logger({ service: 'workflow', level: 'silent' }),
    new Metrics('workflow'),
  );
});
afterAll(() => db.close());

beforeEach(async () => {
  await db.database.query('DELETE FROM wakes');
  signalled.length = 0;
  running.clear();
  fault = () => null;
});

const addWakes = (...ids: string[]) =>
  db.database.query(
    `INSERT INTO wakes (workflow_id, workflow_type, input, correlation_id, actor)
     SELECT id, 'collectCase', '{}', 'spec', 'system:workflow' FROM unnest($1::text[]) AS id`,
    [ids],
  );
/** Lets so much time pass for the wakes that wait. */
const pass = (interval: string) =>
  db.database.query('UPDATE wakes SET send_after = send_after - $1::interval', [interval]);

const secondsToGo = async (id: string) => {
  const [row] = await db.database.query<{ seconds: number }>(
    'SELECT extract(epoch FROM send_after - clock_timestamp())::float8 AS seconds FROM wakes WHERE workflow_id = $1',
    [id],
  );
  return row!.seconds;
};

test('a wake that Temporal refuses keeps no other waiting, and waits longer each time up to an hour', async () => {
  fault = (workflowId) => (workflowId === 'bad' ? new Error('Signal limit reached.') : null);
  await addWakes('bad', 'one', 'two');
  await run();
  expect(signalled.sort()).toEqual(['one', 'two']);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 10; attempt += 1) {
    waits.push(Math.round(await secondsToGo('bad')));
    await pass('1 hour');
    await run();
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 3_600]);
  // Those that were taken are looked for, as nothing runs here they are signalled again.
  expect(signalled).not.toContain('bad');
});

test('while Temporal is away every wake stays due, and none counts as refused', async () => {
  fault = () => new DomainError('TEMPORAL_UNAVAILABLE', 'unavailable', 'Away.');
  await addWakes('one', 'two');
  await expect(run()).rejects.toMatchObject({ code: 'TEMPORAL_UNAVAILABLE' });
  const rows = await db.database.query('SELECT attempts, sent, send_after <= clock_timestamp() AS due FROM wakes');
  expect(rows).toEqual(Array(2).fill({ attempts: 0, sent: false, due: true }));
});

test('a workflow that runs is signalled once an hour at most, however long it takes', async () => {
  await addWakes('slow');
  await run();
  running.add('slow');
  for (let minute = 0; minute < 50; minute += 1) {
    await pass('1 minute');
    await run();
  }
  expect(signalled).toEqual(['slow']);
  // Temporal may have been restored to a state without the signal.
  for (let minute = 0; minute < 20; minute += 1) {
    await pass('1 minute');
    await run();
  }
  expect(signalled).toEqual(['slow', 'slow']);
});

test('a new wake is sent at once, even if its workflow has an old one', async () => {
  await addWakes('busy');
  await run();
  running.add('busy');
  await pass('1 minute');
  await addWakes('busy');
  await run();
  expect(signalled).toEqual(['busy', 'busy']);
});

test('a wake whose workflow does not run any more starts it again', async () => {
  await addWakes('lost');
  await run();
  await pass('59 seconds');
  await run();
  expect(signalled).toEqual(['lost']);
  await pass('1 second');
  await run();
  expect(signalled).toEqual(['lost', 'lost']);
});
