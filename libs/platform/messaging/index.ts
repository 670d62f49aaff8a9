export {
  type BrokerAccess,
  defaultRetentionDays,
  type MessagingLogger,
  type MessagingSettings,
} from './broker/access.js';
export { probeTopic } from './broker/round-trip.js';
export { topicConfig } from './broker/topics.js';
export type { MessagingTotals } from './broker/totals.js';
export { type DeadLetter, DeadLetters, type DeadLetterState } from './consume/dead-letters.js';
export { DUNLIN_TRANSPORT, OnEvents } from './consume/on-events.js';
export { ParkedEvents, type ParkedKey, type ReplayOutcome, type StuckEvent } from './consume/parked.js';
export type { EventCause, EventTransactions } from './consume/transactions.js';
export { inboxMarginDays } from './inbox/inbox.sql.js';
export { Messaging, type MessagingParts } from './messaging.js';
export { type EncodedEvent, encodeOutgoing, type OutgoingContext, writeOutbox } from './publish/outbox.js';
export { Relay } from './publish/relay.js';
export { decodeEvent, encodeEvent, EventCodec, eventCodec } from './wire/codec.js';
export {
  buildHeaders,
  contentTypes,
  type Envelope,
  type EventFormat,
  type EventHeaders,
  parseHeaders,
} from './wire/envelope.js';
export { groupOf, serviceOf, topicOf } from './wire/topic-names.js';
export type { AnyEvent, IncomingEvent } from './wire/types.js';
