import type { EventInits } from '#libs/contracts';
import type { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { stableHash } from '#libs/text';
import type { OutgoingEvent, Queryable } from '#libs/transactions';
import { errors } from '../../errors.js';
import { eventCodec } from '../wire/codec.js';
import { buildHeaders } from '../wire/envelope.js';
import { serviceOf } from '../wire/topic-names.js';
import { slotCount } from './outbox.sql.js';

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
}

/**
 * Makes an outbox row of an event and fills in its cause.
 *
 * @throws EVENT_INVALID for a payload that is no such message, a type of another service, an empty key,
 * subject, actor or correlation id, a negative sequence, or more than 900 kB, which the broker would refuse for ever.
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
  if (payload.byteLength > maxPayloadBytes) {
    throw invalid(type, `it takes ${payload.byteLength} bytes and may take ${maxPayloadBytes}`);
  }
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

/** How many committed events wait to be published, and since when the oldest does. */
export async function outboxDepth(query: Queryable): Promise<{ depth: number; oldestAgeMs: number }> {
  const [row] = await query.query<{ depth: string; age_ms: string }>(
    `SELECT count(*)::text AS depth,
            coalesce(extract(epoch FROM clock_timestamp() - min(created_at)) * 1000, 0)::bigint::text AS age_ms
       FROM outbox`,
  );
  return { depth: Number(row!.depth), oldestAgeMs: Number(row!.age_ms) };
}

/** The slot of a key, so that one relay at a time publishes the events of a key. */
export function slotOf(key: string): number {
  return stableHash(key) % slotCount;
}

/** Below the broker's default limit of a record batch, with room for headers. */
const maxPayloadBytes = 900_000;

function invalid(type: string, fault: string): DomainError {
  return errors.EVENT_INVALID(`${type} cannot be published: ${fault}.`);
}
