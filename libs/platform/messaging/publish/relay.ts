import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka, Message, Producer, TopicMessages } from 'kafkajs';
import type { Queryable } from '#libs/transactions';
import type { OpenSpan } from '../../observability/tracing.js';
import type { MessagingLogger, MessagingSettings } from '../broker/access.js';
import { brokerFaultText } from '../broker/broker-fault.js';
import { failureKind } from '../broker/failures.js';
import { createProducer } from '../broker/kafka.js';
import type { MessagingTotals } from '../broker/totals.js';
import { eventCodec } from '../wire/codec.js';
import { contentTypes, type EventHeaders } from '../wire/envelope.js';
import { topicOf } from '../wire/topic-names.js';
import { defaultLeaseTimes, type LeaseTimes, SlotLeases } from './lease.js';
import { outboxDepth } from './outbox.js';
import { publishing } from './spans.js';

export interface RelayParts {
  readonly kafka: Kafka;
  readonly settings: MessagingSettings;
  readonly database: Queryable;
  readonly logger: MessagingLogger;
  readonly totals: MessagingTotals;
  /** The topics that are published on. */
  readonly topics: () => readonly string[];
  /** Runs before a producer is made: the topics must be there. */
  readonly before: () => Promise<void>;
  readonly leaseTimes?: LeaseTimes;
}

interface Row {
  id: bigint;
  headers: EventHeaders;
  payload: Buffer;
}

/** Rows with the epoch of the leases under which they were read. */
interface Batch {
  readonly rows: Row[];
  readonly epoch: number;
}

/**
 * Carries committed events from the outbox to the broker: takes the oldest rows of its slots, publishes them with
 * acks=all, deletes what was acknowledged. A crash between the two publishes twice, which `ce_id` undoes at the
 * consumer. A batch is published only when the one before it was acknowledged, so the events of a key stay in order;
 * only reading ahead and deleting behind continue beside it.
 */
export class Relay {
  private readonly leases: SlotLeases;
  private producer: Producer | undefined;
  private loop: Promise<void> | undefined;
  private deleting: Promise<void> = Promise.resolve();
  private readonly unfinished = new Set<bigint>();
  private stopping = false;
  private nudged = false;
  private wake: (() => void) | undefined;
  private failures = 0;
  /** Why nothing is published, unless a server cannot be reached; readiness reports it. */
  private fault: string | undefined;
  private idleMs = pollMs;

  constructor(private readonly parts: RelayParts) {
    const times = parts.leaseTimes ?? defaultLeaseTimes;
    const gained = (takenOver: number): void => {
      parts.totals.takenOver += takenOver;
      this.nudge();
    };
    this.leases = new SlotLeases(parts.database, parts.logger, gained, times);
  }

  start(): void {
    if (this.loop) return;
    this.stopping = false;
    this.leases.start();
    this.loop = this.run();
  }

  /** Says that something was committed. Cheap; calling it for nothing costs one empty look at the outbox. */
  nudge(): void {
    this.nudged = true;
    if (this.failures === 0) this.wake?.();
  }

  /** Finishes the batch in flight, for at most `boundMs`, and gives up the leases. */
  async stop(boundMs = 10_000): Promise<void> {
    if (!this.loop) return;
    this.stopping = true;
    this.wake?.();
    const ended = await Promise.race([this.loop.then(() => true), pause(boundMs, false, { ref: false })]);
    if (!ended)
      this.parts.logger.warn({ boundMs }, 'The relay did not finish its batch in time; it is published again.');
    this.loop = undefined;
    await this.leases.stop().catch((error: unknown) => {
      this.parts.logger.warn(
        { error: String(error) },
        'The outbox leases could not be given up; they expire automatically.',
      );
    });
    await this.dropProducer();
  }

  /** @throws Error that says why nothing is published */
  check(): void {
    if (this.fault) throw new Error(this.fault);
  }

  /** Events that wait in the outbox of this service, whoever publishes them, and the age of the oldest. */
  outbox(): Promise<{ depth: number; oldestAgeMs: number }> {
    return outboxDepth(this.parts.database);
  }

  private async run(): Promise<void> {
    let ahead = nothing;
    while (!this.stopping) {
      try {
        if (await this.leases.yieldSurplus()) ahead = nothing;
        const batch = ahead.rows.length > 0 ? ahead : await this.oldest();
        ahead = nothing;
        if (batch.rows.length > 0) {
          this.idleMs = pollMs;
          ahead = await this.carry(batch);
        } else {
          await this.idle();
        }
        this.failures = 0;
        this.fault = undefined;
      } catch (error) {
        ahead = nothing;
        this.failures += 1;
        const { failures } = this;
        const { settings, topics, logger } = this.parts;
        this.fault =
          failureKind(error) === 'away'
            ? undefined
            : brokerFaultText(error, settings, { act: 'write', topics: topics() });
        logger.debug(
          { error: String(error), failures },
          'The relay could not continue; nothing is lost, trying again.',
        );
        await this.dropProducer();
        await this.sleep(Math.min(100 * 2 ** failures, 3000));
      }
    }
    await this.deleting;
  }

