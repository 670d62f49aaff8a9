import type protobuf from 'protobufjs';
import { commentOf, type PublishedEvent } from './published-events.js';

const about =
  'Every fact that the services publish. Values are protobuf messages, or their canonical ProtoJSON with `DUNLIN_EVENTS_FORMAT=json`. [How to consume them](README.md#events), [their topics](../topics.md), and with an example of each: [asyncapi.yaml](asyncapi.yaml).';

/** docs/contracts/events.md: a table of fields for each event. */
export function eventsPage(events: readonly PublishedEvent[]): string {
  const lines = ['# Events', '', about];
  for (const [service, published] of Map.groupBy(events, (event) => event.service)) {
    lines.push('', `## ${service}: \`dunlin.${published[0]!.topic}\``, ...published.flatMap(section));
  }
  return `${lines.join('\n')}\n`;
}

function section({ type, message }: PublishedEvent): string[] {
  return [
    '',
    `### ${message.name}`,
    '',
    `\`${type}\`: ${commentOf(message)}`,
    '',
    '| # | field | type | meaning |',
    '|---|---|---|---|',
    ...message.fieldsArray.map(row),
  ];
}

function row(field: protobuf.Field): string {
  const kind = `${field.repeated ? 'repeated ' : ''}${field.type.replace(/^.*\.(?=[A-Z])/, '')}`;
  return `| ${field.id} | \`${field.name}\` | ${kind} | ${commentOf(field)} |`;
}
