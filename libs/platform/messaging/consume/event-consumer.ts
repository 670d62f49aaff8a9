import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { MessagingLogger, MessagingSettings } from '../broker/access.js';
import { brokerFaultText } from '../broker/broker-fault.js';
import { type AskingKafka, createConsumer, isLostMembership, type KafkaClients, withAdmin } from '../broker/kafka.js';
import { ensureTopics } from '../broker/topics.js';
import { recordOf } from '../wire/record.js';
import { topicOf } from '../wire/topic-names.js';
import { OffsetCommitter } from './committer.js';
import type { BatchControl, Dispatcher } from './dispatcher.js';
import type { HandlerTable } from './handlers.js';

export interface ConsumerParts {
  readonly kafka: KafkaClients;
  readonly settings: MessagingSettings;
  readonly group: string;
  readonly handlers: HandlerTable;
  readonly dispatcher: Dispatcher;
  readonly logger: MessagingLogger;
  /** Runs before the first event is fetched: what waits for this release goes first. */
  readonly before: () => Promise<void>;
}

/**
 * Keeps a consumer of the service's group alive and feeds the dispatcher. Offsets advance only after the transactions
 * of the records before them. A client that crashed for good is replaced in place.
 */
export class EventConsumer {
  private consumer: Consumer | undefined;
  private starting: Promise<void> | undefined;
  private watch: NodeJS.Timeout | undefined;
  private generation = 0;
  private stopping = false;
  /** Whether this member is in its group and fetches what falls to it. */
  private works = false;
  /** Why it does not; readiness reports it. */
  private fault = 'The consumer has not joined its group yet.';
  /** How often the client has crashed for good since it last worked. */
  private crashes = 0;
  private readonly batches = new Set<ActiveBatch>();
  private readonly committer = new OffsetCommitter();
  /** Last sign of life of the client, by the monotonic clock. */
  private aliveAt = 0;
  private brokerRespondedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: ConsumerParts) {}

  /** The topics of all services whose events are handled here. */
  topics(): string[] {
    const { handlers, settings } = this.parts;
    return [...new Set(handlers.types().map((type) => topicOf(settings.prefix, type)))].sort();
  }

  /** Commits the offsets of everything that this member has handled. */
  flush(): Promise<void> {
    return this.committer.flush();
  }

  start(): void {
    if (this.watch || this.topics().length === 0) return;
    this.stopping = false;
    this.aliveAt = performance.now();
    this.watch = setInterval(() => void this.look(), watchMs);
    this.rebuild();
  }

  /** Lets the runs in progress end, for at most `boundMs`, and leaves the group. */
  async stop(boundMs = 10_000): Promise<void> {
    this.stopping = true;
    clearInterval(this.watch);
    this.watch = undefined;
    await within(boundMs, this.starting);
    const { consumer } = this;
    this.consumer = undefined;
    this.works = false;
    if (consumer) await within(boundMs, consumer.disconnect());
    this.committer.forget();
  }

  /** Whether this member is in its group. */
  isReady(): boolean {
    return this.works || this.topics().length === 0;
  }

  /** @throws Error that says why this member is not in its group */
  check(): void {
    if (!this.isReady()) throw new Error(this.fault);
  }

  /**
   * Whether the client has been silent for a minute although the broker responds. A dependency that cannot be reached
   * is no reason, and neither is a slow database: what a handler may take is bounded there, and a restart would only
   * begin the same work again.
   */
  isStuck(): boolean {
    const now = performance.now();
    if (!this.watch || now - this.brokerRespondedAt > 3 * watchMs) return false;
    for (const batch of this.batches) if (now - batch.movedAt > hungMs) return true;
    return now - this.aliveAt > stuckMs;
  }

  /** Asks the broker only when the client is silent for too long, and replaces a dead client. */
  private async look(): Promise<void> {
    const quietMs = performance.now() - this.aliveAt;
    const isHung = [...this.batches].some(({ movedAt }) => performance.now() - movedAt > rebuildAfterMs);
    if (quietMs < rebuildAfterMs && !isHung) return;
    if (!(await brokerResponds(this.parts.kafka.asking))) return;
    this.brokerRespondedAt = performance.now();
    if (quietMs < rebuildAfterMs || this.starting || this.stopping) return;
    this.parts.logger.error({ group: this.parts.group, quietMs }, 'The consumer fetches nothing; it is replaced.');
    this.rebuild();
  }

  private rebuild(): void {
    if (this.starting || this.stopping) return;
    this.starting = this.build().finally(() => (this.starting = undefined));
  }

  private async build(): Promise<void> {
    const generation = ++this.generation;
    const old = this.consumer;
    this.consumer = undefined;
    this.works = false;
    if (old) await within(5000, old.disconnect());
    if (this.crashes > 0) await this.pauseAfter(this.crashes);
    for (let tries = 1; !this.stopping; tries++) {
      try {
        await this.connect(generation);
        return;
      } catch (error) {
        this.fault = this.faultOf(error);
        this.parts.logger.debug({ error: this.fault, tries }, 'The consumer could not start; trying again.');
        await this.pauseAfter(tries);
      }
    }
  }

  private pauseAfter(failures: number): Promise<void> {
    return pause(Math.min(10_000, 250 * 2 ** failures), undefined, { ref: false });
  }

  private faultOf(error: unknown): string {
    const { settings, group } = this.parts;
    return brokerFaultText(error, settings, { act: 'read', topics: this.topics(), group });
  }

  private async connect(generation: number): Promise<void> {
    const { kafka, settings, group, logger, before } = this.parts;
    const topics = this.topics();
    await withAdmin(kafka.asking, (admin) => ensureTopics(admin, topics, settings, logger));
    await before();
    const consumer = createConsumer(kafka.working, group);
    this.consumer = consumer;
    this.listenTo(consumer, generation);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        // The dispatcher gathers what all partitions bring, and bounds how many transactions there are.
        partitionsConsumedConcurrently: partitionsPerTransaction * settings.concurrency,
        eachBatch: (payload) => this.eachBatch(payload, generation),
      });
    } catch (error) {
      await within(5000, consumer.disconnect());
      throw error;
    }
  }

  private listenTo(consumer: Consumer, generation: number): void {
    const { GROUP_JOIN, REBALANCING, HEARTBEAT, FETCH, CRASH } = consumer.events;
    const alive = () => {
      if (generation === this.generation) this.aliveAt = performance.now();
    };
    const works = () => {
      if (generation !== this.generation) return;
      this.works = true;
      this.crashes = 0;
    };
    consumer.on(HEARTBEAT, alive);
    consumer.on(FETCH, () => {
      alive();
      works();
    });
    consumer.on(REBALANCING, () => this.committer.forget());
    consumer.on(GROUP_JOIN, ({ payload }) => {
      this.committer.forget();
      alive();
      // A member may get nothing to fetch, and one that does may not be allowed to.
      if (Object.values(payload.memberAssignment).every((partitions) => partitions.length === 0)) works();
    });
    consumer.on(CRASH, ({ payload }) => {
      if (generation !== this.generation) return;
      this.works = false;
      const { restart, error } = payload;
      this.fault = this.faultOf(error);
      this.parts.logger.debug({ error: this.fault, restart }, 'The consumer crashed and comes back.');
      if (restart) return;
      this.crashes += 1;
      this.rebuild();
    });
  }

  private async eachBatch(payload: EachBatchPayload, generation: number): Promise<void> {
    const { batch, heartbeat, resolveOffset, commitOffsetsIfNecessary, isRunning, isStale } = payload;
    const { topic, partition, messages } = batch;
    const active = new ActiveBatch(() => !this.stopping && isRunning() && !isStale() && generation === this.generation);
    const beat = setInterval(() => void heartbeat().catch((error: unknown) => active.lose(error)), heartbeatMs);
    this.batches.add(active);
    try {
      for (let start = 0; start < messages.length; start += windowRecords) {
        const window = messages.slice(start, start + windowRecords);
        await this.parts.dispatcher.dispatch(
          window.map((message) => recordOf(topic, partition, message)),
          active,
        );
        // The end of the batch may lie behind its last record: markers of transactions take offsets too.
        const last = start + windowRecords >= messages.length ? batch.lastOffset() : window.at(-1)!.offset;
        resolveOffset(last);
        this.committer.note(topic, partition, (BigInt(last) + 1n).toString(), commitOffsetsIfNecessary);
      }
    } catch (error) {
      if (!(error instanceof BatchRevoked)) throw error;
      // The client must see the loss of membership to join again; a stop needs no error.
      if (active.lost) throw active.lost;
    } finally {
      clearInterval(beat);
      this.batches.delete(active);
      if (this.stopping) await within(1000, this.committer.settled());
    }
  }
}

