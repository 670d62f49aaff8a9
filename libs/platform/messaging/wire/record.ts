import type { KafkaMessage } from 'kafkajs';
import type { EventCodec } from './codec.js';
import { type EventHeaders, formatOf, parseHeaders } from './envelope.js';
import { topicOf } from './topic-names.js';
import type { AnyEvent } from './types.js';

/** A message of a topic, as it was received or stored. */
export interface EventRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** The broker's time of the record in milliseconds, as text. */
  readonly time: string;
  readonly key: string | null;
  readonly headers: EventHeaders;
  readonly value: Buffer | null;
}

/** Why a record is a dead letter. */
export type DeadReason =
  | 'NO_VALUE' // A tombstone, which no one of us writes.
  | 'HEADERS_INVALID' // No event by CloudEvents or by our own conventions.
  | 'UNKNOWN_TYPE' // A type that a later release of these contracts may know.
  | 'PAYLOAD_INVALID' // Not a message of its type.
  | 'HANDLER_FAILED' // Parked, or tried again as a dead letter: its handler failed for good.
  | 'BROKER_REFUSED' // An event of this service that the broker refused, and that was dropped.
  | 'DROPPED'; // Of releases before 0.3.0: dropped from a parked key.

export type ReadRecord =
  | { readonly kind: 'event'; readonly event: AnyEvent; readonly record: EventRecord }
  | { readonly kind: 'passed' }
  | { readonly kind: 'dead'; readonly reason: DeadReason; readonly detail: string; readonly record: EventRecord };

export function recordOf(topic: string, partition: number, message: KafkaMessage): EventRecord {
  const headers: EventHeaders = {};
  for (const name in message.headers) {
    const value = message.headers[name];
    const single = Array.isArray(value) ? value[0] : value;
    if (single !== undefined) headers[name] = typeof single === 'string' ? single : single.toString('utf8');
  }
  return {
    topic,
    partition,
    offset: message.offset,
    time: message.timestamp,
    key: message.key ? message.key.toString('utf8') : null,
    headers,
    value: message.value,
  };
}

/**
 * Validates a record and makes an event of it. The payload is read only where someone handles the type: a service
 * that passes a type over must not suffer from what it never looks at.
 */
export function readRecord(
  record: EventRecord,
  codec: EventCodec,
  prefix: string,
  isHandled: (type: string) => boolean,
): ReadRecord {
  const dead = (reason: DeadReason, detail: string): ReadRecord => ({ kind: 'dead', reason, detail, record });
  if (record.value === null) return dead('NO_VALUE', 'The record has no value.');
  const parsed = parseHeaders(record.headers);
  if (parsed.fault !== undefined) return dead('HEADERS_INVALID', `The headers are no event: ${parsed.fault}.`);
  const { envelope } = parsed;
  if (envelope.key !== record.key) return dead('HEADERS_INVALID', 'ce_partitionkey is not the key of the record.');
  const { type } = envelope;
  if (!codec.knows(type)) return dead('UNKNOWN_TYPE', `${type} is in no events.proto of this release.`);
  if (topicOf(prefix, type) !== record.topic) {
    return dead('HEADERS_INVALID', `${type} belongs on ${topicOf(prefix, type)}.`);
  }
  if (!isHandled(type)) return { kind: 'passed' };
  const format = formatOf(record.headers['content-type']);
  if (!format) return dead('HEADERS_INVALID', 'content-type is neither application/protobuf nor application/json.');
  try {
    const bytes = format === 'json' ? codec.fromJson(type, record.value) : record.value;
    const { id, key, subject, sequence, time, correlationId, causationId, traceparent, source } = envelope;
    const payload = codec.decode(type, bytes);
    const head = { id, type, key, subject, sequence, time, correlationId, causationId, traceparent, source };
    const event = { ...head, payload };
    return { kind: 'event', event: event as AnyEvent, record };
  } catch (error) {
    return dead('PAYLOAD_INVALID', (error as Error).message);
  }
}
