import type { Command } from 'commander';
import { allPages, type Dunlin } from '#libs/client';
import { type commonV1, serviceNames } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, choice } from '../../options.js';

/** An event that is not handled, or a key behind which such events wait. */
export interface DeadLetter {
  readonly service: string;
  readonly kind: 'parked' | 'dead letter';
  readonly topic: string;
  readonly key: string;
  readonly events: number;
  readonly reason: string;
  readonly since: commonV1.StuckEvent['heldTime'];
}

export function addDeadLetterCommands(letters: Command): void {
  addListOptions(
    addCommand(
      letters,
      'list',
      'Lists events that a service gave up or dropped.',
      'dead-letter list --service payment',
    ).addOption(choice('--service <name>', 'which service', serviceNames).makeOptionMandatory()),
  ).action(action<ListOptions & { service: string }, []>(listDeadLetters));
}

async function listDeadLetters(
  context: CommandContext,
  options: CommonOptions & ListOptions & { service: string },
): Promise<void> {
  const page = await readList(options, lettersPage(context.dunlin, options.service));
  await showList(context, options, page, () => page.items, [
    { head: 'SINCE', of: (event) => event.heldTime },
    { head: 'TYPE', of: (event) => event.type, long: true },
    { head: 'KEY', of: (event) => event.key, long: true },
    { head: 'REASON', of: (event) => event.reason, long: true },
    { head: 'TOPIC', of: (event) => event.topic, wide: true },
    { head: 'PARTITION', of: (event) => event.partition, wide: true },
    { head: 'OFFSET', of: (event) => event.offset, wide: true },
    { head: 'EVENT ID', of: (event) => event.eventId, wide: true },
  ]);
}

/** Dead letters of one service beside its parked keys. */
export async function deadLettersOf(dunlin: Dunlin, service: string): Promise<DeadLetter[]> {
  const letters = await allPages(10_000, lettersPage(dunlin, service));
  return letters.map(({ topic, key, reason, heldTime }) => {
    return { service, kind: 'dead letter', topic, key, events: 1, reason, since: heldTime };
  });
}

function lettersPage(dunlin: Dunlin, service: string) {
  return async (pageSize: number, pageToken: string) => {
    const read = await dunlin.operations(service).listDeadLetters({ pageSize, pageToken }, dunlin.caller);
    return { items: read.events, nextPageToken: read.nextPageToken };
  };
}
