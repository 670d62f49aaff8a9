import type { Command } from 'commander';
import type { customerV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand } from '../../options.js';
import { fields } from '../../output.js';
import { personIdOf, personIdsOf } from './staff.js';

type Kind = 'KIND_QUEUE' | 'KIND_GROUP';

interface RosterListOptions extends ListOptions {
  member?: string;
}

interface ApplyOptions extends CommonOptions {
  title?: string;
}

export function addQueueCommands(queue: Command): void {
  addRosterCommands(queue, 'queue', 'KIND_QUEUE', 'callers');
}

export function addGroupCommands(group: Command): void {
  addRosterCommands(group, 'group', 'KIND_GROUP', 'collections');
}

function addRosterCommands(noun: Command, word: string, kind: Kind, example: string): void {
  addListOptions(
    addCommand(noun, 'list', `Lists ${word}s by name.`, `${word} list --member ann`).option(
      '--member <sub or id>',
      'only those that the person is in',
    ),
  ).action(action<RosterListOptions, []>((context, options) => listRosters(context, options, kind)));
  addCommand(noun, 'show', `Shows a ${word} with its members.`, `${word} show ${example}`)
    .argument('<name>')
    .action(
      action<CommonOptions, [string]>(async (context, _options, name) => {
        const { dunlin } = context;
        showRoster(context, (await dunlin.customer.getRoster({ name }, dunlin.caller)).roster!);
      }),
    );
  addListOptions(addCommand(noun, 'members', `Lists the members of a ${word} by name.`, `${word} members ${example}`))
    .argument('<name>')
    .action(action<ListOptions, [string]>(listMembers));
  addCommand(
    noun,
    'apply',
    `Creates a ${word}, or changes its title. Queues and groups share their names.`,
    `${word} apply ${example} --title "First calls"`,
  )
    .argument('<name>')
    .option('--title <text>', 'what people call it')
    .action(
      action<ApplyOptions, [string]>(async (context, { title }, name) => {
        const { dunlin, requestId } = context;
        const request = { requestId, name, kind, title };
        showRoster(context, (await dunlin.customer.applyRoster(request, dunlin.caller)).roster!);
      }),
    );
  addMemberCommand(noun, 'add', `Adds members to a ${word}.`, `${word} add ${example} ann bob`);
  addMemberCommand(noun, 'remove', `Removes members from a ${word}.`, `${word} remove ${example} bob`);
}

function addMemberCommand(noun: Command, name: 'add' | 'remove', description: string, example: string): void {
  addCommand(noun, name, description, example)
    .argument('<name>')
    .argument('<people...>', 'subs or ids')
    .action(
      action<CommonOptions, [string, string[]]>(async (context, _options, roster, people) => {
        const { dunlin, requestId } = context;
        const personIds = await personIdsOf(context, people);
        const members = name === 'add' ? { addPersonIds: personIds } : { removePersonIds: personIds };
        const request = { requestId, name: roster, ...members };
        showRoster(context, (await dunlin.customer.changeRosterMembers(request, dunlin.caller)).roster!);
      }),
    );
}

async function listRosters(context: CommandContext, options: RosterListOptions, kind: Kind): Promise<void> {
  const { dunlin } = context;
  const memberId = options.member ? await personIdOf(context, options.member) : '';
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.customer.listRosters({ kind, memberId, pageSize, pageToken }, dunlin.caller);
    return { items: read.rosters, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    ...fields<customerV1.Roster>('name'),
    { head: 'TITLE', of: ({ title }) => title, long: true },
    { head: 'MEMBERS', of: membersText, long: true },
  ]);
}

/** `ann, bob and 480 more` */
function membersText({ members, memberCount }: customerV1.Roster): string {
  const subs = members.map(({ sub }) => sub).join(', ');
  return memberCount > members.length ? `${subs} and ${memberCount - members.length} more` : subs;
}

async function listMembers(context: CommandContext, options: ListOptions, name: string): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.customer.listRosterMembers({ name, pageSize, pageToken }, dunlin.caller);
    return { items: read.members, nextPageToken: read.nextPageToken };
  });
  await showList(
    context,
    options,
    page,
    () => page.items,
    fields<customerV1.Person>('sub', 'name', 'email', 'active', 'personId'),
  );
}

function showRoster({ output }: CommandContext, roster: customerV1.Roster): void {
  if (output.json) return output.one(roster);
  output.one({ ...roster, members: roster.members.map(({ sub, name }) => `${name} (${sub})`) });
}
