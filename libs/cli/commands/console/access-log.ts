import type { Command } from 'commander';
import { toTimestampOrNull } from '#libs/contracts';
import { action, type CommandContext } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, readInstant } from '../../options.js';

interface AccessListOptions extends ListOptions {
  customer?: string;
  actor?: string;
  operation?: string;
  from?: Date;
  before?: Date;
}

export function addAccessLogCommands(log: Command): void {
  addListOptions(
    addCommand(
      log,
      'list',
      'Lists who looked at what through console; for administrators who have signed in.',
      'access-log list --customer D-1001',
    )
      .option('--customer <reference or id>')
      .option('--actor <actor>', 'who looked: user:<id>')
      .option('--operation <name>', 'what was asked, such as getCustomer')
      .option('--from <date or instant>', 'business time', readInstant)
      .option('--before <date or instant>', 'business time', readInstant),
  ).action(action<AccessListOptions, []>(listEntries));
}

async function listEntries(context: CommandContext, options: AccessListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = {
    customerId: options.customer ? await customerIdOf(context, options.customer) : '',
    actor: options.actor ?? '',
    operation: options.operation ?? '',
    fromTime: toTimestampOrNull(options.from ?? null),
    beforeTime: toTimestampOrNull(options.before ?? null),
  };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.console.listAccessEntries({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.entries, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'TIME', of: (entry) => entry.lookTime },
    { head: 'ACTOR', of: (entry) => entry.actor },
    { head: 'OPERATION', of: (entry) => entry.operation },
    { head: 'CUSTOMER ID', of: (entry) => entry.customerId },
    { head: 'ROWS', of: (entry) => entry.rowCount },
    { head: 'FILTER', of: (entry) => entry.filter.join(' '), long: true },
    { head: 'PURPOSE', of: (entry) => entry.purpose, long: true },
    { head: 'CLIENT', of: (entry) => entry.client, wide: true },
  ]);
}
