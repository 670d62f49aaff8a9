import type { Command } from 'commander';
import { toWireMoney } from '#libs/contracts';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { invoiceOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomersAndNumber } from '../../lookup.js';
import { addCommand, reasonOption, yesOption } from '../../options.js';

interface CreditNoteListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  descending?: boolean;
}

interface CreateOptions extends CommonOptions {
  amount?: string;
  reason: string;
  number?: string;
}

export function addCreditNoteCommands(creditNote: Command): void {
  addListOptions(
    addCommand(
      creditNote,
      'list',
      'Lists credit notes in the order in which they were made.',
      'credit-note list --invoice R-2026-0815',
    )
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .option('--descending', 'the last one first'),
  ).action(action<CreditNoteListOptions, []>(listCreditNotes));
  addCommand(creditNote, 'show', 'Shows one credit note.', 'credit-note show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41')
    .argument('<credit note id>', 'dunlin credit-note list --wide shows ids')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, creditNoteId) => {
        output.one((await dunlin.invoice.getCreditNote({ creditNoteId }, dunlin.caller)).creditNote!);
      }),
    );
  addCommand(
    creditNote,
    'create',
    'Takes a part off an invoice, or all that remains of what was billed; what was paid of it becomes credit.',
    'credit-note create R-2026-0815 --amount 20.00 --reason "two of ten were damaged" --number G-2026-17',
  )
    .argument('<invoice>', 'number or id')
    .option('--amount <decimal>', 'tax included; all that remains when absent')
    .requiredOption(...reasonOption)
    .option('--number <number>', 'of the credit note')
    .option(...yesOption)
    .action(action<CreateOptions, [string]>(createCreditNote));
}

async function listCreditNotes(context: CommandContext, options: CreditNoteListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = { ...(await subjectFilter(context, options)), descending: options.descending ?? false };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listCreditNotes({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.creditNotes, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomersAndNumber(context, page.items), [
    { head: 'INVOICE', of: ({ invoiceNumber }) => invoiceNumber },
    ...customerColumns,
    { head: 'NUMBER', of: ({ number }) => number },
    { head: 'AMOUNT', of: ({ amount }) => amount, align: 'right' },
    { head: 'TAX', of: ({ tax }) => tax, align: 'right' },
    { head: 'REASON', of: ({ reason }) => reason, long: true },
    { head: 'MADE', of: ({ createTime }) => createTime, wide: true },
    { head: 'BY', of: ({ actor }) => actor, wide: true },
    { head: 'DISPUTE ID', of: ({ disputeId }) => disputeId, wide: true },
    { head: 'CREDIT NOTE ID', of: ({ creditNoteId }) => creditNoteId, wide: true },
  ]);
}

async function createCreditNote(context: CommandContext, options: CreateOptions, invoice: string): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const { amount, reason, number = '' } = options;
  const { invoiceId, amount: billed } = await invoiceOf(context, invoice);
  const credited = amount === undefined ? null : readAmount({ amount, currency: billed!.currencyCode });
  await confirm(`Credit ${amount ?? 'all that remains'} of invoice ${invoice}? It cannot be taken back.`);
  const request = { requestId, invoiceId, amount: credited && toWireMoney(credited), reason, number };
  output.one((await dunlin.invoice.createCreditNote(request, dunlin.caller)).creditNote!);
}
