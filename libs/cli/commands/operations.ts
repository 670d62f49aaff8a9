import type { Command } from 'commander';
import { allPages, type Dunlin } from '#libs/client';
import { serviceNames, type commonV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../context.js';
import { choice } from '../options.js';

interface KeyOptions extends CommonOptions {
  service: string;
  topic: string;
  key: string;
  reason?: string;
}

export function addOperationsCommands(program: Command): void {
  const parked = program.command('parked').description('Events that wait behind one that failed.');
  parked
    .command('list')
    .description('Lists parked keys and dead letters of every service.')
    .addOption(choice('--service <name>', 'only of this service', serviceNames))
    .action(action<CommonOptions & { service?: string }, []>(listParked));
  keyed(parked.command('show').description('Shows the events that wait behind a key, in order.')).action(
    action<KeyOptions, []>(async ({ dunlin, output }, { service, topic, key }) => {
      const group = await groupOf(dunlin, service, topic, key);
      const { events } = await dunlin.operations(service).getParkedKey({ group, topic, key }, dunlin.caller);
      output.many(events, ['eventId', 'type', 'reason', 'attemptCount', 'heldTime']);
    }),
  );
  keyed(parked.command('replay').description('Replays the events of a key in order.')).action(
    action<KeyOptions, []>(async (context, { service, topic, key }) => {
      const { dunlin, output, requestId } = context;
      const group = await groupOf(dunlin, service, topic, key);
      const answer = await dunlin.operations(service).replayParkedKey({ requestId, group, topic, key }, dunlin.caller);
      output.one(answer);
      if (answer.error !== '') process.exitCode = 1;
    }),
  );
  keyed(parked.command('drop').description('Drops the first event of a key; it is never handled.'))
    .requiredOption('--reason <text>')
    .action(
      action<KeyOptions, []>(async (context, { service, topic, key, reason }) => {
        const { dunlin, output, requestId } = context;
        const group = await groupOf(dunlin, service, topic, key);
        const { events } = await dunlin.operations(service).getParkedKey({ group, topic, key }, dunlin.caller);
        const request = { requestId, group, topic, key, eventId: events[0]?.eventId ?? '', reason: reason ?? '' };
        output.one(await dunlin.operations(service).dropParkedEvent(request, dunlin.caller));
      }),
    );
  program
    .command('events')
    .description('Published facts.')
    .command('tail')
    .description('Prints events as they are published, until interrupted.')
    .addOption(choice('--service <name>', 'only of this service', serviceNames))
    .option('--from-beginning', 'the kept ones first')
    .action(
      action<CommonOptions & { service?: string; fromBeginning?: boolean }, []>(async ({ output }, options) => {
        const services = options.service ? [options.service] : serviceNames;
        const brokers = (process.env['DUNLIN_KAFKA_BROKERS'] ?? '').split(',').filter(Boolean);
        if (brokers.length === 0) {
          throw new DomainError(
            'BROKERS_MISSING',
            'invalid',
            'DUNLIN_KAFKA_BROKERS is not set. Set it to host:port of the brokers.',
          );
        }
        const prefix = process.env['DUNLIN_KAFKA_TOPIC_PREFIX'] ?? 'dunlin.';
        const wanted = { services, fromBeginning: options.fromBeginning ?? false };
        // Loaded here, because no other command needs more than to call services.
        const { tailTopics } = await import('#libs/platform');
        await tailTopics({ brokers, prefix }, wanted, (event) => {
          if (output.json) process.stdout.write(`${JSON.stringify(event)}\n`);
          else process.stdout.write(`${event.time} ${event.type} key=${event.key} ${JSON.stringify(event.payload)}\n`);
        });
      }),
    );
}

function keyed(command: Command): Command {
  return command
    .addOption(choice('--service <name>', 'service that parked it', serviceNames).makeOptionMandatory())
    .requiredOption('--topic <topic>')
    .requiredOption('--key <key>');
}

async function listParked({ dunlin, output }: CommandContext, { service }: { service?: string }): Promise<void> {
  const services = service ? [service] : serviceNames;
  const rows = await Promise.all(
    services.map(async (name) => {
      const operations = dunlin.operations(name);
      const keys = await allParkedKeys(dunlin, name);
      const letters = await allPages(10_000, async (pageSize, pageToken) => {
        const page = await operations.listDeadLetters({ pageSize, pageToken }, dunlin.caller);
        return { items: page.events, nextPageToken: page.nextPageToken };
      });
      return [
        ...keys.map(({ topic, key, eventCount, error, parkedTime }) => ({
          service: name,
          kind: 'parked',
          topic,
          key,
          events: Number(eventCount),
          reason: error,
          since: parkedTime,
        })),
        ...letters.map(({ topic, key, reason, heldTime }) => ({
          service: name,
          kind: 'dead letter',
          topic,
          key,
          events: 1,
          reason,
          since: heldTime,
        })),
      ];
    }),
  );
  output.many(rows.flat(), ['service', 'kind', 'topic', 'key', 'events', 'reason', 'since']);
}

function allParkedKeys(dunlin: Dunlin, service: string): Promise<commonV1.ParkedKey[]> {
  return allPages(10_000, async (pageSize, pageToken) => {
    const page = await dunlin.operations(service).listParkedKeys({ pageSize, pageToken }, dunlin.caller);
    return { items: page.parkedKeys, nextPageToken: page.nextPageToken };
  });
}

async function groupOf(dunlin: Dunlin, service: string, topic: string, key: string): Promise<string> {
  const parkedKeys = await allParkedKeys(dunlin, service);
  const found = parkedKeys.find((parked) => parked.topic === topic && parked.key === key);
  if (!found) {
    throw new DomainError(
      'PARKED_KEY_UNKNOWN',
      'not-found',
      `${service} holds no parked events of ${key} on ${topic}. See dunlin parked list.`,
    );
  }
  return found.group;
}
