import { Kafka, logLevel } from 'kafkajs';
import { EventReader } from './events.ts';
import { Ledger } from './ledger.ts';

const { KAFKA_BROKERS = 'localhost:9092', TOPIC_PREFIX = 'dunlin.', GROUP_ID = 'consumer-typescript' } = process.env;
const { PROTOS = '../../protos', DATABASE = 'receivables.db' } = process.env;

// The major version is part of the topic: v2 would be another topic, read beside this one until v1 ends.
const topic = `${TOPIC_PREFIX}invoice.events.v1`;
const reader = new EventReader(PROTOS, [
  'dunlin/invoice/v1/events.proto',
  'dunlin/invoice/v1/journal_events.proto',
  'dunlin/invoice/v1/import_events.proto',
]);
const ledger = new Ledger(DATABASE);

const kafka = new Kafka({ clientId: GROUP_ID, brokers: KAFKA_BROKERS.split(','), logLevel: logLevel.WARN });
const consumer = kafka.consumer({ groupId: GROUP_ID, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });

// What is retried in vain ends the process, and its supervisor restarts it: nothing is skipped.
consumer.on(consumer.events.CRASH, ({ payload }) => {
  if (!payload.restart) process.exit(1);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({
  // The client commits the offsets of a batch after this has returned, and never when it throws.
  eachBatch: async ({ batch }) => {
    const outcome = ledger.take(batch.messages.map((message) => reader.read(message)));
    console.log(JSON.stringify({ topic: batch.topic, partition: batch.partition, ...outcome }));
  },
});

async function stop(): Promise<void> {
  await consumer.disconnect();
  ledger.close();
}
