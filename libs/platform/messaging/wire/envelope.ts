/** Value format on the wire: the protobuf message, or canonical ProtoJSON of it. */
export type EventFormat = 'protobuf' | 'json';

/** CloudEvents 1.0 attributes of an event. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  /** Service that published it. */
  readonly source: string;
  /** Business time of the event. */
  readonly time: Date;
  readonly subject: string;
  readonly key: string;
  readonly sequence: bigint;
  readonly correlationId: string;
  /** Id of the event that caused it; empty where a person or an rpc did. */
  readonly causationId: string;
  /** W3C trace context of the publisher; empty for none. */
  readonly traceparent: string;
}

/** Header name to text. */
export type EventHeaders = Record<string, string>;

/** All headers but `content-type`, which depends on the format at the time of publishing. */
export function buildHeaders(envelope: Envelope): EventHeaders {
  const headers: EventHeaders = {
    ce_specversion: '1.0',
    ce_id: envelope.id,
    ce_source: `/dunlin/${envelope.source}`,
    ce_type: envelope.type,
    ce_time: envelope.time.toISOString(),
    ce_subject: envelope.subject,
    ce_dataschema: `urn:dunlin:proto:${envelope.type}`,
    ce_partitionkey: envelope.key,
    ce_sequence: envelope.sequence.toString(),
    ce_correlationid: envelope.correlationId,
  };
  if (envelope.causationId) headers.ce_causationid = envelope.causationId;
  if (envelope.traceparent) headers.ce_traceparent = envelope.traceparent;
  return headers;
}

/** The content type of a format, as CloudEvents 1.0 binary mode wants it. */
export const contentTypes: Record<EventFormat, string> = {
  protobuf: 'application/protobuf',
  json: 'application/json',
};

/** @returns the format of a content type, with or without parameters; undefined for any other. */
export function formatOf(contentType: string | undefined): EventFormat | undefined {
  const [essence] = (contentType ?? '').split(';', 1);
  if (essence === contentTypes.protobuf) return 'protobuf';
  return essence === contentTypes.json ? 'json' : undefined;
}

/** The attributes, or what is wrong with the headers in one phrase. */
export type ParsedEnvelope = { readonly envelope: Envelope; readonly fault?: never } | { readonly fault: string };

/** Reads and validates headers; everything a handler or the inbox relies on must be there. */
export function parseHeaders(headers: EventHeaders): ParsedEnvelope {
  if (headers.ce_specversion !== '1.0') return { fault: 'ce_specversion is not 1.0' };
  const id = headers.ce_id ?? '';
  if (!uuid.test(id)) return { fault: 'ce_id is no UUID' };
  const type = headers.ce_type ?? '';
  if (type.length === 0 || type.length > 200) return { fault: 'ce_type is missing or over-long' };
  const source = headers.ce_source ?? '';
  if (!source.startsWith(sourcePrefix) || source.length === sourcePrefix.length) {
    return { fault: 'ce_source is no /dunlin/<service>' };
  }
  const time = new Date(instant.test(headers.ce_time ?? '') ? headers.ce_time! : Number.NaN);
  if (Number.isNaN(time.getTime())) return { fault: 'ce_time is no instant' };
  const { ce_subject: subject, ce_partitionkey: key, ce_sequence: sequence, ce_correlationid: correlationId } = headers;
  if (!subject) return { fault: 'ce_subject is missing' };
  if (!key) return { fault: 'ce_partitionkey is missing' };
  if (!digits.test(sequence ?? '')) return { fault: 'ce_sequence is no number' };
  if (!correlationId) return { fault: 'ce_correlationid is missing' };
  return {
    envelope: {
      id,
      type,
      source: source.slice(sourcePrefix.length),
      time,
      subject,
      key,
      sequence: BigInt(sequence!),
      correlationId,
      causationId: headers.ce_causationid ?? '',
      traceparent: headers.ce_traceparent ?? '',
    },
  };
}

const sourcePrefix = '/dunlin/';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const digits = /^\d{1,19}$/;
