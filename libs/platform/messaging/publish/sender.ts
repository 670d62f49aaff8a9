import {
  type ICustomPartitioner,
  type Kafka,
  type Message,
  Partitioners,
  type PartitionMetadata,
  type Producer,
  type TopicMessages,
} from 'kafkajs';
import { createProducer } from '../broker/kafka.js';
import { maxRecordBytes } from '../wire/record-size.js';

/** An event as it is sent. */
export interface Sendable {
  /** Of its row in the outbox. */
  readonly id: bigint;
  readonly topic: string;
  readonly key: string;
  readonly message: Message;
  /** Bytes of the record. */
  readonly bytes: number;
}

/** Keys with an event that the broker does not take at all, by the first such event. */
export type RefusedKeys = Map<string, { event: Sendable; error: string }>;

/** What came of events that were to be sent; what is in neither waits behind a refused event of its key. */
export interface SendOutcome {
  readonly sent: bigint[];
  readonly refused: RefusedKeys;
}

/**
 * Sends events in requests whose records of one partition the broker takes at once, in order. What it still calls too
 * large is halved, down to the one event that it refuses; events of that key behind it are not sent.
 */
export class Sender {
  private producer: Producer | undefined;
  /** Grows smaller when the broker takes less than usual, until the process ends. */
  private limit = maxRecordBytes;
  /** Partitions of topics as the client saw them last. */
  private readonly partitions = new Map<string, PartitionMetadata[]>();
  private readonly partitionOf = Partitioners.DefaultPartitioner();

  /** @param before runs before a producer is made */
  constructor(
    private readonly kafka: Kafka,
    private readonly before: () => Promise<void>,
  ) {}

  /**
   * @param goOn called before each request; what it throws ends the sending
   * @throws the client's error; what was sent until then may arrive again later
   */
  async send(events: readonly Sendable[], goOn: () => void): Promise<SendOutcome> {
    const outcome: SendOutcome = { sent: [], refused: new Map() };
    for (const wave of this.wavesOf(events)) await this.sendOrHalve(wave, outcome, goOn);
    return outcome;
  }

  async connect(): Promise<Producer> {
    if (!this.producer) {
      await this.before();
      const producer = createProducer(this.kafka, this.watchedPartitioner);
      await producer.connect();
      this.producer = producer;
    }
    return this.producer;
  }

  async drop(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }

  private async sendOrHalve(wave: readonly Sendable[], outcome: SendOutcome, goOn: () => void): Promise<void> {
    const { sent, refused } = outcome;
    const events = wave.filter(({ key }) => !refused.has(key));
    if (events.length === 0) return;
    const producer = await this.connect();
    goOn();
    try {
      await producer.sendBatch({ acks: -1, topicMessages: byTopic(events) });
      for (const { id } of events) sent.push(id);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      // The client takes the numbers of all records of the request back, also of those that the broker has taken.
      await this.drop();
      const [event] = events;
      if (events.length === 1) {
        refused.set(event!.key, { event: event!, error: `The broker refuses ${event!.bytes} bytes as too large.` });
        return;
      }
      const ordered = this.byPartition(events);
      this.limit = Math.max(minLimit, Math.floor(Math.max(...ordered.map(bytesOf)) / 2));
      const inOrder = ordered.flat();
      const middle = inOrder.length >> 1;
      await this.sendOrHalve(inOrder.slice(0, middle), outcome, goOn);
      await this.sendOrHalve(inOrder.slice(middle), outcome, goOn);
    }
  }

  /** The events in their order, cut so that no partition gets more at once than it may. */
  private wavesOf(events: readonly Sendable[]): Sendable[][] {
    const waves: Sendable[][] = [];
    for (const ofPartition of this.byPartition(events)) {
      let wave = 0;
      let bytes = 0;
      for (const event of ofPartition) {
        if (bytes > 0 && bytes + event.bytes > this.limit) {
          wave += 1;
          bytes = 0;
        }
        bytes += event.bytes;
        (waves[wave] ??= []).push(event);
      }
    }
    return waves;
  }

  private byPartition(events: readonly Sendable[]): Sendable[][] {
    const byPartition = new Map<string, Sendable[]>();
    for (const event of events) {
      const { topic, key } = event;
      const partitionMetadata = this.partitions.get(topic);
      const message = { key, value: null };
      // Until something was sent, all may be in one partition.
      const at = `${topic}/${partitionMetadata ? this.partitionOf({ topic, partitionMetadata, message }) : 0}`;
      const others = byPartition.get(at);
      if (others) others.push(event);
      else byPartition.set(at, [event]);
    }
    return [...byPartition.values()];
  }

  private readonly watchedPartitioner: ICustomPartitioner = () => (choice) => {
    this.partitions.set(choice.topic, choice.partitionMetadata);
    return this.partitionOf(choice);
  };
}

/** Below it brokers are set up wrong, and a request a record would be all that is left. */
const minLimit = 10_000;

const bytesOf = (events: readonly Sendable[]): number => events.reduce((sum, { bytes }) => sum + bytes, 0);

function byTopic(events: readonly Sendable[]): TopicMessages[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, message } of events) {
    const messages = topics.get(topic);
    if (messages) messages.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}

function isTooLarge(error: unknown): boolean {
  for (let cause = error as { type?: string; cause?: unknown } | undefined; cause; cause = cause.cause as never) {
    if (cause.type === 'MESSAGE_TOO_LARGE' || cause.type === 'RECORD_LIST_TOO_LARGE') return true;
  }
  return false;
}
