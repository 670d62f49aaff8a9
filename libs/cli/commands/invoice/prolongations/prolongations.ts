import type { Command } from 'commander';
import { enumName, fromWireDate, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { moneyText } from '#libs/money';
import { action, type CommandContext, type CommonOptions } from '../../../context.js';
import { invoiceOf, subjectFilter } from '../../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { customerColumns, withCustomers } from '../../../lookup.js';
import { addCommand, readCount, reasonOption, yesOption } from '../../../options.js';
import type { Column } from '../../../table.js';
import { addPolicyCommands } from './prolongation-policies.js';

interface QuoteOptions extends CommonOptions {
  invoice: string;
  days?: number;
}

interface AddOptions extends QuoteOptions {
  days: number;
  reason?: string;
}

interface ProlongationListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  descending?: boolean;
}

export function addProlongationCommands(prolongation: Command): void {
  addCommand(
    prolongation,
    'quote',
    'Tells what more time for an invoice costs, when it would be due, and why it is refused; nothing is stored.',
    'prolongation quote --invoice R-2026-0815 --days 14',
    'prolongation quote --invoice R-2026-0815',
  )
    .requiredOption('--invoice <number or id>', 'which invoice')
    .option('--days <days>', 'only by so many; all that the policy knows when absent', readCount)
    .action(action<QuoteOptions, []>(quoteProlongation));
  addCommand(
    prolongation,
    'add',
    'Gives an invoice more time and issues the invoice of the fee, as it is quoted now.',
    'prolongation add --invoice R-2026-0815 --days 14 --reason "asked on the phone"',
  )
    .requiredOption('--invoice <number or id>', 'which invoice')
    .requiredOption('--days <days>', 'by how many; dunlin prolongation quote shows which are allowed', readCount)
    .option(...reasonOption)
    .option(...yesOption)
    .action(action<AddOptions, []>(addProlongation));
  addCommand(
    prolongation,
    'cancel',
    'Takes back the last prolongation of an invoice while nothing of its fee was paid.',
    'prolongation cancel 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason "wrong invoice"',
  )
    .argument('<prolongation id>', 'dunlin prolongation list --wide shows ids')
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(action<CommonOptions & { reason: string }, [string]>(cancelProlongation));
  addCommand(prolongation, 'show', 'Shows one prolongation.', 'prolongation show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41')
    .argument('<prolongation id>', 'dunlin prolongation list --wide shows ids')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, prolongationId) => {
        output.one((await dunlin.invoice.getProlongation({ prolongationId }, dunlin.caller)).prolongation!);
      }),
    );
  addListOptions(
    addCommand(
      prolongation,
      'list',
      'Lists prolongations in the order in which they were made.',
      'prolongation list --customer D-1001 --descending',
    )
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .option('--descending', 'the last one first'),
  ).action(action<ProlongationListOptions, []>(listProlongations));
  addPolicyCommands(prolongation);
}

const optionColumns: Column<invoiceV1.ProlongationOption>[] = [
  { head: 'DAYS', of: ({ days }) => days, align: 'right' },
  { head: 'DUE', of: ({ dueDate }) => dueDate },
  { head: 'FEE', of: ({ fee }) => fee, align: 'right' },
  { head: 'TAX', of: ({ tax }) => tax, align: 'right' },
  { head: 'FEE DUE', of: ({ feeDueDate }) => feeDueDate },
  { head: 'REFUSED', of: ({ reason }) => reason },
  { head: 'WHY', of: ({ text }) => text, long: true },
];

