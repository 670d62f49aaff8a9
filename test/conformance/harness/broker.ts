import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Admin, type Consumer, Kafka, type KafkaMessage, logLevel, Partitioners, type Producer } from 'kafkajs';

/** An event as it stands on its topic. */
export interface PublishedEvent {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly sequence: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer;
}

export interface RecordToSend {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: Buffer;
}

export interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** The broker as a downstream team has it: everything that was published, and a producer of its own. */
export class Broker {
  private readonly kafka: Kafka;
  private readonly consumer: Consumer;
  private readonly producer: Producer;
  private readonly admin: Admin;
  private readonly seen: PublishedEvent[] = [];
  /** Ids of what this process sent itself, which no service published. */
  private readonly sent = new Set<string>();
  private readonly next = new Map<string, bigint>();
  private topics: string[] = [];

  constructor(
    address: string,
    private readonly prefix: string,
  ) {
    this.kafka = new Kafka({
      clientId: 'conformance',
      brokers: [address],
      connectionTimeout: 3000,
      retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 60 },
      logLevel: logLevel.NOTHING,
    });
    this.consumer = this.kafka.consumer({
      groupId: `conformance-${randomUUID()}`,
      sessionTimeout: 10_000,
      heartbeatInterval: 1000,
      maxWaitTimeInMs: 50,
      retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 60, restartOnFailure: async () => true },
    });
    this.producer = this.kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
    });
    this.admin = this.kafka.admin();
  }

  async start(): Promise<void> {
    await Promise.all([this.admin.connect(), this.producer.connect(), this.consumer.connect()]);
    this.topics = (await this.admin.listTopics()).filter((topic) => topic.startsWith(this.prefix));
    await this.consumer.subscribe({ topics: this.topics, fromBeginning: true });
    await this.consumer.run({
      eachBatch: async ({ batch, resolveOffset }) => {
        for (const message of batch.messages) {
          this.note(batch.topic, batch.partition, message);
          resolveOffset(message.offset);
        }
      },
    });
  }

  async stop(): Promise<void> {
    await Promise.all([this.consumer.disconnect(), this.producer.disconnect(), this.admin.disconnect()]);
  }

  topicOf(type: string): string {
    const [, service, major] = type.split('.');
    return `${this.prefix}${service!.replaceAll('_', '-')}.events.${major}`;
  }

  /** Everything that services published so far and that fits the question, each event once. */
  find(wanted: (event: PublishedEvent) => boolean): PublishedEvent[] {
    const found = this.seen.filter((event) => !this.sent.has(event.id) && wanted(event));
    return [...new Map(found.map((event) => [event.id, event])).values()];
  }

  /** Sends the records, and says where each of them stands. */
  async send(records: readonly RecordToSend[]): Promise<Place[]> {
    const places: Place[] = [];
    for (const { headers } of records) if (headers['ce_id']) this.sent.add(headers['ce_id']);
    for (const [topic, ofTopic] of Map.groupBy(records, (record) => record.topic)) {
      const messages = ofTopic.map(({ partition, key, headers, value }) => ({ partition, key, headers, value }));
      const results = await this.producer.send({ topic, acks: -1, messages });
      for (const { partition, baseOffset } of results) {
        const count = ofTopic.filter((record) => record.partition === partition).length;
        places.push({ topic, partition, offset: BigInt(baseOffset!) + BigInt(count) - 1n });
      }
    }
    return places;
  }

  /** Returns when the group of a service is past the places, which means that its transactions are committed. */
  async consumed(service: string, places: readonly Place[], withinMs = 180_000): Promise<void> {
    const until = Date.now() + withinMs;
    const topics = [...new Set(places.map(({ topic }) => topic))];
    for (;;) {
      const committed = await this.committed(service, topics);
      const left = places.filter(
        ({ topic, partition, offset }) => (committed.get(`${topic}/${partition}`) ?? -1n) <= offset,
      );
      if (left.length === 0) return;
      if (Date.now() > until) {
        const names = left.map(({ topic, partition, offset }) => `${topic}/${partition}@${offset}`);
        throw new Error(`${service} has not consumed ${names.join(', ')} within ${withinMs / 1000} s.`);
      }
      await sleep(60);
    }
  }

  /** Returns when everything that is on the topics now has been seen. */
  async caughtUp(withinMs = 180_000): Promise<void> {
    const until = Date.now() + withinMs;
    const ends = await Promise.all(
      this.topics.map(async (topic) => ({ topic, partitions: await this.admin.fetchTopicOffsets(topic) })),
    );
    const wanted = ends.flatMap(({ topic, partitions }) =>
      partitions
        .filter(({ high }) => high !== '0')
        .map(({ partition, high }) => ({ at: `${topic}/${partition}`, high: BigInt(high) })),
    );
    while (wanted.some(({ at, high }) => (this.next.get(at) ?? 0n) < high)) {
      if (Date.now() > until) throw new Error(`The topics were not read to their end within ${withinMs / 1000} s.`);
      await sleep(20);
    }
  }

  async partitionCount(topic: string): Promise<number> {
    return (await this.admin.fetchTopicOffsets(topic)).length;
  }

  private async committed(service: string, topics: string[]): Promise<Map<string, bigint>> {
    const offsets = await this.admin.fetchOffsets({ groupId: `${this.prefix}${service}`, topics });
    return new Map(
      offsets.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }): [string, bigint] => [`${topic}/${partition}`, BigInt(offset)]),
      ),
    );
  }

  private note(topic: string, partition: number, message: KafkaMessage): void {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(message.headers ?? {})) headers[name] = String(value);
    this.seen.push({
      topic,
      partition,
      offset: message.offset,
      key: message.key?.toString() ?? '',
      id: headers['ce_id'] ?? `${topic}/${partition}/${message.offset}`,
      type: headers['ce_type'] ?? '',
      source: (headers['ce_source'] ?? '').replace('/dunlin/', ''),
      subject: headers['ce_subject'] ?? '',
      sequence: headers['ce_sequence'] ?? '',
      correlationId: headers['ce_correlationid'] ?? '',
      causationId: headers['ce_causationid'] ?? '',
      headers,
      value: message.value ?? Buffer.alloc(0),
    });
    this.next.set(`${topic}/${partition}`, BigInt(message.offset) + 1n);
  }
}
