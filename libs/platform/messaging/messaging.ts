import type { CustomTransportStrategy } from '@nestjs/microservices';
import { eventTypes } from '#libs/contracts';
import type { Queryable } from '#libs/transactions';
import { defaultRetentionDays, type MessagingLogger, type MessagingSettings } from './broker/access.js';
import { brokerFault } from './broker/broker-fault.js';
import { type FailureKind, failureKind, noiseOf } from './broker/failures.js';
import { createAskingKafka, createKafka, type KafkaClients, withAdmin } from './broker/kafka.js';
import { LagGauge, type PartitionEnd } from './broker/lag.js';
import { retentionOf } from './broker/retention.js';
import { ensureTopics } from './broker/topics.js';
import { type MessagingTotals, newTotals } from './broker/totals.js';
import { DeadLetters } from './consume/dead-letters.js';
import { Dispatcher } from './consume/dispatcher.js';
import { EventConsumer } from './consume/event-consumer.js';
import { HandlerTable } from './consume/handlers.js';
import { ParkedEvents, type StuckCounts, stuckCounts } from './consume/parked.js';
import { EventStrategy } from './consume/strategy.js';
import type { EventTransactions } from './consume/transactions.js';
import { InboxUpkeep } from './inbox/inbox-upkeep.js';
import type { LeaseTimes } from './publish/lease.js';
import { releaseRefused } from './publish/refused.js';
import { Relay } from './publish/relay.js';
import { EventCodec } from './wire/codec.js';
import { groupOf, serviceOf, topicOf } from './wire/topic-names.js';

export interface MessagingParts {
  readonly settings: MessagingSettings;
  /** Kebab-case name of the service. */
  readonly service: string;
  /** Which of the two halves run here; the other half only responds to operators. */
  readonly roles: { readonly consumer: boolean; readonly relay: boolean };
  readonly database: Queryable;
  readonly transactions: EventTransactions;
  readonly logger: MessagingLogger;
  /** Event types that this release knows, all of the contracts by default. */
  readonly types?: readonly string[];
  readonly leaseTimes?: LeaseTimes;
  /** See DispatcherParts. */
  readonly patienceMs?: number;
}

/**
 * Everything between the tables of a service and the broker, for one process.
 *
 * Launch makes one, gives `strategy()` to Nest's `connectMicroservice` in every role, so that the handlers are known
 * for replays, calls `start()` when Nest listens and `stop()` after Nest has closed its transports. The runner calls
 * `relay.nudge()` after a commit that wrote events. Nothing here fails because the broker cannot be reached.
 */
export class Messaging {
  readonly relay: Relay;
  readonly parked: ParkedEvents;
  readonly deadLetters: DeadLetters;
  private readonly kafka: KafkaClients;
  private readonly group: string;
  private readonly codec: EventCodec;
  private readonly counted: MessagingTotals = newTotals();
  private readonly handlers = new HandlerTable();
  private readonly dispatcher: Dispatcher;
  private readonly consumer: EventConsumer;
  private readonly lagGauge: LagGauge;
  private readonly inboxUpkeep: InboxUpkeep;
  private upkeep: NodeJS.Timeout | undefined;
  private prepared: Promise<void> | undefined;

  constructor(private readonly parts: MessagingParts) {
    const { settings, service, database, transactions, logger, leaseTimes } = parts;
    const { prefix } = settings;
    this.kafka = {
      working: createKafka(settings, service, logger),
      asking: createAskingKafka(settings, service, logger),
    };
    this.group = groupOf(prefix, service);
    this.codec = new EventCodec(parts.types);
    const { kafka, group, codec, handlers, counted: totals } = this;
    this.relay = new Relay({
      kafka: kafka.working,
      settings,
      database,
      logger,
      totals,
      leaseTimes,
      topics: () => this.ownTopics(),
      before: () => this.prepareTopics(),
    });
    const common = { group, service, prefix, codec, handlers, database, transactions, totals, logger };
    this.parked = new ParkedEvents({ ...common, release: releaseRefused });
    this.dispatcher = new Dispatcher({ ...common, patienceMs: parts.patienceMs, concurrency: settings.concurrency });
    const { dispatcher } = this;
    this.deadLetters = new DeadLetters({ ...common, dispatcher, types: parts.types ?? eventTypes });
    this.consumer = new EventConsumer({
      kafka,
      settings,
      group,
      handlers,
      dispatcher,
      logger,
      before: () => this.beforeConsuming(),
    });
    this.inboxUpkeep = new InboxUpkeep({
      database,
      logger,
      usualDays: settings.retentionDays ?? defaultRetentionDays,
      retention: () => withAdmin(kafka.asking, (admin) => retentionOf(admin, this.consumer.topics())),
    });
    this.lagGauge = new LagGauge(kafka.asking, group, () => this.consumer.topics());
  }

