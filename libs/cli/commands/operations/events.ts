import type { Command } from 'commander';
import { serviceNames } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { addCommand, choice } from '../../options.js';

interface TailOptions extends CommonOptions {
  service?: string;
  fromBeginning?: boolean;
}

export function addEventsCommands(events: Command): void {
  addCommand(
    events,
    'tail',
    'Prints events as they are published, until interrupted.',
    'events tail --service payment --from-beginning --json',
  )
    .addOption(choice('--service <name>', 'only of this service', serviceNames))
    .option('--from-beginning', 'the kept ones first')
    .action(action<TailOptions, []>(tail));
}

async function tail({ output }: CommandContext, options: TailOptions): Promise<void> {
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
}
