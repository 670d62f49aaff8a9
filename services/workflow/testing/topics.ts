import { Kafka, logLevel } from 'kafkajs';
import { eventually, testServers } from '#libs/testing';

/** A published event: its key, and its type, correlation and cause. */
export interface PublishedFact {
  readonly key: string;
  readonly facts: string[];
}

const services = ['customer', 'invoice', 'payment', 'communication', 'workflow', 'dca-handoff'];

/** The other services would create theirs; without them this service cannot report its lag. */
export async function createTopics(prefix: string): Promise<void> {
  const admin = kafka().admin();
  await admin.connect();
  const topics = services.map((name) => ({ topic: `${prefix}${name}.events.v1`, numPartitions: 1 }));
  await admin.createTopics({ topics, waitForLeaders: true });
  await admin.disconnect();
}

/** Everything in a topic of one partition, in order. */
export async function readTopic(topic: string): Promise<PublishedFact[]> {
  const admin = kafka().admin();
  await admin.connect();
  const [end] = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const reader = kafka().consumer({ groupId: `${topic}.spec`, maxWaitTimeInMs: 100 });
  const read: PublishedFact[] = [];
  let next = 0n;
  await reader.connect();
  await reader.subscribe({ topic, fromBeginning: true });
  await reader.run({
    eachMessage: async ({ message: { key, headers, offset } }) => {
      const header = (name: string) => String(headers![name]);
      const type = header('ce_type').split('.').at(-1)!;
      read.push({ key: String(key), facts: [type, header('ce_correlationid'), header('ce_causationid')] });
      next = BigInt(offset) + 1n;
    },
  });
  await eventually(async () => expect(next >= BigInt(end!.high)).toBe(true));
  await reader.disconnect();
  return read;
}

function kafka(): Kafka {
  return new Kafka({ brokers: [testServers().kafkaBrokers], logLevel: logLevel.NOTHING });
}
