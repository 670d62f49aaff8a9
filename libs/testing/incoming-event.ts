import type { EventInits } from '#libs/contracts';
import { newId } from '#libs/ids';
import { type AnyEvent, decodeEvent, encodeEvent, type IncomingEvent } from '#libs/platform';

let sequence = 0;

/**
 * An event as the transport hands it to a handler: encoded and decoded, with the defaults of its message. It is newer
 * than the one before and began something of its own, unless its head says otherwise.
 */
export function incomingEvent<Type extends keyof EventInits>(
  type: Type,
  payload: EventInits[Type],
  head: Partial<Omit<IncomingEvent, 'type' | 'payload'>> = {},
): AnyEvent<Type> {
  return {
    id: newId(),
    type,
    key: 'key',
    subject: 'subject',
    sequence: BigInt(++sequence),
    time: new Date(0),
    correlationId: newId(),
    causationId: '',
    traceparent: '',
    source: 'spec',
    ...head,
    payload: decodeEvent(type, encodeEvent(type, payload)),
  } as AnyEvent<Type>;
}