async function quoteProlongation(context: CommandContext, { invoice: number, days }: QuoteOptions): Promise<void> {
  const { dunlin, output } = context;
  const { invoiceId } = await invoiceOf(context, number);
  const quote = await dunlin.invoice.quoteProlongation({ invoiceId }, dunlin.caller);
  const options = days === undefined ? quote.options : [optionOf(quote, days)];
  if (output.json) return output.one({ ...quote, options });
  const { count, maxCount, totalDays, maxTotalDays } = quote;
  output.say(
    `Invoice ${quote.invoiceNumber} is due on ${fromWireDate(quote.dueDate)}; prolonged ${count} of ${maxCount} times, by ` +
      `${totalDays} of ${maxTotalDays} days.`,
  );
  output.many(options, optionColumns);
}

/** Asks first, with what it comes to; what is done is what was asked. */
async function addProlongation(context: CommandContext, options: AddOptions): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const { invoice: number, days, reason = '' } = options;
  const { invoiceId } = await invoiceOf(context, number);
  const quote = await dunlin.invoice.quoteProlongation({ invoiceId }, dunlin.caller);
  const option = optionOf(quote, days);
  if (option.allowed) {
    const until = fromWireDate(option.dueDate);
    await confirm(`Prolong invoice ${number} by ${days} days, until ${until}? It costs ${costOf(option)}.`);
  }
  const { hash } = quote;
  const request = { requestId, invoiceId, days, hash, reason };
  output.one((await dunlin.invoice.prolongInvoice(request, dunlin.caller)).prolongation!);
}

async function cancelProlongation(
  { dunlin, output, requestId, confirm }: CommandContext,
  { reason }: { reason: string },
  prolongationId: string,
): Promise<void> {
  const { prolongation } = await dunlin.invoice.getProlongation({ prolongationId }, dunlin.caller);
  const { invoiceNumber, oldDueDate } = prolongation!;
  await confirm(
    `Take the prolongation of invoice ${invoiceNumber} back? It is due on ${fromWireDate(oldDueDate)} again, and its fee void.`,
  );
  const request = { requestId, prolongationId, reason };
  output.one((await dunlin.invoice.cancelProlongation(request, dunlin.caller)).prolongation!);
}

async function listProlongations(context: CommandContext, options: ProlongationListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = { ...(await subjectFilter(context, options)), descending: options.descending ?? false };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listProlongations({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.prolongations, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomers(context, page.items), [
    { head: 'INVOICE', of: ({ invoiceNumber }) => invoiceNumber },
    ...customerColumns,
    { head: 'STATE', of: ({ state }) => enumName(state, 'STATE_') },
    { head: 'DAYS', of: ({ days }) => days, align: 'right' },
    { head: 'DUE BEFORE', of: ({ oldDueDate }) => oldDueDate },
    { head: 'DUE', of: ({ newDueDate }) => newDueDate },
    { head: 'FEE', of: ({ fee }) => fee, align: 'right' },
    { head: 'FEE INVOICE', of: ({ feeInvoiceNumber }) => feeInvoiceNumber },
    { head: 'REASON', of: ({ reason }) => reason, long: true },
    { head: 'ON', of: ({ prolongTime }) => prolongTime, wide: true },
    { head: 'BY', of: ({ actor }) => actor, wide: true },
    { head: 'PROLONGATION ID', of: ({ prolongationId }) => prolongationId, wide: true },
  ]);
}

/** @throws PROLONGATION_INVALID for days that the policy does not know, with those that it knows */
function optionOf({ options }: invoiceV1.QuoteProlongationResponse, days: number): invoiceV1.ProlongationOption {
  const option = options.find((one) => one.days === days);
  if (option) return option;
  const known = options.map((one) => one.days).join(', ');
  const message = `--days ${days} is not what the policy of this invoice knows. Give one of ${known}.`;
  throw new DomainError('PROLONGATION_INVALID', 'invalid', message);
}

function costOf({ fee, tax }: invoiceV1.ProlongationOption): string {
  const [net, taxes] = [fromWireMoney(fee), fromWireMoney(tax)];
  if (!net || net.minor === 0n) return 'nothing';
  return taxes && taxes.minor > 0n ? `${moneyText(net)} and ${moneyText(taxes)} of tax` : moneyText(net);
}
