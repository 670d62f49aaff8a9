import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import type { Queryable } from '#libs/transactions';
import type { OpenSpan } from '../../observability/tracing.js';
import type { MessagingLogger, MessagingSettings } from '../broker/access.js';
import { brokerFaultText } from '../broker/broker-fault.js';
import { failureKind } from '../broker/failures.js';
import type { MessagingTotals } from '../broker/totals.js';
import { eventCodec } from '../wire/codec.js';
import { contentTypes, type EventHeaders } from '../wire/envelope.js';
import { recordBytes } from '../wire/record-size.js';
import { topicOf } from '../wire/topic-names.js';
import { defaultLeaseTimes, type LeaseTimes, SlotLeases } from './lease.js';
import { batchRows, type OutboxDepth, OutboxReader, type OutboxRow } from './outbox.reader.js';
import { parkRefused, setAside } from './refused.js';
import { type RefusedKeys, type Sendable, Sender } from './sender.js';
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

/** Rows with the epoch of the leases under which they were read. */
interface Batch {
  readonly rows: OutboxRow[];
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
  private readonly sender: Sender;
  private readonly reader: OutboxReader;
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
    this.sender = new Sender(parts.kafka, parts.before);
    this.reader = new OutboxReader(parts.database);
    const gained = (takenOver: number): void => {
      parts.totals.takenOver += takenOver;
      this.reader.gained();
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

  /** Events that wait for this relay, or for a relay at all, and the age of the oldest. */
  outbox(): Promise<OutboxDepth> {
    return this.reader.depth(this.leases.valid().slots);
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
        if (error instanceof LeasesLost) continue;
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
    await this.sender.connect();
    const ids = rows.map(({ id }) => id);
    for (const id of ids) this.unfinished.add(id);
    const { events, spans } = this.eventsOf(rows);
    try {
      const [{ sent, refused }, ahead] = await Promise.all([
        this.sender.send(events, () => this.assertHolds(epoch)),
        rows.length < batchRows ? nothing : this.oldest().catch(() => nothing),
      ]);
      this.parts.totals.published += sent.length;
      await this.deleting;
      // Deleting continues behind; what is on its way out is not read again, and one deletion at a time is enough.
      this.deleting = this.remove(sent);
      if (refused.size === 0) return ahead;
      const gone = new Set(sent);
      await this.setAside(
        ids.filter((id) => !gone.has(id)),
        refused,
      );
      return nothing;
    } catch (error) {
      for (const id of ids) this.unfinished.delete(id);
      for (const span of spans) span.fail((error as Error).name);
      throw error;
    } finally {
      for (const span of spans) span.end();
    }
  }

  /** The last look before publishing: a process that was paused wakes here without its leases. */
  private assertHolds(epoch: number): void {
    if (!this.leases.holdsSince(epoch)) throw new LeasesLost();
  }

  private async setAside(ids: readonly bigint[], refused: RefusedKeys): Promise<void> {
    const { database, logger, totals } = this.parts;
    await parkRefused(database, refused);
    for (const [key, { event, error }] of refused) {
      const headers = event.message.headers as EventHeaders;
      const { ce_id: eventId, ce_type: type } = headers;
      logger.error({ eventId, type, key, topic: event.topic, error }, 'The broker refuses an event; its key waits.');
    }
    const aside = await setAside(database, ids);
    totals.refused += aside.size;
    for (const id of ids) this.unfinished.delete(id);
  }

  private async remove(ids: bigint[]): Promise<void> {
    try {
      await this.reader.remove(ids);
    } catch (error) {
      this.parts.logger.warn(
        { error: String(error), rows: ids.length },
        'Published events could not be deleted; they are published again.',
      );
    }
    for (const id of ids) this.unfinished.delete(id);
  }

  /** The oldest rows of the own slots that are not on their way. */
  private async oldest(): Promise<Batch> {
    this.nudged = false;
    const { slots, epoch } = this.leases.valid();
    if (slots.length === 0) return nothing;
    return { rows: await this.reader.oldest(slots, this.unfinished), epoch };
  }

  /** What to send, and the span of each, which consumers continue from. */
  private eventsOf(rows: OutboxRow[]): { events: Sendable[]; spans: OpenSpan[] } {
    const { format, prefix } = this.parts.settings;
    const spans: OpenSpan[] = [];
    const events = rows.map(({ id, headers: stored, payload }) => {
      const type = stored.ce_type!;
      const key = stored.ce_partitionkey!;
      const topic = topicOf(prefix, type);
      const span = publishing(stored, topic);
      spans.push(span);
      const value = format === 'json' ? eventCodec.toJson(type, payload) : payload;
      const headers = { ...stored, ...traceHeader(span), 'content-type': contentTypes[format] };
      return { id, topic, key, message: { key, value, headers }, bytes: recordBytes(key, headers, value.byteLength) };
    });
    return { events, spans };
  }

  private async dropProducer(): Promise<void> {
    await Promise.race([this.sender.drop(), pause(2000, undefined, { ref: false })]);
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

/** Another relay has some of the slots now; what was read under the old leases is worthless. */
class LeasesLost extends Error {}

const nothing: Batch = { rows: [], epoch: -1 };
const pollMs = 200;
const maxPollMs = 1000;

function traceHeader({ traceparent }: OpenSpan): EventHeaders {
  return traceparent ? { ce_traceparent: traceparent } : {};
}
