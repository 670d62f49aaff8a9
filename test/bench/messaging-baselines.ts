import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { newId } from '#libs/ids';
import { type ServiceDatabase } from '#libs/testing';
import {
  batchRows,
  connected,
  count,
  insertRows,
  kafka,
  messagesOf,
  newPrefix,
  rate,
  until,
  withProducer,
} from './messaging-parts.js';

export async function rawEachMessage(topic: string): Promise<number> {
  const consumer = kafka().consumer({ groupId: newPrefix(), maxWaitTimeInMs: 200 });
  let isJoined = false;
  let seen = 0;
  consumer.on(consumer.events.GROUP_JOIN, () => (isJoined = true));
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: 3,
    eachMessage: async () => {
      seen += 1;
    },
  });
  await until(async () => isJoined);
  const perSecond = await rate(count, () => until(async () => seen >= count));
  await consumer.disconnect();
  return perSecond;
}

/** The statements of messaging and of the handler by bare pg, for what `eachBatch` of the bare client brings. */
export async function bareSqlOnTopic(consumer: ServiceDatabase, topic: string): Promise<number> {
  const clients = await Promise.all(Array.from({ length: 3 }, () => connected(consumer.url)));
  const reader = kafka().consumer({ groupId: newPrefix(), maxWaitTimeInMs: 200 });
  let isJoined = false;
  let done = 0;
  reader.on(reader.events.GROUP_JOIN, () => (isJoined = true));
  await reader.connect();
  await reader.subscribe({ topic, fromBeginning: true });
  await reader.run({
    partitionsConsumedConcurrently: clients.length,
    eachBatch: async ({ batch: { messages } }) => {
      const client = clients.pop()!;
      for (let start = 0; start < messages.length; start += batchRows) {
        const ids = messages.slice(start, start + batchRows).map(({ headers }) => String(headers!['ce_id']));
        await bareTransaction(client, topic, ids);
      }
      clients.push(client);
      done += messages.length;
    },
  });
  await until(async () => isJoined);
  const perSecond = await rate(count, () => until(async () => done >= count));
  await reader.disconnect();
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
}

/** The same statements with no broker at all. */
export async function bareSql(consumer: ServiceDatabase): Promise<number> {
  const clients = await Promise.all(Array.from({ length: 3 }, () => connected(consumer.url)));
  const ids = Array.from({ length: count }, () => newId());
  const perSecond = await rate(count, async () => {
    let next = 0;
    const work = async (client: pg.Client) => {
      for (let start = next; start < count; start = next) {
        next = start + batchRows;
        await bareTransaction(client, 't', ids.slice(start, next));
      }
    };
    await Promise.all(clients.map(work));
  });
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
}

async function bareTransaction(client: pg.Client, topic: string, ids: string[]): Promise<void> {
  await client.query('BEGIN; SELECT mode, instant FROM clock');
  const claim = 'SELECT all_fresh, fresh, parked FROM inbox_dedup($1::uuid[], $2, $3, $4::text[])';
  await client.query(claim, [ids, 'bench', topic, ids]);
  await client.query(insertRows, [ids, ids]);
  await client.query('COMMIT');
}

export async function rawLatency(topic: string): Promise<number[]> {
  const admin = kafka().admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 12 }] });
  await admin.disconnect();
  const sentAt = new Map<string, number>();
  const taken: number[] = [];
  const consumer = kafka().consumer({ groupId: newPrefix(), maxWaitTimeInMs: 200 });
  let isJoined = false;
  consumer.on(consumer.events.GROUP_JOIN, () => (isJoined = true));
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      taken.push(performance.now() - sentAt.get(message.key!.toString())!);
    },
  });
  await until(async () => isJoined);
  await withProducer(async (send) => {
    for (const message of messagesOf(320)) {
      sentAt.set(String(message.key), performance.now());
      await Promise.all([send(topic, [message]), pause(8)]);
    }
  });
  await until(async () => taken.length >= 320);
  await consumer.disconnect();
  return taken.slice(20);
}
