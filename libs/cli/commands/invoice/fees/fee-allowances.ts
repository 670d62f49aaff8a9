import type { Command } from 'commander';
import { fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { moneyText } from '#libs/money';
import { action, type CommandContext, type CommonOptions, readDocumentFile } from '../../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { addCommand, readCount } from '../../../options.js';
import { fields } from '../../../output.js';
import { readAllowanceDocument } from './fee-document.js';

const document = 'YAML: jurisdiction, maxFees, maxPercent, maxTotals, excess and source';

/** What fees jurisdictions allow. */
export function addAllowanceCommands(fee: Command): void {
  addListOptions(addCommand(fee, 'allowances', 'Lists what fees jurisdictions allow.', 'fee allowances')).action(
    action<ListOptions, []>(listAllowances),
  );
  addCommand(fee, 'show-allowance', 'Shows what fees a jurisdiction allows.', 'fee show-allowance DE')
    .argument('<jurisdiction>')
    .option('--version-number <n>', 'the newest when absent', readCount)
    .action(
      action<CommonOptions & { versionNumber?: number }, [string]>(async (context, options, jurisdiction) => {
        const { dunlin, output } = context;
        const asked = { jurisdiction, version: options.versionNumber ?? 0 };
        output.one((await dunlin.invoice.getFeeAllowance(asked, dunlin.caller)).allowance!);
      }),
    );
  addCommand(
    fee,
    'allow',
    'Sets what fees a jurisdiction allows, whoever charges them.',
    'fee allow germany.yaml',
    'fee allow germany.yaml --seen 2',
  )
    .argument('<file>', document)
    .option('--seen <version>', 'refuse where there is a newer version by now', readCount)
    .action(
      action<CommonOptions & { seen?: number }, [string]>(async ({ dunlin, output, requestId }, options, file) => {
        const request = { requestId, ...readAllowanceDocument(await readDocumentFile(file)) };
        const expected = { expectedVersion: String(options.seen ?? 0) };
        output.one((await dunlin.invoice.applyFeeAllowance({ ...request, ...expected }, dunlin.caller)).allowance!);
      }),
    );
  addCommand(
    fee,
    'remove-allowance',
    'Removes what a jurisdiction says of fees, so that a wider one is asked.',
    'fee remove-allowance DE',
  )
    .argument('<jurisdiction>')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output, requestId }, _options, jurisdiction) => {
        output.one((await dunlin.invoice.removeFeeAllowance({ requestId, jurisdiction }, dunlin.caller)).allowance!);
      }),
    );
}

async function listAllowances(context: CommandContext, options: ListOptions): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listFeeAllowances({ pageSize, pageToken }, dunlin.caller);
    return { items: read.allowances, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    ...fields<invoiceV1.FeeAllowance>('jurisdiction'),
    { head: 'FEE AT MOST', of: ({ maxFees }) => textOf(maxFees) },
    { head: 'PERCENT', of: ({ maxPercent }) => maxPercent },
    { head: 'ALL AT MOST', of: ({ maxTotals }) => textOf(maxTotals) },
    { head: 'BEYOND', of: ({ excess }) => excess.replace('EXCESS_', '') },
    { head: 'SOURCE', of: ({ source }) => source, long: true },
  ]);
}

function textOf(amounts: invoiceV1.FeeAllowance['maxFees']): string {
  return amounts
    .flatMap((amount) => fromWireMoney(amount) ?? [])
    .map(moneyText)
    .join(', ');
}
