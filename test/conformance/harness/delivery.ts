import type { commonV1, EventInits } from '#libs/contracts';
import { newId } from '#libs/ids';
import { encodeEvent } from '#libs/platform';
import type { EventSample } from '../samples/sample.js';
import type { RecordToSend } from './broker.js';
import { clockStart, type World } from './world.js';

/** An event on its way, with what will be asked of it later. */
export interface Delivery {
  readonly id: string;
  readonly correlationId: string;
  readonly sample: EventSample;
  readonly record: RecordToSend;
}

export interface DeliveryOptions {
  readonly partition: number;
  /** Of another event, to stand behind it. */
  readonly key?: string;
  readonly sequence?: number;
}

/** An event as its publisher's relay would send it. */
export function delivery(
  { broker }: Pick<World, 'broker'>,
  sample: EventSample,
  { partition, key = sample.key, sequence = sample.sequence }: DeliveryOptions,
): Delivery {
  const [id, correlationId] = [newId(), newId()];
  const payload = { ...sample.payload, cause: { actor: 'user:conformance', reason: 'CONFORMANCE' } };
  const value = encodeEvent(sample.type as keyof EventInits, payload as never);
  const headers = headersOf({ ...sample, key, sequence }, id, correlationId);
  return {
    id,
    correlationId,
    sample,
    record: { topic: broker.topicOf(sample.type), partition, key, headers, value },
  };
}

/** The same record under another type, or with other bytes. */
export function spoiled(original: Delivery, change: { type?: string; value?: Buffer }): Delivery {
  const id = newId();
  const type = change.type ?? original.sample.type;
  const headers = { ...original.record.headers, ce_id: id, ce_type: type };
  return { ...original, id, record: { ...original.record, headers, value: change.value ?? original.record.value } };
}

/** Sends in order and returns when the service is done with all of it, and everything that follows has happened. */
export async function deliver(world: World, service: string, deliveries: readonly Delivery[]): Promise<void> {
  await world.quiet();
  const places = await world.broker.send(deliveries.map(({ record }) => record));
  await world.broker.consumed(service, places);
  await world.quiet();
}

export async function parkedKeys(world: World, service: string): Promise<commonV1.ParkedKey[]> {
  return paged(async (pageToken) => {
    const page = await world.operate<commonV1.ListParkedKeysResponse>(service, 'ListParkedKeys', {
      pageSize: 500,
      pageToken,
    });
    return { rows: page.parkedKeys, next: page.nextPageToken };
  });
}

/** @param state of those that are given; open ones unless told */
export async function deadLetters(
  world: World,
  service: string,
  state: 'STATE_OPEN' | 'STATE_DROPPED' = 'STATE_OPEN',
): Promise<commonV1.StuckEvent[]> {
  return paged(async (pageToken) => {
    const page = await world.operate<commonV1.ListDeadLettersResponse>(service, 'ListDeadLetters', {
      pageSize: 500,
      pageToken,
      state,
    });
    return { rows: page.events, next: page.nextPageToken };
  });
}

async function paged<Row>(ask: (pageToken: string) => Promise<{ rows: Row[]; next: string }>): Promise<Row[]> {
  const all: Row[] = [];
  for (let token = ''; ;) {
    const { rows, next } = await ask(token);
    all.push(...rows);
    if (next === '') return all;
    token = next;
  }
}

function headersOf(
  { type, key, subject, sequence }: EventSample,
  id: string,
  correlationId: string,
): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: `/dunlin/${type.split('.')[1]!.replaceAll('_', '-')}`,
    ce_type: type,
    ce_time: new Date(clockStart).toISOString(),
    ce_subject: subject,
    ce_dataschema: `urn:dunlin:proto:${type}`,
    'content-type': 'application/protobuf',
    ce_partitionkey: key,
    ce_sequence: String(sequence),
    ce_correlationid: correlationId,
  };
}
