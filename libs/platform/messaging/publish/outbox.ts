import type { EventInits } from '#libs/contracts';
import type { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import type { OutgoingEvent, Queryable } from '#libs/transactions';
import { errors } from '../../errors.js';
import { eventCodec } from '../wire/codec.js';
import { buildHeaders, type EventFormat } from '../wire/envelope.js';
import { maxRecordBytes, recordBytes } from '../wire/record-size.js';
import { serviceOf } from '../wire/topic-names.js';
import { slotOf } from './slots.js';

/** A row of the outbox to be. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly slot: number;
  /** JSON of the CloudEvents headers. */
  readonly headers: string;
  readonly payload: Buffer;
}

/** Context that all events of one transaction share. */
export interface OutgoingContext {
  /** Name of the service that publishes. */
  readonly service: string;
  readonly now: Date;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent?: string;
  /** How the event will be written; protobuf unless given. */
  readonly format?: EventFormat;
}

/**
 * Makes an outbox row of an event and fills in its cause.
 *
 * @throws EVENT_INVALID for a payload that is no such message, a type of another service, an empty key,
 * subject, actor or correlation id, a negative sequence, or a record that the broker would refuse for ever.
 */
export function encodeOutgoing<Type extends keyof EventInits>(
  event: OutgoingEvent<Type>,
  context: OutgoingContext,
): EncodedEvent {
  const { type, key, subject } = event;
  const sequence = BigInt(event.sequence);
  if (serviceOf(type) !== context.service)
    throw invalid(type, `it belongs to ${serviceOf(type)}, not to ${context.service}`);
  if (!key || !subject) throw invalid(type, 'key and subject must not be empty');
  if (!context.actor || !context.correlationId) throw invalid(type, 'actor and correlation id must not be empty');
  if (sequence < 0n) throw invalid(type, 'sequence must not be negative');
  const cause = { actor: context.actor, reason: event.reason ?? '' };
  const payload = eventCodec.encode(type, { ...event.payload, cause } as EventInits[Type]);
  const id = newId();
  const headers = buildHeaders({
    id,
    type,
    source: context.service,
    time: context.now,
    subject,
    key,
    sequence,
    correlationId: context.correlationId,
    causationId: context.causationId,
    traceparent: context.traceparent ?? '',
  });
  const valueBytes =
    context.format === 'json' && payload.byteLength > surelySmallBytes
      ? eventCodec.toJson(type, payload).byteLength
      : payload.byteLength;
  const bytes = recordBytes(key, headers, valueBytes);
  if (bytes > maxRecordBytes) throw invalid(type, `it takes ${bytes} bytes and may take ${maxRecordBytes}`);
  return { id, type, slot: slotOf(key), headers: JSON.stringify(headers), payload };
}

/** Writes all events of a transaction by one statement, in their order. */
export async function writeOutbox(query: Queryable, events: readonly EncodedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await query.query(
    `INSERT INTO outbox (slot, headers, payload)
     SELECT * FROM unnest($1::smallint[], $2::text[]::json[], $3::bytea[])`,
    [events.map(({ slot }) => slot), events.map(({ headers }) => headers), events.map(({ payload }) => payload)],
  );
}

/** JSON takes at most some forty times the bytes of protobuf: a name in place of the number of an enum. */
const surelySmallBytes = 20_000;

function invalid(type: string, fault: string): DomainError {
  return errors.EVENT_INVALID(`${type} cannot be published: ${fault}.`);
}
