import { type WorkContext, workOf } from '../../observability/context.js';
import { isSameTrace, type SpanStart } from '../../observability/tracing.js';
import { eventAttributes, messagingSystem, shortName } from '../wire/span-attributes.js';
import type { Received } from './stuck-events.store.js';

/**
 * The work that events begin, and its span. It continues with the trace of the events where they share one; a batch of
 * several traces begins its own and links to each. Its log lines and calls carry the correlation of the first event.
 */
export function arrivalOf(received: readonly Received[], group: string): { work: WorkContext; span: SpanStart } {
  const [first] = received;
  const { correlationId, type, id } = first!.event;
  const [traceparent, ...others] = new Set(received.map(({ event }) => event.traceparent).filter(Boolean));
  const isOneTrace = received.every(({ event }) => isSameTrace(event.traceparent, traceparent));
  const { topic, partition } = first!.record;
  const isOne = received.length === 1;
  const span: SpanStart = {
    name: `process ${isOne ? shortName(type) : topic}`,
    kind: 'consumer',
    links: isOneTrace || !traceparent ? others : [traceparent, ...others],
    attributes: {
      ...messagingSystem,
      'messaging.operation.type': 'process',
      'messaging.consumer.group.name': group,
      'messaging.destination.name': topic,
      'messaging.destination.partition.id': String(partition),
      ...(isOne ? eventAttributes(id, type) : { 'messaging.batch.message_count': received.length }),
    },
  };
  return { work: workOf({ correlationId, traceparent: isOneTrace ? traceparent : undefined }), span };
}

/** A replay of a stuck event continues in the operator's call; it links to where the event came from. */
export function replaying({ event, record }: Received): SpanStart {
  const attributes = {
    ...messagingSystem,
    'messaging.destination.name': record.topic,
    ...eventAttributes(event.id, event.type),
  };
  return { name: `replay ${shortName(event.type)}`, links: [event.traceparent], attributes };
}
