import { randomUUID } from 'node:crypto';
import type { Admin } from 'kafkajs';
import { createConsumer, createProducer, type KafkaClients, withAdmin } from './kafka.js';

/** @returns the topic on which only round trips travel; no service hears it */
export const probeTopic = (prefix: string): string => `${prefix}probe`;

/**
 * Sends a message and receives it, with the rights that services need. The topic stays, the group does not.
 * @throws Error when it did not come back in time
 */
export async function roundTrip({ working, asking }: KafkaClients, prefix: string, withinMs: number): Promise<void> {
  const topic = probeTopic(prefix);
  const id = randomUUID();
  const groupId = `${topic}-${id}`;
  const producer = createProducer(working);
  const consumer = createConsumer(working, groupId);
  await withAdmin(asking, (admin) => ensureProbe(admin, topic));
  try {
    const arrived = Promise.withResolvers<void>();
    await Promise.all([producer.connect(), consumer.connect()]);
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ message }) => {
        if (message.value?.toString() === id) arrived.resolve();
      },
    });
    await producer.send({ topic, acks: -1, messages: [{ value: id }] });
    await within(arrived.promise, withinMs, `A message to ${topic} did not come back within ${withinMs} ms.`);
  } finally {
    await Promise.allSettled([producer.disconnect(), consumer.disconnect()]);
    await withAdmin(asking, (admin) => admin.deleteGroups([groupId])).catch(() => undefined);
  }
}

/** Where topics may not be made here, an operator makes this one too. */
async function ensureProbe(admin: Admin, topic: string): Promise<void> {
  if ((await admin.listTopics()).includes(topic)) return;
  await admin.createTopics({
    waitForLeaders: true,
    topics: [{ topic, numPartitions: 1, replicationFactor: -1 }],
  });
}

async function within(work: Promise<void>, ms: number, otherwise: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
