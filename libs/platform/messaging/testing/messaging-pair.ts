import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { Controller } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type IHeaders, Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { newId } from '#libs/ids';
import { aCaller, createServiceDatabase, eventually, type ServiceDatabase, testServers } from '#libs/testing';
import type { Tx } from '#libs/transactions';
import type { MessagingLogger, MessagingSettings } from '../broker/access.js';
import { OnEvents } from '../consume/on-events.js';
import { Messaging, type MessagingParts } from '../messaging.js';
import { encodeEvent } from '../wire/codec.js';
import { buildHeaders } from '../wire/envelope.js';
import type { AnyEvent } from '../wire/types.js';

const migrations = join(import.meta.dirname, '../../../testing/fixtures/empty-migrations');

export const issued = 'dunlin.invoice.v1.InvoiceIssued';
export const paid = 'dunlin.invoice.v1.InvoicePaid';
export const voided = 'dunlin.invoice.v1.InvoiceVoided';

export const quiet: MessagingLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Behaviour of the handlers of a test, besides recording their events. */
export const behaviour: {
  before(event: AnyEvent, tx: Tx): Promise<void> | void;
  batches: number[];
} = { before: () => undefined, batches: [] };

async function writeDown(events: readonly AnyEvent[], tx: Tx): Promise<void> {
  behaviour.batches.push(events.length);
  for (const event of events) {
    await behaviour.before(event, tx);
    await tx.query('INSERT INTO seen (event_id, type, key, sequence) VALUES ($1, $2, $3, $4)', [
      event.id,
      event.type,
      event.key,
      event.sequence,
    ]);
  }
}

@Controller()
export class Collector {
  @OnEvents(issued, paid)
  async onInvoices(events: AnyEvent<typeof issued | typeof paid>[], tx: Tx): Promise<void> {
    await writeDown(events, tx);
  }
}

@Controller()
class CollectorOfVoided {
  @OnEvents(voided)
  async onVoided(events: AnyEvent<typeof voided>[], tx: Tx): Promise<void> {
    await writeDown(events, tx);
  }
}

type Emission = [type: typeof issued | typeof paid | typeof voided, key: string, sequence: number];
type Sent = { key: string; headers: IHeaders; value: Buffer | null };

export function outgoing(type: Emission[0], key: string, sequence: number) {
  return {
    type,
    key,
    subject: `subject-${key}`,
    sequence,
    payload: { snapshot: { zone: 'UTC' } },
    reason: 'SPEC',
  } as const;
}

/** A message as a relay would publish it, to be bent. */
export function event(type: string, key: string, sequence: number) {
  const headers: IHeaders = {
    ...buildHeaders({
      id: newId(),
      type,
      source: 'invoice',
      time: new Date('2013-01-01T00:00:00Z'),
      subject: `subject-${key}`,
      key,
      sequence: BigInt(sequence),
      correlationId: newId(),
      causationId: '',
      traceparent: `00-${newId().replaceAll('-', '')}-b7ad6b7169203331-01`,
    }),
    'content-type': 'application/protobuf',
  };
  const value: Buffer | null = encodeEvent(issued, { cause: { actor: 'user:tester', reason: '' } });
  return { key, headers, value };
}

