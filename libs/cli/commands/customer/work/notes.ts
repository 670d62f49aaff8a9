import type { Command } from 'commander';
import type { customerV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../../context.js';
import { customerIdOf } from '../../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { addCommand } from '../../../options.js';

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
  addListOptions(
    addCommand(note, 'list', 'Lists the notes of a customer, the newest first.', 'note list D-1001').argument(
      '<customer>',
      'reference or id',
    ),
  ).action(action<ListOptions, [string]>(listNotes));
  addCommand(
    note,
    'show',
    'Shows a note with all that it said before.',
    'note show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41',
  )
    .argument('<note id>', 'dunlin note list --wide shows ids')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, noteId) => {
        const { note: found, edits } = await dunlin.customer.getNote({ noteId }, dunlin.caller);
        output.one({ ...found!, edits });
      }),
    );
  addCommand(
    note,
    'edit',
    'Changes the text of a note; what it said before is kept.',
    'note edit 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 "Called, will pay on Monday."',
  )
    .argument('<note id>', 'dunlin note list --wide shows ids')
    .argument('<text>')
    .action(
      action<CommonOptions, [string, string]>(async ({ dunlin, output, requestId }, _options, noteId, text) => {
        output.one((await dunlin.customer.editNote({ requestId, noteId, text }, dunlin.caller)).note!);
      }),
    );
}

async function listNotes(context: CommandContext, options: ListOptions, who: string): Promise<void> {
  const { dunlin } = context;
  const customerId = await customerIdOf(context, who);
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.customer.listNotes({ customerId, pageSize, pageToken }, dunlin.caller);
    return { items: read.notes, nextPageToken: read.nextPageToken };
  });
  await showList<customerV1.Note>(context, options, page, () => page.items, [
    { head: 'TIME', of: ({ createTime }) => createTime },
    { head: 'TEXT', of: ({ text }) => text, long: true },
    { head: 'BY', of: ({ author }) => author, long: true },
    { head: 'EDITS', of: ({ editCount }) => editCount, align: 'right' },
    { head: 'NOTE ID', of: ({ noteId }) => noteId, wide: true },
  ]);
}