  /** Publishes and deletes; reads on at the same time when there is more. @returns the rows read ahead */
  private async carry({ rows, epoch }: Batch): Promise<Batch> {
    const producer = await this.connected();
    // The last look before publishing: a process that was paused wakes here without its leases.
    if (!this.leases.holdsSince(epoch)) return nothing;
    const ids = rows.map(({ id }) => id);
    for (const id of ids) this.unfinished.add(id);
    const { topicMessages, spans } = this.messagesOf(rows);
    try {
      const [, ahead] = await Promise.all([
        producer.sendBatch({ acks: -1, topicMessages }),
        rows.length < batchRows ? nothing : this.oldest().catch(() => nothing),
      ]);
      this.parts.totals.published += rows.length;
      await this.deleting;
      // Deleting continues behind; what is on its way out is not read again, and one deletion at a time is enough.
      this.deleting = this.remove(ids);
      return ahead;
    } catch (error) {
      for (const id of ids) this.unfinished.delete(id);
      for (const span of spans) span.fail((error as Error).name);
      throw error;
    } finally {
      for (const span of spans) span.end();
    }
  }

  private async remove(ids: bigint[]): Promise<void> {
    try {
      await this.parts.database.query(deleteRows, [ids]);
    } catch (error) {
      this.parts.logger.warn(
        { error: String(error), rows: ids.length },
        'Published events could not be deleted; they are published again.',
      );
    }
    for (const id of ids) this.unfinished.delete(id);
  }

  /** The oldest rows of the own slots that are not on their way, at most as many as one request should hold. */
  private async oldest(): Promise<Batch> {
    this.nudged = false;
    const { slots, epoch } = this.leases.valid();
    if (slots.length === 0) return nothing;
    const rows = await this.parts.database.query<Row>(
      `SELECT id, headers, payload FROM outbox
        WHERE slot = ANY($1::smallint[]) AND id <> ALL($2::bigint[])
        ORDER BY id LIMIT ${batchRows}`,
      [slots, [...this.unfinished]],
    );
    return { rows: withinBytes(rows), epoch };
  }

  /** Messages to send and the span of each, which consumers continue from. */
  private messagesOf(rows: Row[]): { topicMessages: TopicMessages[]; spans: OpenSpan[] } {
    const { format, prefix } = this.parts.settings;
    const contentType = contentTypes[format];
    const byTopic = new Map<string, Message[]>();
    const spans: OpenSpan[] = [];
    for (const { headers, payload } of rows) {
      const type = headers.ce_type!;
      const topic = topicOf(prefix, type);
      let messages = byTopic.get(topic);
      if (!messages) byTopic.set(topic, (messages = []));
      const span = publishing(headers, topic);
      spans.push(span);
      messages.push({
        key: headers.ce_partitionkey!,
        value: format === 'json' ? eventCodec.toJson(type, payload) : payload,
        headers: { ...headers, ...traceHeader(span), 'content-type': contentType },
      });
    }
    return { topicMessages: [...byTopic].map(([topic, messages]) => ({ topic, messages })), spans };
  }

  private async connected(): Promise<Producer> {
    if (!this.producer) {
      await this.parts.before();
      const producer = createProducer(this.parts.kafka);
      await producer.connect();
      this.producer = producer;
    }
    return this.producer;
  }

  private async dropProducer(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    await Promise.race([producer?.disconnect().catch(() => undefined), pause(2000, undefined, { ref: false })]);
  }

  private async idle(): Promise<void> {
    if (this.nudged) return;
    await this.sleep(this.idleMs);
    this.idleMs = Math.min(this.idleMs * 1.25, maxPollMs);
  }

  private async sleep(forMs: number): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, forMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}

/**
 * Without waiting for the disk: a deletion that a crash of the database undoes is an event that is published twice,
 * which every consumer absorbs.
 */
const deleteRows = `
  WITH relaxed AS (SELECT set_config('synchronous_commit', 'off', true))
  DELETE FROM outbox USING relaxed WHERE id = ANY($1::bigint[])`;

const nothing: Batch = { rows: [], epoch: -1 };
const batchRows = 1000;
const maxBatchBytes = 800_000;
const pollMs = 200;
const maxPollMs = 1000;

function traceHeader({ traceparent }: OpenSpan): EventHeaders {
  return traceparent ? { ce_traceparent: traceparent } : {};
}

/** A record batch is refused above 1 MiB by default, and all rows may go to one partition. */
function withinBytes(rows: Row[]): Row[] {
  let bytes = 0;
  for (let index = 0; index < rows.length; index++) {
    bytes += rows[index]!.payload.byteLength + headerBytes;
    if (bytes > maxBatchBytes && index > 0) return rows.slice(0, index);
  }
  return rows;
}

/** Approximate size of the headers of an event in bytes. */
const headerBytes = 450;