/** A service that publishes and one that consumes, each on a database of its own, over topics of each test's own. */
export class MessagingPair {
  prefix = '';
  settings!: MessagingSettings;
  closers: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly publisherDb: ServiceDatabase,
    readonly consumerDb: ServiceDatabase,
  ) {}

  static async open(): Promise<MessagingPair> {
    const publisherDb = await createServiceDatabase({ service: 'invoice', migrations });
    const consumerDb = await createServiceDatabase({ service: 'workflow', migrations });
    await asOwner(
      consumerDb,
      `CREATE TABLE seen (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id uuid NOT NULL, type text NOT NULL,
                          key text NOT NULL, sequence bigint NOT NULL);
       GRANT ALL ON seen TO dunlin_workflow`,
    );
    return new MessagingPair(publisherDb, consumerDb);
  }

  async close(): Promise<void> {
    await this.publisherDb.close();
    await this.consumerDb.close();
  }

  /** Empties both databases and takes new topics. */
  async begin(): Promise<void> {
    this.prefix = `t${randomBytes(4).toString('hex')}.`;
    const { kafkaBrokers } = testServers();
    this.settings = {
      brokers: kafkaBrokers.split(','),
      prefix: this.prefix,
      format: 'protobuf',
      partitions: 3,
      concurrency: 3,
    };
    behaviour.before = () => undefined;
    behaviour.batches = [];
    this.closers = [];
    await this.publisherDb.clearOutbox();
    await this.publisherDb.database.query(`UPDATE outbox_leases SET owner = NULL, until = '-infinity'`);
    await this.publisherDb.database.query('DELETE FROM outbox_relays');
    for (const table of ['seen', 'inbox', 'parked_keys', 'parked_events', 'dead_letters']) {
      await this.consumerDb.database.query(`DELETE FROM ${table}`);
    }
  }

  async end(): Promise<void> {
    for (const close of this.closers.reverse()) await close();
  }

  async emit(events: (readonly [string, string, number] | Emission)[]): Promise<void> {
    await this.publisherDb.runner.transact(aCaller(), async (tx) => {
      for (const [type, key, sequence] of events) tx.emit(outgoing(type as Emission[0], key, sequence));
    });
  }

  publishing(overrides: Partial<MessagingParts> = {}): Messaging {
    const messaging = new Messaging({
      settings: this.settings,
      service: 'invoice',
      roles: { consumer: false, relay: true },
      database: this.publisherDb.database,
      transactions: this.publisherDb.runner,
      logger: quiet,
      ...overrides,
    });
    this.closers.push(() => messaging.stop(2000));
    return messaging;
  }

  async consuming(
    overrides: Partial<MessagingParts> = {},
    controllers = [Collector, CollectorOfVoided] as object[],
  ): Promise<{ messaging: Messaging; app: INestApplication }> {
    const messaging = new Messaging({
      settings: this.settings,
      service: 'workflow',
      roles: { consumer: true, relay: false },
      database: this.consumerDb.database,
      transactions: this.consumerDb.runner,
      logger: quiet,
      ...overrides,
    });
    this.closers.push(() => messaging.stop(2000));
    const module = await Test.createTestingModule({ controllers: controllers as never[] }).compile();
    const app: INestApplication = module.createNestApplication({ logger: false });
    this.closers.push(() => app.close());
    app.connectMicroservice({ strategy: messaging.strategy() });
    await app.startAllMicroservices();
    messaging.start();
    await eventually(() => expect(messaging.isConsuming()).toBe(true));
    return { messaging, app };
  }

  async both(overrides: { publisher?: Partial<MessagingParts>; consumer?: Partial<MessagingParts> } = {}) {
    const publisher = this.publishing(overrides.publisher);
    publisher.start();
    const { messaging: consumer, app } = await this.consuming(overrides.consumer);
    return { publisher, consumer, app };
  }

  async send(topic: string, messages: Sent[]): Promise<void> {
    const producer = this.kafka().producer();
    await producer.connect();
    await producer.send({ topic, messages });
    await producer.disconnect();
  }

  async read(topic: string, count: number) {
    const consumer = this.kafka().consumer({ groupId: `${this.prefix}reader`, maxWaitTimeInMs: 100 });
    const messages: { value: Buffer | null; headers?: IHeaders }[] = [];
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        messages.push(message);
      },
    });
    await eventually(() => expect(messages.length).toBeGreaterThanOrEqual(count));
    await consumer.disconnect();
    return messages;
  }

  async seenCount(): Promise<number> {
    const [row] = await this.consumerDb.database.query<{ count: number }>('SELECT count(*)::int AS count FROM seen');
    return row!.count;
  }

  async sequencesOf(key: string): Promise<bigint[]> {
    const rows = await this.consumerDb.database.query<{ sequence: bigint }>(
      'SELECT sequence FROM seen WHERE key = $1 ORDER BY id',
      [key],
    );
    return rows.map(({ sequence }) => sequence);
  }

  /** How many slots each relay owns, by live leases. */
  async slotsByOwner(): Promise<number[][]> {
    const rows = await this.publisherDb.database.query<{ slots: number[] }>(
      'SELECT array_agg(slot) AS slots FROM outbox_leases WHERE until > clock_timestamp() GROUP BY owner',
    );
    return rows.map(({ slots }) => slots);
  }

  async ownedSlots(): Promise<number[]> {
    return (await this.slotsByOwner()).map(({ length }) => length).sort((one, other) => one - other);
  }

  private kafka(): Kafka {
    return new Kafka({ brokers: [...this.settings.brokers], logLevel: logLevel.NOTHING });
  }
}

export async function asOwner(db: ServiceDatabase, sql: string, asSuperuser = false): Promise<void> {
  const url = new URL(asSuperuser ? testServers().postgresUrl : db.ownerUrl);
  url.pathname = new URL(db.ownerUrl).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(sql);
  await client.end();
}

export function range(from: number, to: number): bigint[] {
  return Array.from({ length: to - from + 1 }, (_, index) => BigInt(from + index));
}

export function traceIdOf(traceparent: unknown): string {
  return String(traceparent).split('-')[1]!;
}
