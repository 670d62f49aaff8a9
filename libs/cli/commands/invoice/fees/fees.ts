import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { fromWireDate, fromWireMoney, type invoiceV1, toWireMoney } from '#libs/contracts';
import { moneyText } from '#libs/money';
import { readAmount } from '../../../amounts.js';
import { action, type CommandContext, type CommonOptions, readDocumentFile } from '../../../context.js';
import { invoiceIdOf } from '../../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { addCommand, dateOption, readCount, readCurrency, type WireDate } from '../../../options.js';
import { fields } from '../../../output.js';
import type { Column } from '../../../table.js';
import { addAllowanceCommands } from './fee-allowances.js';
import { readFeeDocument } from './fee-document.js';

interface QuoteOptions extends CommonOptions {
  invoice?: string;
  principal?: string;
  currency?: string;
  due?: WireDate;
  policy?: string;
  until?: WireDate;
  jurisdiction?: string;
}

const document = 'YAML: code, title, text, caps, smallestPrincipals, chargesFrom and fees';

export function addFeeCommands(fee: Command): void {
  addListOptions(addCommand(fee, 'list', 'Lists policies of late fees by code.', 'fee list')).action(
    action<ListOptions, []>(listPolicies),
  );
  addCommand(fee, 'show', 'Shows a policy of late fees.', 'fee show late', 'fee show late --version-number 1')
    .argument('<code>')
    .option('--version-number <n>', 'the newest when absent', readCount)
    .action(
      action<CommonOptions & { versionNumber?: number }, [string]>(async (context, { versionNumber = 0 }, code) => {
        const { dunlin, output } = context;
        output.one((await dunlin.invoice.getFeePolicy({ code, version: versionNumber }, dunlin.caller)).policy!);
      }),
    );
  addCommand(
    fee,
    'apply',
    'Creates a policy of late fees, or gives it a new version, which holds for all fees that are not charged yet.',
    'fee apply late.yaml',
    'fee apply late.yaml --seen 2',
  )
    .argument('<file>', document)
    .option('--seen <version>', 'refuse where there is a newer version by now', readCount)
    .action(
      action<CommonOptions & { seen?: number }, [string]>(async ({ dunlin, output, requestId }, options, file) => {
        const request = { requestId, ...readFeeDocument(await readDocumentFile(file)) };
        const expected = { expectedVersion: String(options.seen ?? 0) };
        output.one((await dunlin.invoice.applyFeePolicy({ ...request, ...expected }, dunlin.caller)).policy!);
      }),
    );
  addCommand(fee, 'retire', 'Ends a policy of late fees: it charges nothing any more.', 'fee retire late')
    .argument('<code>')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output, requestId }, _options, code) => {
        output.one((await dunlin.invoice.retireFeePolicy({ requestId, code }, dunlin.caller)).policy!);
      }),
    );
  addCommand(
    fee,
    'quote',
    'Tells what late fees an invoice, or a debt that is only given, has and gets; nothing is stored.',
    'fee quote --invoice R-1001',
    'fee quote --invoice R-1001 --policy draft.yaml',
    'fee quote --principal 100.00 --currency EUR --due 2026-01-06 --policy late --until 2026-03-01',
  )
    .option('--invoice <number or id>', 'an invoice, by the policy that holds for it')
    .option('--principal <decimal>', 'what is owed without interest and fees, in place of an invoice')
    .option('--currency <code>', 'of the principal, ISO 4217', readCurrency)
    .addOption(dateOption('--due <date>', 'when the principal was due'))
    .option('--policy <file or code>', 'a policy, or a file as fee apply takes it')
    .addOption(dateOption('--until <date>', 'fees up to this day; all when absent'))
    .option('--jurisdiction <code>', 'whose allowance bounds the fees of a principal, such as DE; DEFAULT when absent')
    .action(action<QuoteOptions, []>(quoteFee));
  addAllowanceCommands(fee);
}

async function listPolicies(context: CommandContext, options: ListOptions): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listFeePolicies({ pageSize, pageToken }, dunlin.caller);
    return { items: read.policies, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    ...fields<invoiceV1.FeePolicy>('code'),
    { head: 'TITLE', of: ({ title }) => title, long: true },
    ...fields<invoiceV1.FeePolicy>('version'),
    { head: 'STATE', of: ({ state }) => state.replace('STATE_', '') },
    { head: 'DAYS', of: ({ rules }) => (rules?.occurrences ?? []).map(({ days }) => days).join(', ') },
  ]);
}

async function quoteFee(context: CommandContext, options: QuoteOptions): Promise<void> {
  const { dunlin, output } = context;
  const { invoice, principal, currency = '', due = null, policy = '', until = null } = options;
  // A file is read where there is one of this name; a code is no path.
  const isFile = policy === '-' || existsSync(policy);
  const quote = await dunlin.invoice.quoteFee(
    {
      invoiceId: invoice === undefined ? '' : await invoiceIdOf(context, invoice),
      principal: principal === undefined ? null : toWireMoney(readAmount({ amount: principal, currency })),
      dueDate: due,
      policy: isFile ? '' : policy,
      rules: isFile ? readFeeDocument(await readDocumentFile(policy)).rules : null,
      untilDate: until,
      jurisdiction: options.jurisdiction ?? '',
    },
    dunlin.caller,
  );
  if (output.json) return output.one(quote);
  output.many(quote.fees, feeColumns);
  output.say(`Together ${textOf(quote.total)}. ${quote.explanation}`);
}

const feeColumns: Column<invoiceV1.LateFee>[] = [
  { head: 'FEE', of: ({ occurrence }) => occurrence, align: 'right' },
  { head: 'DAY', of: ({ chargeDate }) => fromWireDate(chargeDate) },
  { head: 'AMOUNT', of: ({ amount }) => textOf(amount), align: 'right' },
  { head: 'STATE', of: ({ state }) => state.replace('STATE_', '') },
  { head: 'HOW', of: ({ explanation }) => explanation, long: true },
];

function textOf(amount: invoiceV1.LateFee['amount']): string {
  const read = fromWireMoney(amount);
  return read ? moneyText(read) : '';
}
