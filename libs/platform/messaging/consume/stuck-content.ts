import type { EventCodec } from '../wire/codec.js';
import { type EventHeaders, formatOf } from '../wire/envelope.js';

/** What a parked event or a dead letter holds, for a person. */
export interface StuckContent {
  /** The consumer group that could not handle it; `outbox` where the broker refused it. */
  readonly group: string;
  readonly headers: EventHeaders;
  /** Customer that the payload names; empty where it names none or cannot be read. */
  readonly customerId: string;
  /** ProtoJSON of the payload; empty where it cannot be read as its type, or is gone. */
  readonly payloadJson: string;
  /** The bytes of a payload that cannot be read. */
  readonly payloadBase64: string;
}

interface StoredContent {
  readonly group: string;
  readonly headers: EventHeaders;
  readonly value: Buffer | null;
}

export function contentOf({ group, headers, value }: StoredContent, codec: EventCodec): StuckContent {
  const json = value && payloadOf(headers, value, codec);
  return {
    group,
    headers,
    customerId: json ? customerIn(JSON.parse(json), 2) : '',
    payloadJson: json ?? '',
    payloadBase64: json === undefined && value ? value.toString('base64') : '',
  };
}

function payloadOf(headers: EventHeaders, value: Buffer, codec: EventCodec): string | undefined {
  const format = formatOf(headers['content-type']);
  const type = headers.ce_type ?? '';
  if (!format || !codec.knows(type)) return undefined;
  try {
    const bytes = format === 'json' ? codec.fromJson(type, value) : value;
    codec.decode(type, bytes);
    return codec.toJson(type, bytes).toString('utf8');
  } catch {
    return undefined; // It is looked at because it cannot be read.
  }
}

/** The event itself names its customer, or the object of the snapshot in it does. */
function customerIn(payload: object, depth: number): string {
  const { customerId } = payload as { customerId?: unknown };
  if (typeof customerId === 'string') return customerId;
  if (depth === 0) return '';
  for (const part of Object.values(payload) as unknown[]) {
    const found = typeof part === 'object' && part !== null && !Array.isArray(part) ? customerIn(part, depth - 1) : '';
    if (found !== '') return found;
  }
  return '';
}
