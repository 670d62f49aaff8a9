import { Argument, type Command } from 'commander';
import { action, type CommonOptions } from '../../context.js';
import { invoiceIdOf } from '../../find.js';
import { addCommand, reasonOption } from '../../options.js';

const collectabilities = { on: 'COLLECTABILITY_COLLECT', off: 'COLLECTABILITY_DO_NOT_COLLECT' } as const;
type Switch = keyof typeof collectabilities;

interface CollectionOptions extends CommonOptions {
  reason: string;
  followFiles?: boolean;
}

export function addCollectionCommand(invoice: Command): void {
  addCommand(
    invoice,
    'collection',
    'Switches collection of an invoice on or off, whatever was paid of it; files leave it so.',
    'invoice collection off R-2026-0815 --reason "board member, by agreement"',
    'invoice collection on R-2026-0815 --reason "agreement ended" --follow-files',
  )
    .addArgument(new Argument('<switch>').choices(Object.keys(collectabilities)))
    .argument('<number or id>')
    .requiredOption(...reasonOption)
    .option('--follow-files', 'the status that a file gives it counts again')
    .action(
      action<CollectionOptions, [Switch, string]>(async (context, options, wanted, number) => {
        const { dunlin, requestId, output } = context;
        const { reason, followFiles = false } = options;
        const invoiceId = await invoiceIdOf(context, number);
        const collectability = collectabilities[wanted];
        const request = { requestId, invoiceId, collectability, followsFiles: followFiles, reason };
        output.one((await dunlin.invoice.setCollection(request, dunlin.caller)).invoice!);
        if (!followFiles) output.say('Files leave it so; --follow-files has them decide again.');
      }),
    );
}
