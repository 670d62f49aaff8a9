import type { Command } from 'commander';
import { enumName } from '#libs/contracts';
import { action, type CommonOptions } from '../../context.js';
import { addCommand, choice } from '../../options.js';

const acts = ['pause', 'void', 'cancel', 'dispute', 'recall'];

export function addReasonCommands(reasons: Command): void {
  addCommand(
    reasons,
    'list',
    'Lists reasons by their codes, each with what it is for; --reason-code of an act takes them.',
    'reasons list --act pause',
  )
    .addOption(choice('--act <act>', 'only reasons for this act', acts))
    .action(
      action<CommonOptions & { act?: string }, []>(async ({ dunlin, output }, { act = 'unspecified' }) => {
        const request = { act: `ACT_${act.toUpperCase()}` as 'ACT_PAUSE' };
        const { reasons: found } = await dunlin.workflow.listReasons(request, dunlin.caller);
        output.many(found, [
          { head: 'ACT', of: (reason) => enumName(reason.act, 'ACT_') },
          { head: 'CODE', of: ({ code }) => code },
          { head: 'WHAT IT IS FOR', of: ({ description }) => description, long: true },
        ]);
      }),
    );
}
