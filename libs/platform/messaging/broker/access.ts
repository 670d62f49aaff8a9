import type { KafkaSecuritySettings } from '../../config/index.js';
import type { EventFormat } from '../wire/envelope.js';

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
  /** Transactions that handle events at the same time in one process; each holds a database connection. */
  readonly concurrency: number;
}

export const defaultRetentionDays = 30;
