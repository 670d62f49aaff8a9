import type { EventPayloads } from '#libs/contracts';

/** A published event as it reaches a handler. */
export interface IncomingEvent<Type extends keyof EventPayloads = keyof EventPayloads> {
  /** ce_id; deduplicates. */
  readonly id: string;
  readonly type: Type;
  /** Customer id where the event concerns one, else the aggregate's id. */
  readonly key: string;
  /** The aggregate the event is about. */
  readonly subject: string;
  /** The aggregate's version after the change. */
  readonly sequence: bigint;
  /** Business time of the event. */
  readonly time: Date;
  readonly correlationId: string;
  readonly causationId: string;
  /** W3C trace context of its publishing, empty for none. */
  readonly traceparent: string;
  /** Service that published it. */
  readonly source: string;
  readonly payload: EventPayloads[Type];
}

/** An incoming event whose payload type follows from its `type`, for switches. */
export type AnyEvent<Types extends keyof EventPayloads = keyof EventPayloads> = {
  [Type in Types]: IncomingEvent<Type>;
}[Types];