/** The batch belongs to another member now, or the process stops; the dispatcher lets it through. */
class BatchRevoked extends Error {}

class ActiveBatch implements BatchControl {
  movedAt = performance.now();
  lost: Error | undefined;

  constructor(private readonly goesOn: () => boolean) {}

  /** A heartbeat that failed for the network says nothing; one that the group refused says all. */
  lose(error: unknown): void {
    if (isLostMembership(error)) this.lost = error as Error;
  }

  check(): void {
    if (this.lost || !this.goesOn()) throw new BatchRevoked();
  }

  progress(): void {
    this.movedAt = performance.now();
  }
}

/** Bounds how many events are in memory, a thousand of each partition. */
const partitionsPerTransaction = 4;
const watchMs = 5000;
const rebuildAfterMs = 20_000;
const stuckMs = 60_000;
/** Longer than the database lets a transaction take: what takes longer never ends. */
const hungMs = 900_000;
const heartbeatMs = 500;
/** Records whose offsets advance together. */
const windowRecords = 1000;

async function brokerResponds(asking: AskingKafka): Promise<boolean> {
  return withAdmin(asking, (admin) => admin.listTopics()).then(
    () => true,
    () => false,
  );
}

async function within(boundMs: number, work: Promise<unknown> | undefined): Promise<void> {
  const quiet = Promise.resolve(work).catch(() => undefined);
  await Promise.race([quiet, pause(boundMs, undefined, { ref: false })]);
}
