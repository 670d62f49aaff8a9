import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connect, type Dunlin, importFile } from '#libs/client';
import { sourceOf } from '#libs/files';
import { inputMapping } from '#libs/portfolio';
import type { Stack } from '#libs/stack';
import { higher, type Measurement, secondsOf } from './measurement.js';

/**
 * The roles of a deployment that imports much: what carries the import apart from the relay and the consumers, as they
 * would be on machines of their own.
 */
export async function startSplit(stack: Stack): Promise<void> {
  await stack.startServices(['invoice'], { roles: ['server', 'consumer', 'worker'] });
  await stack.startServices(['customer', 'workflow'], { roles: ['server', 'relay', 'worker'] });
  await stack.startServices(['invoice'], { roles: ['relay'] });
  await stack.startServices(['customer', 'workflow'], { roles: ['consumer'] });
  await stack.startServices(['payment', 'communication', 'dca-handoff']);
}

/** The processes that only follow what an import publishes. */
function followers(stack: Stack): number[] {
  return [
    stack.service('customer', 1),
    stack.service('workflow', 1),
    stack.service('payment'),
    stack.service('communication'),
    stack.service('dca-handoff'),
  ].map(({ pid }) => pid);
}

/**
 * Imports generated rows end to end, every event acknowledged by Kafka, against COPY of the same rows. Whoever follows
 * the events is paused, since two cores would else be shared with what is no part of the import; then it is
 * timed how long they take to catch up.
 */
export async function measureImport(stack: Stack, rowCount: number): Promise<Measurement[]> {
  const dunlin = connect(stack.clientEnv(), 'user:bench');
  const paused = followers(stack);
  try {
    const lines = generatedRows(rowCount);
    const header = 'customer,name,email,zone,locale,number,issued,due,amount,currency\n';
    const content = sourceOf(Buffer.from(header + lines.join('')));
    const importSeconds = await secondsOf(async () => {
      const sent = await importFile(dunlin, {
        name: 'bench.csv',
        content,
        mapping: inputMapping,
        requestId: `bench/import/${rowCount}`,
      });
      // The workflow service has it begin by following an event.
      await reaches(dunlin, sent.importId, ['STATE_RUNNING', 'STATE_COMPLETED']);
      for (const pid of paused) process.kill(pid, 'SIGSTOP');
      await reaches(dunlin, sent.importId, ['STATE_COMPLETED']);
      await published(dunlin, 'invoice');
      await published(dunlin, 'customer');
    });
    const copySeconds = await copyBaseline(stack, lines);
    for (const pid of paused) process.kill(pid, 'SIGCONT');
    const caughtUp = importSeconds + (await secondsOf(() => handled(dunlin, ['customer', 'workflow'])));
    return [
      higher(
        `import of ${rowCount} rows until every event is acknowledged, against COPY of them; at least 6,000/s`,
        'invoices/s',
        rowCount / importSeconds,
        rowCount / copySeconds,
      ),
      higher('import until diary and enrolment have caught up', 'invoices/s', rowCount / caughtUp, null),
    ];
  } finally {
    dunlin.close();
  }
}

export function generatedRows(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const customer = `bench-${Math.floor(index / 10)}`;
    const day = String(1 + (index % 28)).padStart(2, '0');
    return `${customer},Customer ${Math.floor(index / 10)},${customer}@example.test,,,BENCH-${index},2013-01-${day},2013-02-${day},${10 + (index % 990)}.50,USD\n`;
  });
}

export async function reaches(dunlin: Dunlin, importId: string, states: readonly string[]): Promise<void> {
  for (;;) {
    const { import: found } = await dunlin.invoice.getImport({ importId }, dunlin.caller);
    if (states.includes(found!.state)) return;
    await sleep(50);
  }
}

export function published(dunlin: Dunlin, service: string): Promise<void> {
  return untilNone(dunlin, service, 'outbox', 50);
}

/** Every event that was published has been handled by these services. */
export async function handled(dunlin: Dunlin, services: readonly string[]): Promise<void> {
  for (const service of services) await untilNone(dunlin, service, 'lag', 250);
}

/** @param kind of what is outstanding, as the service names it */
async function untilNone(dunlin: Dunlin, service: string, kind: 'outbox' | 'lag', everyMs: number): Promise<void> {
  for (;;) {
    const request = { withLag: kind === 'lag' };
    const { outstanding } = await dunlin.operations(service).getOutstanding(request, dunlin.caller);
    if (!outstanding.some(({ name }) => name === kind)) return;
    await sleep(everyMs);
  }
}

/** The same rows into one plain table, by the owner of the database. */
async function copyBaseline(stack: Stack, lines: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: stack.env('invoice')['DUNLIN_POSTGRES_OWNER_URL'] });
  await client.connect();
  try {
    await client.query(
      'CREATE TABLE bench_rows (customer text, name text, email text, zone text, locale text, number text PRIMARY KEY, issued date, due date, amount numeric, currency text)',
    );
    return await secondsOf(() =>
      pipeline(Readable.from(lines), client.query(copyFrom('COPY bench_rows FROM STDIN CSV'))),
    );
  } finally {
    await client.query('DROP TABLE IF EXISTS bench_rows');
    await client.end();
  }
}
