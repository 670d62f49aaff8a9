import type { Command } from 'commander';
import { enumName } from '#libs/contracts';
import { action } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, choice } from '../../options.js';

const acts = ['pause', 'void', 'cancel', 'dispute', 'recall', 'write_off'];

export function addReasonCommands(reasons: Command): void {
  addListOptions(
    addCommand(
      reasons,
      'list',
      'Lists reasons by their codes, each with what it is for; --reason-code of an act takes them.',
      'reasons list --act pause',
    ).addOption(choice('--act <act>', 'only reasons for this act', acts)),
  ).action(
    action<ListOptions & { act?: string }, []>(async (context, options) => {
      const { dunlin } = context;
      const act = `ACT_${(options.act ?? 'unspecified').toUpperCase()}` as 'ACT_PAUSE';
      const page = await readList(options, async (pageSize, pageToken) => {
        const read = await dunlin.workflow.listReasons({ act, pageSize, pageToken }, dunlin.caller);
        return { items: read.reasons, nextPageToken: read.nextPageToken };
      });
      await showList(context, options, page, () => page.items, [
        { head: 'ACT', of: (reason) => enumName(reason.act, 'ACT_') },
        { head: 'CODE', of: ({ code }) => code },
        { head: 'OWN', of: ({ own }) => (own ? 'yes' : ''), wide: true },
        { head: 'WHAT IT IS FOR', of: ({ description }) => description, long: true },
      ]);
    }),
  );
}
