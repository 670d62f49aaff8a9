import { randomUUID } from 'node:crypto';
import { eventTypes } from '#libs/contracts';
import { eventCodec } from '../wire/codec.js';
import { readRecord, recordOf } from '../wire/record.js';
import { serviceOf, topicOf } from '../wire/topic-names.js';
import type { MessagingSettings } from './access.js';
import { createConsumer, createKafka } from './kafka.js';

export interface TailOptions {
  readonly services: readonly string[];
  /** The kept events first; else only those published from now on. */
  readonly fromBeginning: boolean;
}

/** An event as an operator reads it. */
export interface TailedEvent {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly time: string;
  readonly payload: unknown;
}

/** Reads events as they are published, under a group of its own that commits nothing, until the process ends. */
export async function tailTopics(
  settings: Pick<MessagingSettings, 'brokers' | 'prefix'>,
  options: TailOptions,
  onEvent: (event: TailedEvent) => void,
): Promise<void> {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const consumer = createConsumer(
    createKafka(settings, 'dunlin-tail', silent),
    `${settings.prefix}tail-${randomUUID()}`,
  );
  await consumer.connect();
  const types = eventTypes.filter((type) => options.services.includes(serviceOf(type)));
  const topics = [...new Set(types.map((type) => topicOf(settings.prefix, type)))];
  await consumer.subscribe({ topics, fromBeginning: options.fromBeginning });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message }) => {
      const read = readRecord(recordOf(topic, partition, message), eventCodec, settings.prefix, () => true);
      if (read.kind !== 'event') return;
      const { id, type, key, time, payload } = read.event;
      onEvent({ topic, partition, offset: message.offset, id, type, key, time: time.toISOString(), payload });
    },
  });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await consumer.disconnect();
}
