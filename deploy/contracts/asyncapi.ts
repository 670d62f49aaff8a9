import { PlatformSettings } from '#libs/platform';
import { contentTypes, topicConfig } from '#libs/platform/messaging';
import { exampleOf } from './examples/index.js';
import { type JsonSchema, ProtoJsonSchemas } from './json-schema.js';
import { commentOf, type PublishedEvent } from './published-events.js';

/** An AsyncAPI 3 document. */
export type AsyncApiDocument = Readonly<Record<string, unknown>>;

const description = `Events that the services of Dunlin publish on Kafka, as CloudEvents 1.0 in binary mode.

The payload schemas and examples are the canonical ProtoJSON of the messages in \`protos/\`. That is the value where
\`content-type\` is \`${contentTypes.json}\`; by default it is \`${contentTypes.protobuf}\` and the value is the message itself.
Fields that have their default are absent. Within a major version fields, enum values and events are only added: pass
over what you do not know.`;

/** The attributes that every event has; \`ce_type\` and \`ce_dataschema\` are stated at each event. */
const headers: Readonly<Record<string, JsonSchema>> = {
  ce_specversion: { type: 'string', const: '1.0', description: 'Version of CloudEvents.' },
  ce_id: { type: 'string', format: 'uuid', description: 'Identifies duplicates: the same id is the same event.' },
  ce_source: { type: 'string', description: 'Service that published it, `/dunlin/<service>`.' },
  ce_type: { type: 'string', description: 'Full name of the message.' },
  ce_time: { type: 'string', format: 'date-time', description: 'Business time of the event.' },
  ce_subject: { type: 'string', description: 'Id of what the event is about.' },
  ce_dataschema: { type: 'string', description: 'Name of the schema.' },
  ce_partitionkey: { type: 'string', description: 'The key of the record, within which order holds.' },
  ce_sequence: { type: 'string', pattern: '^[0-9]+$', description: 'Version of the subject after the event.' },
  ce_correlationid: { type: 'string', description: 'Shared by all that follows from one first cause.' },
  ce_causationid: { type: 'string', description: 'The event that caused it; absent where a person or an rpc did.' },
  ce_traceparent: { type: 'string', description: 'W3C trace context of the publisher.' },
  'content-type': { type: 'string', enum: Object.values(contentTypes), description: 'Form of the value.' },
};
const optionalHeaders = new Set(['ce_causationid', 'ce_traceparent']);

/** @param version of the product */
export function asyncApiDocument(events: readonly PublishedEvent[], version: string): AsyncApiDocument {
  const schemas = new ProtoJsonSchemas();
  const messages = Object.fromEntries(events.map((event) => [event.type, messageOf(event, schemas)]));
  const byService = [...Map.groupBy(events, ({ service }) => service)];
  return {
    asyncapi: '3.0.0',
    info: { title: 'Dunlin events', version, description, license: { name: 'Apache-2.0' } },
    defaultContentType: contentTypes.protobuf,
    servers: { kafka: { host: '{brokers}', protocol: 'kafka', variables: { brokers: { default: 'localhost:9092' } } } },
    channels: Object.fromEntries(byService.map(([service, published]) => [service, channelOf(published)])),
    operations: Object.fromEntries(byService.map(([service, published]) => operationOf(service, published))),
    components: {
      messageTraits: { cloudEvent: { headers: cloudEventHeaders(), correlationId } },
      messages,
      schemas: Object.fromEntries(Object.entries(schemas.all).sort(([one], [other]) => (one < other ? -1 : 1))),
    },
  };
}

const correlationId = { location: '$message.header#/ce_correlationid' };

function cloudEventHeaders(): JsonSchema {
  const required = Object.keys(headers).filter((name) => !optionalHeaders.has(name));
  return { type: 'object', required, properties: headers };
}

function messageOf({ type, message }: PublishedEvent, schemas: ProtoJsonSchemas): JsonSchema {
  const { headers: given, json } = exampleOf(type);
  return {
    name: type,
    title: message.name,
    summary: commentOf(message),
    contentType: contentTypes.protobuf,
    traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
    headers: {
      type: 'object',
      properties: { ce_type: { const: type }, ce_dataschema: { const: given.ce_dataschema } },
    },
    payload: schemas.add(message),
    bindings: { kafka: { key: { type: 'string' }, bindingVersion: '0.5.0' } },
    examples: [{ name: message.name, headers: given, payload: json }],
  };
}

function channelOf([first, ...others]: readonly PublishedEvent[]): JsonSchema {
  const { kafkaTopicPrefix, kafkaPartitions } = PlatformSettings.shape;
  const prefix = kafkaTopicPrefix.defaultText;
  const refs = [first!, ...others].map(({ type, message }) => [
    message.name,
    { $ref: `#/components/messages/${type}` },
  ]);
  return {
    address: `{prefix}${first!.topic}`,
    description: `Events of the ${first!.service} service, in order for a key.`,
    parameters: {
      prefix: { default: prefix, description: 'Set by the operator, so that releases can share brokers.' },
    },
    messages: Object.fromEntries(refs) as JsonSchema,
    bindings: {
      kafka: {
        topic: `${prefix}${first!.topic}`,
        partitions: Number(kafkaPartitions.defaultText),
        topicConfiguration: topicConfiguration(),
        bindingVersion: '0.5.0',
      },
    },
  };
}

function topicConfiguration(): JsonSchema {
  const { 'cleanup.policy': policy, 'retention.ms': retentionMs } = topicConfig();
  return { 'cleanup.policy': [policy], 'retention.ms': Number(retentionMs) };
}

function operationOf(service: string, published: readonly PublishedEvent[]): [string, JsonSchema] {
  const channel = `#/channels/${service}`;
  const messages = published.map(({ message }) => ({ $ref: `${channel}/messages/${message.name}` }));
  const summary = `The ${service} service publishes its events.`;
  return [`publish-${service}`, { action: 'send', summary, channel: { $ref: channel }, messages }];
}
