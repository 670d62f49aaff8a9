import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel, type Message } from 'kafkajs';
import pg from 'pg';
import { newId } from '#libs/ids';
import { testServers } from '#libs/testing';
import { buildHeaders, encodeEvent } from '../../libs/platform/messaging/index.js';

export const type = 'dunlin.invoice.v1.InvoiceIssued';

export const count = 40_000;

export const batchRows = 500;

export const insertRows = 'INSERT INTO bench_rows (event_id, key) SELECT * FROM unnest($1::uuid[], $2::text[])';

export async function withProducer<Result>(
  use: (send: (topic: string, messages: Message[]) => Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  const producer = kafka().producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  try {
    return await use((topic, messages) => producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages }] }));
  } finally {
    await producer.disconnect();
  }
}

export async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

export function messagesOf(howMany: number): Message[] {
  return Array.from({ length: howMany }, (_, index) => {
    const { key, subject, payload } = outgoing(index);
    const { service: source, now: time, ...rest } = context();
    const envelope = { ...rest, id: newId(), type, source, time, subject, key, sequence: 1n, traceparent: '' };
    const headers = { ...buildHeaders(envelope), 'content-type': 'application/protobuf' };
    return { key, headers, value: encodeEvent(type, { ...payload, cause: { actor: 'user:bench', reason: 'BENCH' } }) };
  });
}

export function outgoing(index: number) {
  const invoice = {
    invoiceId: newId(),
    customerId: newId(),
    number: `INV-${index}`,
    lifecycle: 'LIFECYCLE_OPEN',
    amount: { currencyCode: 'USD', minorUnits: '123456' },
    remaining: { currencyCode: 'USD', minorUnits: '123456' },
    issueDate: { year: 2013, month: 1, day: 2 },
    dueDate: { year: 2013, month: 2, day: 1 },
  } as const;
  const payload = { snapshot: { invoice, zone: 'Europe/Berlin' } };
  return { type, key: `customer-${index}`, subject: invoice.invoiceId, sequence: 1, payload, reason: 'BENCH' } as const;
}

export function context() {
  const ids = { correlationId: newId(), causationId: '' };
  return { service: 'invoice', now: new Date('2013-01-02T10:00:00Z'), actor: 'user:bench', ...ids };
}

export function settings(prefix: string) {
  return {
    brokers: testServers().kafkaBrokers.split(','),
    prefix,
    format: 'protobuf',
    partitions: 12,
    concurrency: 3,
  } as const;
}

export function kafka(): Kafka {
  return new Kafka({ clientId: 'bench', brokers: testServers().kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
}

export function newPrefix(): string {
  return `bench-${randomBytes(4).toString('hex')}.`;
}

/** Every way in turn, three times over, so that what else the machine does hits all of them alike. */
export async function medians<Way extends string>(
  ways: Record<Way, () => Promise<number>>,
  before: () => Promise<void>,
): Promise<Record<Way, number>> {
  const names = Object.keys(ways) as Way[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Way, number[]>;
  for (let round = 0; round < 3; round++) {
    for (const name of names) {
      await before();
      taken[name].push(await ways[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, quantile(taken[name], 0.5)])) as Record<Way, number>;
}

export async function rate(howMany: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (howMany / (performance.now() - started)) * 1000;
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('The benchmark did not come to its end within two minutes.');
    await pause(5);
  }
}

export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * share)]!;
}
