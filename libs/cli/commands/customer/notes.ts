import type { Command } from 'commander';
import { action, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addCommand } from '../../options.js';

export function addNoteCommands(note: Command): void {
  addCommand(
    note,
    'add',
    'Adds a note to a customer; it stands in the diary.',
    'note add D-1001 "Called, will pay on Friday."',
  )
    .argument('<customer>', 'reference or id')
    .argument('<text>')
    .action(
      action<CommonOptions, [string, string]>(async (context, _options, who, text) => {
        const { dunlin, output, requestId } = context;
        const request = { requestId, customerId: await customerIdOf(context, who), text };
        output.one((await dunlin.customer.addNote(request, dunlin.caller)).note!);
      }),
    );
}
