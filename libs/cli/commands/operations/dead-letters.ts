import type { Command } from 'commander';
import { allPages, type Dunlin } from '#libs/client';
import { type commonV1, serviceNames } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, choice, yesOption } from '../../options.js';
import { shownContent } from './stuck-content.js';

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

const states = {
  open: 'STATE_OPEN',
  replayed: 'STATE_REPLAYED',
  dropped: 'STATE_DROPPED',
} as const;

interface ServiceOptions extends CommonOptions {
  service: string;
}

interface LetterListOptions extends ServiceOptions, ListOptions {
  state?: keyof typeof states;
}

const example = '12 --service payment';

export function addDeadLetterCommands(letters: Command): void {
  addListOptions(
    addService(
      addCommand(
        letters,
        'list',
        'Lists events that no handler could be given, and what was decided about them.',
        'dead-letter list --service payment --state open',
      ),
    ).addOption(choice('--state <state>', 'only in this state', Object.keys(states))),
  ).action(action<LetterListOptions, []>(listDeadLetters));
  addService(
    addCommand(letters, 'show', 'Shows a dead letter with its headers and its payload.', `dead-letter show ${example}`),
  )
    .argument('<id>')
    .action(
      action<ServiceOptions, [string]>(async ({ dunlin, output }, { service }, deadLetterId) => {
        const { event, content } = await dunlin.operations(service).getDeadLetter({ deadLetterId }, dunlin.caller);
        output.one({ ...event, ...shownContent(content!) });
      }),
    );
  addService(
    addCommand(
      letters,
      'replay',
      'Handles a dead letter again; one that fails again stays open.',
      `dead-letter replay ${example}`,
    ),
  )
    .argument('<id>')
    .action(
      action<ServiceOptions, [string]>(async ({ dunlin, output, requestId }, { service }, deadLetterId) => {
        const request = { requestId, deadLetterId };
        const replayed = await dunlin.operations(service).replayDeadLetter(request, dunlin.caller);
        output.one({ deadLetterId, ...replayed });
        if (replayed.error !== '') process.exitCode = 1;
      }),
    );
  addService(
    addCommand(
      letters,
      'drop',
      'Drops a dead letter; it is never handled, and kept with who dropped it and why.',
      `dead-letter drop ${example} --reason "written by a test"`,
    ),
  )
    .argument('<id>')
    .requiredOption('--reason <text>', 'why; it is kept with the dead letter')
    .option(...yesOption)
    .action(
      action<ServiceOptions & { reason: string }, [string]>(async (context, { service, reason }, deadLetterId) => {
        const { dunlin, output, requestId, confirm } = context;
        await confirm(`Drop the dead letter ${deadLetterId}? ${service} will never know of it.`);
        await dunlin.operations(service).dropDeadLetter({ requestId, deadLetterId, reason }, dunlin.caller);
        output.one({ deadLetterId, dropped: true });
      }),
    );
}

function addService(command: Command): Command {
  return command.addOption(choice('--service <name>', 'which service', serviceNames).makeOptionMandatory());
}

async function listDeadLetters(context: CommandContext, options: LetterListOptions): Promise<void> {
  const { service, state } = options;
  const page = await readList(options, lettersPage(context.dunlin, service, state && states[state]));
  await showList(context, options, page, () => page.items, [
    { head: 'ID', of: (event) => event.deadLetterId },
    { head: 'SINCE', of: (event) => event.heldTime },
    { head: 'STATE', of: (event) => event.state },
    { head: 'TYPE', of: (event) => event.type, long: true },
    { head: 'KEY', of: (event) => event.key, long: true },
    { head: 'REASON', of: (event) => event.reason, long: true },
    { head: 'DECIDED BY', of: (event) => event.decision?.actor, long: true },
    { head: 'DECIDED', of: (event) => event.decision?.decidedTime, wide: true },
    { head: 'DECISION REASON', of: (event) => event.decision?.reason, wide: true },
    { head: 'TOPIC', of: (event) => event.topic, wide: true },
    { head: 'PARTITION', of: (event) => event.partition, wide: true },
    { head: 'OFFSET', of: (event) => event.offset, wide: true },
    { head: 'EVENT ID', of: (event) => event.eventId, wide: true },
  ]);
}

/** Open dead letters of one service beside its parked keys. */
export async function deadLettersOf(dunlin: Dunlin, service: string): Promise<DeadLetter[]> {
  const letters = await allPages(10_000, lettersPage(dunlin, service, states.open));
  return letters.map(({ topic, key, reason, heldTime }) => {
    return { service, kind: 'dead letter', topic, key, events: 1, reason, since: heldTime };
  });
}

function lettersPage(dunlin: Dunlin, service: string, state?: (typeof states)[keyof typeof states]) {
  return async (pageSize: number, pageToken: string) => {
    const request = { pageSize, pageToken, ...(state && { state }) };
    const read = await dunlin.operations(service).listDeadLetters(request, dunlin.caller);
    return { items: read.events, nextPageToken: read.nextPageToken };
  };
}
