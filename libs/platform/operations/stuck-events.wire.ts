import { type commonV1, toTimestamp } from '#libs/contracts';
import type { DeadLetter } from '../messaging/consume/dead-letters.js';
import type { ParkedKey, StuckEvent } from '../messaging/consume/parked.js';
import type { StuckContent } from '../messaging/consume/stuck-content.js';

export function toWireParkedKey({ group, topic, key, eventCount, error, parkedAt }: ParkedKey): commonV1.ParkedKeyInit {
  return { group, topic, key, eventCount: String(eventCount), error, parkedTime: toTimestamp(parkedAt) };
}

export function toWireStuckEvent(event: StuckEvent): commonV1.StuckEventInit {
  const { eventId, type, topic, partition, offset, key, reason, attemptCount, heldAt } = event;
  const place = { topic, partition, offset: String(offset), key };
  return { eventId, type, ...place, reason, attemptCount, heldTime: toTimestamp(heldAt) };
}

export function toWireDeadLetter(letter: DeadLetter): commonV1.StuckEventInit {
  const { id, state, decidedBy, decisionReason, decidedAt } = letter;
  return {
    ...toWireStuckEvent(letter),
    deadLetterId: String(id),
    state: `STATE_${state}`,
    decision: decidedAt && { actor: decidedBy!, reason: decisionReason!, decidedTime: toTimestamp(decidedAt) },
  };
}

export function toWireContent(content: StuckContent): commonV1.StuckContentInit {
  const { headers, ...texts } = content;
  const { group, customerId, payloadJson, payloadBase64 } = texts;
  return {
    group,
    source: (headers.ce_source ?? '').replace(/^\/dunlin\//, ''),
    customerId,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    payloadJson,
    payloadBase64,
  };
}
