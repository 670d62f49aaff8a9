import type { KafkaSecuritySettings } from '../config/index.js';
import type { Tx } from '../runner/types.js';

/** What a change that follows from an event hands on to everything that follows from it in turn. */
export interface EventCause {
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** W3C trace context to go on from, empty for none; that of the work at hand when absent. */
  readonly traceparent?: string;
}

/** The runner as messaging needs it: a transaction that is not guarded by a request id, because the inbox guards it. */
export abstract class EventTransactions {
  /**
   * BEGIN, business time, body, outbox, COMMIT; again on 40001 and 40P01, so the body may run more than once.
   * What the body throws leaves nothing behind and arrives unchanged.
   */
  abstract inTransaction<Answer>(cause: EventCause, body: (tx: Tx) => Promise<Answer>): Promise<Answer>;
}

/** The part of pino that messaging uses. */
export interface MessagingLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How to reach the broker. */
export interface BrokerAccess {
  /** `host:port` of at least one broker. */
  readonly brokers: readonly string[];
  /** TLS and the sign-in; plain and nobody when absent. */
  readonly security?: KafkaSecuritySettings;
}

/** How to reach the broker and how events look there. */
export interface MessagingSettings extends BrokerAccess {
  /** Stands before every topic and consumer group, so that several releases can share a broker. */
  readonly prefix: string;
  readonly format: EventFormat;
  /** Partitions of a topic that is created here. */
  readonly partitions: number;
  /** Copies of a topic that is created here; -1 leaves it to the broker. */
  readonly replicationFactor?: number;
  /** Whether topics that are missing are created; otherwise they are waited for. True unless given. */
  readonly createTopics?: boolean;
  /** How long a topic that is created here keeps its events. The inbox keeps ids for longer. */
  readonly retentionDays?: number;
  /** Partitions handled at the same time in one process; each holds one database connection while it works. */
  readonly concurrency?: number;
}

/** Value format on the wire: the protobuf message, or canonical ProtoJSON of it. */
export type EventFormat = 'protobuf' | 'json';

/** What has happened in this process since it started; each count only grows. */
export interface MessagingTotals {
  published: number;
  handled: number;
  duplicates: number;
  passedOver: number;
  parked: number;
  replayed: number;
  deadLettered: number;
  failures: number;
  /** Slots of the outbox taken over from a relay that was gone. */
  takenOver: number;
}

export const defaultRetentionDays = 30;
/** The inbox must outlive the topics: a group that is reset reads everything again. */
export const inboxMarginDays = 15;

export function newTotals(): MessagingTotals {
  return {
    published: 0,
    handled: 0,
    duplicates: 0,
    passedOver: 0,
    parked: 0,
    replayed: 0,
    deadLettered: 0,
    failures: 0,
    takenOver: 0,
  };
}
