import { type OpenSpan, startSpan } from '../../observability/tracing.js';
import type { EventHeaders } from '../wire/envelope.js';
import { eventAttributes, messagingSystem, shortName } from '../wire/span-attributes.js';

/** The span of publishing one event, in the event's own trace. */
export function publishing(
  { ce_id: id, ce_type: type, ce_traceparent: parent }: EventHeaders,
  topic: string,
): OpenSpan {
  const attributes = {
    ...messagingSystem,
    'messaging.operation.type': 'send',
    'messaging.destination.name': topic,
    ...eventAttributes(id!, type!),
  };
  return startSpan({ name: `publish ${shortName(type!)}`, kind: 'producer', attributes }, parent);
}