  /** The transport to give to Nest. It consumes only where the role says so. */
  strategy(): CustomTransportStrategy {
    return new EventStrategy(this.handlers, this.parts.roles.consumer ? this.consumer : null);
  }

  /** Starts the relay and the upkeep; the consumer is started by Nest through the strategy. */
  start(): void {
    const { roles, logger } = this.parts;
    if (roles.relay) this.relay.start();
    if (!roles.consumer && !roles.relay) return;
    const keep = () =>
      void this.maintain().catch((error: unknown) => {
        logger[noiseOf(error)](
          { error: String(error) },
          'The upkeep of the inbox and the dead letters failed; it is tried again.',
        );
      });
    this.upkeep = setInterval(keep, upkeepMs);
    this.upkeep.unref();
    if (!roles.consumer) keep();
  }

  /** Ends what is in flight within the bound and closes every connection to the broker. */
  async stop(boundMs = 10_000): Promise<void> {
    clearInterval(this.upkeep);
    await Promise.all([this.consumer.stop(boundMs), this.relay.stop(boundMs), this.lagGauge.close()]);
  }

  /** Makes the topics that this service publishes on; the relay does it before it first publishes. */
  async prepareTopics(): Promise<void> {
    const { settings, logger } = this.parts;
    const topics = this.ownTopics();
    if (topics.length === 0) return;
    await withAdmin(this.kafka.asking, (admin) => ensureTopics(admin, topics, settings, logger));
  }

  private prepareTopicsOnce(): Promise<void> {
    this.prepared ??= this.prepareTopics().catch((error: unknown) => {
      this.prepared = undefined;
      throw error;
    });
    return this.prepared;
  }

  /**
   * How many published events this service has not handled yet, over all its members.
   * @param ends counts only what lies before them, and spares the broker the question
   */
  async lag(ends?: readonly PartitionEnd[]): Promise<number> {
    await this.consumer.flush();
    return ends ? this.lagGauge.behind(ends) : this.lagGauge.lag();
  }

  /** Current end offsets of the topics that this service publishes on. */
  async ends(): Promise<PartitionEnd[]> {
    await this.prepareTopicsOnce();
    return this.lagGauge.ends(this.ownTopics());
  }

  /** Events that wait to be published or are being written, events ever emitted, and stuck events. */
  async backlog(): Promise<{ outbox: number; emitted: bigint; stuck: StuckCounts }> {
    const [row] = await this.parts.database.query<Backlog & StuckCounts>(
      `SELECT emitted, writing, waiting, ${stuckCounts} FROM outbox_backlog()`,
    );
    const { emitted, writing, waiting, ...stuck } = row!;
    return { outbox: writing + waiting, emitted, stuck };
  }

  /** How long the events in hand have waited, by reason, in milliseconds; what does not wait is left out. */
  waits(): Partial<Record<FailureKind, number>> {
    return this.dispatcher.waits.maxMs();
  }

  /** Counts of this process since it started; they only grow. */
  totals(): Readonly<MessagingTotals> {
    return { ...this.counted };
  }

  /** Whether a restart would help: nothing moved for a minute although the broker responds. */
  isStuck(): boolean {
    return this.parts.roles.consumer && this.consumer.isStuck();
  }

  /** Whether the consumer of this process is in its group; true where it has none. */
  isConsuming(): boolean {
    return !this.parts.roles.consumer || this.consumer.isReady();
  }

  /** @throws Error that says why the consumer of this process is not in its group */
  checkConsumer(): void {
    this.consumer.check();
  }

  /** @throws Error that says why nothing is published; topics that are missing are seen before the first event */
  async checkRelay(): Promise<void> {
    await this.prepareTopicsOnce();
    this.relay.check();
  }

  /** @throws Error that says why the broker does not respond, or not this user */
  async checkBroker(): Promise<void> {
    try {
      await this.lagGauge.reach();
    } catch (error) {
      throw brokerFault(error, this.parts.settings);
    }
  }

  /** Makes room in the inbox and handles dead letters of types that are known now. */
  private async maintain(): Promise<void> {
    await this.inboxUpkeep.run();
    if (this.parts.roles.consumer) await this.deadLetters.replayKnownTypes();
  }

  private ownTopics(): string[] {
    const types = eventTypes.filter((type) => serviceOf(type) === this.parts.service);
    return [...new Set(types.map((type) => topicOf(this.parts.settings.prefix, type)))];
  }

  /**
   * Dead letters that this release can handle come first. Without a database nothing can start; other faults do not
   * block.
   */
  private async beforeConsuming(): Promise<void> {
    try {
      await this.maintain();
    } catch (error) {
      if (failureKind(error) === 'away') throw error;
      this.parts.logger.warn({ error: String(error) }, 'Dead letters could not be handled; it is tried again.');
    }
  }
}

interface Backlog {
  emitted: bigint;
  writing: number;
  waiting: number;
}

const upkeepMs = 60_000;
