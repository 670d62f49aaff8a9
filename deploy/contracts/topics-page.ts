import { PlatformSettings } from '#libs/platform';
import { defaultRetentionDays, inboxMarginDays, probeTopic, topicConfig } from '#libs/platform/messaging';
import { exampleOf } from './examples/index.js';
import type { PublishedEvent } from './published-events.js';

const { kafkaPartitions, kafkaReplicationFactor, kafkaTopicPrefix } = PlatformSettings.shape;
const prefix = kafkaTopicPrefix.defaultText!;
const partitions = Number(kafkaPartitions.defaultText);

const growth = `## Growing

Choose the number of partitions for the years to come, before the first event: it bounds how many consumers of a group can work, Dunlin's own and yours, and a later change moves keys.

To raise it all the same, keep the order of keys:

1. Stop what publishes on the topic: scale the Deployment with the \`relay\` role of its service to nothing. Events wait in the outbox; where the role has a Deployment of its own, the service continues answering.
2. Wait until every group that reads the topic has a lag of zero, yours too.
3. \`kafka-topics.sh --alter --topic <topic> --partitions <more>\`, and set [\`${kafkaPartitions.chart}\`](values.md), so that new topics get as many.
4. Start the service again.

Partitions are never taken away. Without the pause, events of a customer from before and after are in two partitions, where a consumer may see the younger first. \`ce_sequence\` shows it; Dunlin's services let the older one change nothing, and park a key whose first event they have not seen yet.

Disk: events a day × bytes of an event × days of retention × replicas. An invoice that is reminded twice, paid and closed makes about a dozen events. More retention is set at the topic (\`retention.ms\`); a service asks the broker for it once an hour and remembers what it handled for ${inboxMarginDays} days longer, so that a group that is reset handles nothing twice. Where its user has no right to DescribeConfigs on the topics, that is ${defaultRetentionDays + inboxMarginDays} days; with topics that keep events for ever, ten years.

\`min.insync.replicas\` belongs at 2 with three replicas: services publish with \`acks=all\`. Compaction does not fit: an event is no last value of its key.`;

/** docs/topics.md: the topics, and what an operator should know to keep them. */
export function topicsPage(events: readonly PublishedEvent[]): string {
  const { 'cleanup.policy': policy } = topicConfig();
  const byTopic = [...Map.groupBy(events, ({ topic }) => topic)];
  const rows = byTopic.map(([topic, published]) => {
    const bytes = published.map(({ type }) => sizesOf(type));
    const [protobuf, json] = [mean(bytes.map((size) => size.protobuf)), mean(bytes.map((size) => size.json))];
    return `| \`${prefix}${topic}\` | [${published[0]!.service}](contracts/events.md) | ${published.length} | ${protobuf} | ${json} |`;
  });
  const lines = [
    '# Topics',
    '',
    `One for each service and major version. They are made with ${partitions} partitions (\`${kafkaPartitions.variable}\`), ${replicas()} (\`${kafkaReplicationFactor.variable}\`), \`cleanup.policy=${policy}\` and ${defaultRetentionDays} days of retention; one that is there is used as it is. \`${prefix}\` is \`${kafkaTopicPrefix.variable}\`. The chart makes them by a Job unless \`topics.create\` is false.`,
    '',
    'The key is the id of the customer where an event concerns one, else the id of its subject: a file, a sequence. Order holds for a key.',
    '',
    '| topic | published by | kinds of events | bytes of one, protobuf | bytes of one, JSON |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    `Bytes are those of the examples in [asyncapi.yaml](contracts/asyncapi.yaml), headers included, before compression. \`helm test\` sends a message over \`${probeTopic(prefix)}\`, which has one partition; no service reads it.`,
    '',
    growth,
  ];
  return `${lines.join('\n')}\n`;
}

function replicas(): string {
  const { defaultText } = kafkaReplicationFactor;
  return defaultText === '-1' ? "the broker's own number of replicas" : `${defaultText} replicas`;
}

function sizesOf(type: PublishedEvent['type']): { protobuf: number; json: number } {
  const { headers, protobuf, json } = exampleOf(type);
  const envelope = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return { protobuf: envelope + protobuf.byteLength, json: envelope + Buffer.byteLength(JSON.stringify(json)) };
}

const mean = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((sum, number) => sum + number, 0) / numbers.length);
