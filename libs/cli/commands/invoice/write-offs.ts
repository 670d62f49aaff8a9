import type { Command } from 'commander';
import { enumName, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { moneyText } from '#libs/money';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { invoiceOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomers } from '../../lookup.js';
import { addCommand, choice, reasonOption, yesOption } from '../../options.js';
import { shownApproval } from '../operations/approvals.js';

interface WriteOffListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  method?: keyof typeof methods;
  descending?: boolean;
}

interface WriteOffOptions extends CommonOptions {
  reasonCode: string;
  reason?: string;
  method?: 'direct' | 'allowance';
}

const methods = {
  direct: 'WRITE_OFF_METHOD_DIRECT',
  allowance: 'WRITE_OFF_METHOD_ALLOWANCE',
  'small-balance': 'WRITE_OFF_METHOD_SMALL_BALANCE',
} as const;

export function addWriteOffCommands(writeOff: Command): void {
  addListOptions(
    addCommand(
      writeOff,
      'list',
      'Lists what was written off, in that order.',
      'write-off list --method direct --descending',
    )
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .addOption(choice('--method <method>', 'only so', Object.keys(methods)))
      .option('--descending', 'the last one first'),
  ).action(action<WriteOffListOptions, []>(listWriteOffs));
  addCommand(writeOff, 'show', 'Shows one write-off.', 'write-off show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41')
    .argument('<write-off id>', 'dunlin write-off list --wide shows ids')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, writeOffId) => {
        output.one((await dunlin.invoice.getWriteOff({ writeOffId }, dunlin.caller)).writeOff!);
      }),
    );
  addCommand(
    writeOff,
    'create',
    'Writes off what remains of an invoice; beyond your limit once a second person approves.',
    'write-off create R-2026-0815 --reason-code UNCOLLECTABLE',
  )
    .argument('<invoice>', 'number or id')
    .requiredOption('--reason-code <code>', 'why, by a code of dunlin reasons list --act write_off')
    .option('--reason <text>', 'more of why')
    .addOption(choice('--method <method>', 'the usual one when absent', ['direct', 'allowance']))
    .option(...yesOption)
    .action(action<WriteOffOptions, [string]>(createWriteOff));
}

/** `dunlin invoice close-small`. */
export function addCloseSmallCommand(invoice: Command): void {
  addCommand(
    invoice,
    'close-small',
    'Closes an open invoice of which no more remains than counts as little.',
    'invoice close-small R-2026-0815 --reason "a few cents"',
  )
    .argument('<number or id>')
    .option(...reasonOption)
    .option(...yesOption)
    .action(
      action<CommonOptions & { reason?: string }, [string]>(async (context, { reason = '' }, number) => {
        const { dunlin, output, requestId, confirm } = context;
        const invoice = await invoiceOf(context, number);
        const { invoiceId } = invoice;
        await confirm(
          `Close invoice ${number} with the ${remainingOf(invoice)} that remain? Nobody is asked for it then.`,
        );
        const request = { requestId, invoiceId, reason };
        output.one((await dunlin.invoice.closeSmallBalance(request, dunlin.caller)).writeOff!);
      }),
    );
}

async function listWriteOffs(context: CommandContext, options: WriteOffListOptions): Promise<void> {
  const { dunlin } = context;
  const { method, descending = false } = options;
  const filter = {
    ...(await subjectFilter(context, options)),
    method: method && methods[method],
    descending,
  };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listWriteOffs({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.writeOffs, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomers(context, page.items), [
    { head: 'INVOICE', of: ({ invoiceNumber }) => invoiceNumber },
    ...customerColumns,
    { head: 'METHOD', of: (row) => enumName(row.method, 'WRITE_OFF_METHOD_') },
    { head: 'WRITTEN OFF', of: ({ writtenOff }) => writtenOff, align: 'right' },
    { head: 'RECOVERED', of: ({ recovered }) => recovered, align: 'right' },
    { head: 'REASON', of: ({ reasonCode, text }) => [reasonCode, text].filter(Boolean).join(': '), long: true },
    { head: 'ON', of: ({ writeOffTime }) => writeOffTime, wide: true },
    { head: 'BY', of: ({ actor }) => actor, wide: true },
    { head: 'WRITE-OFF ID', of: ({ writeOffId }) => writeOffId, wide: true },
  ]);
}

async function createWriteOff(context: CommandContext, options: WriteOffOptions, number: string): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const { reasonCode, reason = '', method } = options;
  const invoice = await invoiceOf(context, number);
  const { invoiceId } = invoice;
  await confirm(`Write off the ${remainingOf(invoice)} that remain of invoice ${number}? Nobody is asked for it then.`);
  const request = { requestId, invoiceId, reasonCode, reason, method: method && methods[method] };
  const { writeOff, approval } = await dunlin.invoice.writeOffInvoice(request, dunlin.caller);
  if (!approval) return output.one(writeOff!);
  output.say('It goes beyond your limit and waits for a second person.');
  output.one(shownApproval(approval));
}

function remainingOf({ remaining }: invoiceV1.Invoice): string {
  const money = fromWireMoney(remaining)!;
  return moneyText(money);
}
