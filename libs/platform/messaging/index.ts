export { topicConfig } from './broker/topics.js';
export { probeTopic } from './broker/round-trip.js';
export {
  defaultRetentionDays,
  type BrokerAccess,
  type MessagingLogger,
  type MessagingSettings,
} from './broker/access.js';
export type { MessagingTotals } from './broker/totals.js';
export { inboxMarginDays } from './consume/inbox.sql.js';
export { DUNLIN_TRANSPORT, OnEvents } from './consume/on-events.js';
export { ParkedEvents, type HeldEvent, type ParkedKey, type ReplayOutcome } from './consume/parked.js';
export type { EventCause, EventTransactions } from './consume/transactions.js';
export { Messaging, type MessagingParts } from './messaging.js';
export { encodeOutgoing, outboxDepth, writeOutbox, type EncodedEvent, type OutgoingContext } from './publish/outbox.js';
export { Relay } from './publish/relay.js';
export { EventCodec, decodeEvent, encodeEvent, eventCodec } from './wire/codec.js';
export {
  buildHeaders,
  contentTypes,
  parseHeaders,
  type Envelope,
  type EventFormat,
  type EventHeaders,
} from './wire/envelope.js';
export { groupOf, serviceOf, topicOf } from './wire/topic-names.js';
export type { AnyEvent, IncomingEvent } from './wire/types.js';
