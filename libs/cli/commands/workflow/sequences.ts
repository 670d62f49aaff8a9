import type { Command } from 'commander';
import { action, type CommonOptions, readDocumentFile } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, readCount } from '../../options.js';

interface ApplyOptions extends CommonOptions {
  dryRun?: boolean;
  skipMissedSteps?: boolean;
}

export function addSequenceCommands(sequence: Command): void {
  addListOptions(addCommand(sequence, 'list', 'Lists the newest version of every sequence.', 'sequence list')).action(
    action<ListOptions, []>(async (context, options) => {
      const { dunlin } = context;
      const page = await readList(options, async (pageSize, pageToken) => {
        const read = await dunlin.workflow.listSequences({ pageSize, pageToken }, dunlin.caller);
        return { items: read.sequences, nextPageToken: read.nextPageToken };
      });
      await showList(context, options, page, () => page.items, [
        { head: 'NAME', of: ({ name }) => name },
        { head: 'TITLE', of: ({ title }) => title, long: true },
        { head: 'VERSION', of: ({ version }) => version, align: 'right' },
        { head: 'ACTIVE', of: ({ active }) => active },
        { head: 'APPLIED', of: ({ createTime }) => createTime },
      ]);
    }),
  );
  addCommand(sequence, 'show', 'Shows a sequence.', 'sequence show friendly-reminders')
    .argument('<name>')
    .option('--version-number <n>', 'the newest when absent', readCount)
    .action(
      action<CommonOptions & { versionNumber?: number }, [string]>(
        async ({ dunlin, output }, { versionNumber = 0 }, name) => {
          const { sequence: found } = await dunlin.workflow.getSequence(
            { name, version: versionNumber },
            dunlin.caller,
          );
          if (output.json) return output.one(found!);
          output.say(found!.document);
        },
      ),
    );
  addCommand(
    sequence,
    'apply',
    'Stores a sequence document as a new version and makes it the active one.',
    'sequence apply reminders.yaml --dry-run',
  )
    .argument('<file>')
    .option('--dry-run', 'only check it, and count the invoices that would join at once')
    .option('--skip-missed-steps', 'skip what was due before now for invoices that join at once')
    .action(
      action<ApplyOptions, [string]>(async ({ dunlin, output, requestId }, options, file) => {
        const { dryRun = false, skipMissedSteps = false } = options;
        const document = await readDocumentFile(file);
        const request = { requestId, document, dryRun, skipMissedSteps };
        const applied = await dunlin.workflow.applySequence(request, dunlin.caller, { deadlineMs: 60_000 });
        const enrolCount = Number(applied.enrolCount);
        output.one({ ...applied.sequence!, unchanged: applied.unchanged, ...(dryRun ? { enrolCount } : {}) });
        if (dryRun) {
          output.say(`It could be applied, and ${enrolCount} open invoices would join at once.`);
          output.say('This was a dry run: nothing was stored.');
        }
      }),
    );
}
