import type { Command } from 'commander';
import { allPages, type Dunlin } from '#libs/client';
import { type commonV1, serviceNames } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { addCommand, choice, yesOption } from '../../options.js';
import { fields } from '../../output.js';
import { type DeadLetter, deadLettersOf } from './dead-letters.js';
import { shownContent } from './stuck-content.js';

interface KeyOptions extends CommonOptions {
  service: string;
  topic: string;
  key: string;
}

interface ServiceOptions extends CommonOptions {
  service?: string;
  wide?: boolean;
}

const keyExample = '--service payment --topic dunlin.invoice --key 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41';

export function addParkedCommands(parked: Command): void {
  addCommand(
    parked,
    'list',
    'Lists parked keys and open dead letters of every service.',
    'parked list --service payment',
  )
    .addOption(choice('--service <name>', 'only of this service', serviceNames))
    .option('--wide', 'in rows as long as it takes')
    .action(action<ServiceOptions, []>(listParked));
  addKeyOptions(
    addCommand(
      parked,
      'show',
      'Shows the events that wait behind a key, in order, or what one of them holds.',
      `parked show ${keyExample}`,
    ),
  )
    .option('--event-id <id>', 'one of the events, with its headers and its payload')
    .action(
      action<KeyOptions & { eventId?: string }, []>(async ({ dunlin, output }, { service, topic, key, eventId }) => {
        const group = await groupOf(dunlin, service, topic, key);
        if (eventId !== undefined) {
          const request = { group, topic, key, eventId };
          const { event, content } = await dunlin.operations(service).getParkedEvent(request, dunlin.caller);
          output.one({ ...event, ...shownContent(content!) });
          return;
        }
        const { events } = await dunlin.operations(service).getParkedKey({ group, topic, key }, dunlin.caller);
        output.many(events, fields('eventId', 'type', 'reason', 'attemptCount', 'heldTime'));
      }),
    );
  addKeyOptions(
    addCommand(parked, 'replay', 'Replays the events of a key in order.', `parked replay ${keyExample}`),
  ).action(
    action<KeyOptions, []>(async (context, { service, topic, key }) => {
      const { dunlin, output, requestId } = context;
      const group = await groupOf(dunlin, service, topic, key);
      const request = { requestId, group, topic, key };
      const replayed = await dunlin.operations(service).replayParkedKey(request, dunlin.caller);
      output.one(replayed);
      if (replayed.error !== '') process.exitCode = 1;
    }),
  );
  addKeyOptions(
    addCommand(
      parked,
      'drop',
      'Drops the first event of a key; it is never handled.',
      `parked drop ${keyExample} --reason "of a payment that never was"`,
    ),
  )
    .requiredOption('--reason <text>', 'why; it is kept with the dead letter')
    .option(...yesOption)
    .action(
      action<KeyOptions & { reason: string }, []>(async (context, { service, topic, key, reason }) => {
        const { dunlin, output, requestId, confirm } = context;
        const group = await groupOf(dunlin, service, topic, key);
        const { events } = await dunlin.operations(service).getParkedKey({ group, topic, key }, dunlin.caller);
        await confirm(`Drop ${events[0]?.type ?? 'the first event'}? ${service} will never know of it.`);
        const request = { requestId, group, topic, key, eventId: events[0]?.eventId ?? '', reason };
        output.one(await dunlin.operations(service).dropParkedEvent(request, dunlin.caller));
      }),
    );
}

function addKeyOptions(command: Command): Command {
  return command
    .addOption(choice('--service <name>', 'service that parked it', serviceNames).makeOptionMandatory())
    .requiredOption('--topic <topic>')
    .requiredOption('--key <key>');
}

async function listParked({ dunlin, output }: CommandContext, { service, wide }: ServiceOptions): Promise<void> {
  const services = service ? [service] : serviceNames;
  const rows = await Promise.all(
    services.map(async (name) => {
      const [keys, letters] = await Promise.all([allParkedKeys(dunlin, name), deadLettersOf(dunlin, name)]);
      return [...keys.map((key) => parkedRow(name, key)), ...letters];
    }),
  );
  const long: readonly string[] = ['KEY', 'REASON'];
  const columns = fields<DeadLetter>('service', 'kind', 'topic', 'key', 'events', 'reason', 'since');
  output.many(
    rows.flat(),
    columns.map((column) => ({ ...column, long: long.includes(column.head) })),
    { wide },
  );
}

function parkedRow(service: string, { topic, key, eventCount, error, parkedTime }: commonV1.ParkedKey): DeadLetter {
  return { service, kind: 'parked', topic, key, events: Number(eventCount), reason: error, since: parkedTime };
}

function allParkedKeys(dunlin: Dunlin, service: string): Promise<commonV1.ParkedKey[]> {
  return allPages(10_000, async (pageSize, pageToken) => {
    const read = await dunlin.operations(service).listParkedKeys({ pageSize, pageToken }, dunlin.caller);
    return { items: read.parkedKeys, nextPageToken: read.nextPageToken };
  });
}

/** @throws PARKED_KEY_NOT_FOUND */
async function groupOf(dunlin: Dunlin, service: string, topic: string, key: string): Promise<string> {
  const parkedKeys = await allParkedKeys(dunlin, service);
  const found = parkedKeys.find((parked) => parked.topic === topic && parked.key === key);
  if (!found) {
    throw new DomainError(
      'PARKED_KEY_NOT_FOUND',
      'not-found',
      `${service} holds no parked events of ${key} on ${topic}. See dunlin parked list.`,
    );
  }
  return found.group;
}
