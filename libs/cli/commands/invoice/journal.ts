import type { Command } from 'commander';
import { verifyJournal } from '#libs/client';
import type { invoiceV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, invoiceNumbersOf, numbersText, withCustomersAndNumbers } from '../../lookup.js';
import { addCommand, dateOption, readCurrency, type WireDate } from '../../options.js';
import type { Column } from '../../table.js';

interface JournalListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  payment?: string;
  context?: string;
}

interface AccountOptions extends ListOptions {
  currency: string;
  invoice?: string;
  payment?: string;
  context?: string[];
  from?: WireDate;
  to?: WireDate;
  newestFirst?: boolean;
}

export function addJournalCommands(journal: Command): void {
  addListOptions(
    addCommand(
      journal,
      'list',
      'Lists lines of the journal in the order in which they were posted.',
      'journal list --invoice R-2026-0815',
    )
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .option('--payment <payment id>')
      .option('--context <word>', 'what the entry is, e.g. ALLOCATION'),
  ).action(action<JournalListOptions, []>(listJournalLines));
  addListOptions(
    addCommand(
      journal,
      'account',
      'Lists what was posted on the account of a customer in one currency, with the balance after each entry.',
      'journal account D-1001 --currency EUR --newest-first',
    )
      .argument('<customer>', 'reference or id')
      .requiredOption('--currency <code>', 'ISO 4217', readCurrency)
      .option('--invoice <number or id>')
      .option('--payment <payment id>')
      .option('--context <word...>', 'what the entries are, e.g. ALLOCATION')
      .addOption(dateOption('--from <date>', 'value date'))
      .addOption(dateOption('--to <date>'))
      .option('--newest-first'),
  ).action(action<AccountOptions, [string]>(listAccountEntries));
  addCommand(
    journal,
    'verify',
    'Proves that the journal balances and agrees with invoices and payments: what was posted since the last proof.',
    'journal verify --from-start',
  )
    .option('--from-start', 'prove everything anew')
    .action(
      action<CommonOptions & { fromStart?: boolean }, []>(async ({ dunlin, output }, { fromStart = false }) => {
        const proof = await verifyJournal(dunlin, { fromStart });
        output.one(proof);
        if (!proof.balanced) process.exitCode = 1;
      }),
    );
}

async function listJournalLines(context: CommandContext, options: JournalListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = {
    ...(await subjectFilter(context, options)),
    paymentId: options.payment ?? '',
    context: options.context ?? '',
  };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listJournalLines({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.lines, nextPageToken: read.nextPageToken };
  });
  await showList(
    context,
    options,
    page,
    async () => {
      const { rows, numbers } = await withCustomersAndNumbers(context, page.items, ({ invoiceId }) => [invoiceId]);
      return rows.map((row) => ({ ...row, invoice: numbers.get(row.invoiceId) ?? '' }));
    },
    [
      { head: 'POSTED', of: (line) => line.postTime },
      ...customerColumns,
      { head: 'INVOICE', of: (line) => line.invoice },
      { head: 'CONTEXT', of: (line) => line.context, long: true },
      { head: 'ACCOUNT', of: (line) => line.account },
      { head: 'COMPONENT', of: (line) => line.component },
      { head: 'DEBIT', of: nonZero('debit'), align: 'right' },
      { head: 'CREDIT', of: nonZero('credit'), align: 'right' },
      ...wideColumns,
    ],
  );
}

async function listAccountEntries(context: CommandContext, options: AccountOptions, customer: string): Promise<void> {
  const { dunlin } = context;
  const filter = {
    ...(await subjectFilter(context, { customer, invoice: options.invoice })),
    currencyCode: options.currency,
    paymentId: options.payment ?? '',
    contexts: options.context ?? [],
    valueFromDate: options.from ?? null,
    valueToDate: options.to ?? null,
    descending: options.newestFirst ?? false,
  };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listAccountEntries({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.entries, nextPageToken: read.nextPageToken };
  });
  await showList(
    context,
    options,
    page,
    async () => {
      const numbers = await invoiceNumbersOf(context, page.items.flatMap(invoicesOf));
      return page.items.map((entry) => ({ ...entry, invoices: numbersText(invoicesOf(entry), numbers) }));
    },
    [
      { head: 'POSTED', of: (entry) => entry.postTime },
      { head: 'VALUE DATE', of: (entry) => entry.valueDate },
      { head: 'CONTEXT', of: (entry) => entry.context },
      { head: 'INVOICES', of: (entry) => entry.invoices, long: true },
      { head: 'CHANGE', of: (entry) => entry.change, align: 'right' },
      { head: 'BALANCE', of: (entry) => entry.balance, align: 'right' },
      { head: 'ENTRY ID', of: (entry) => entry.entryId, wide: true },
      { head: 'SOURCE', of: (entry) => entry.source, wide: true },
    ],
  );
}

function invoicesOf({ lines }: invoiceV1.AccountEntry): string[] {
  return [...new Set(lines.flatMap(({ invoiceId }) => (invoiceId === '' ? [] : [invoiceId])))];
}

const wideColumns: readonly Column<invoiceV1.JournalLine>[] = [
  { head: 'VALUE DATE', of: (line) => line.valueDate, wide: true },
  { head: 'ENTRY ID', of: (line) => line.entryId, wide: true },
  { head: 'REVERSES', of: (line) => line.reversesEntryId, wide: true },
  { head: 'PAYMENT ID', of: (line) => line.paymentId, wide: true },
  { head: 'SOURCE', of: (line) => line.source, wide: true },
];

function nonZero(side: 'debit' | 'credit'): Column<invoiceV1.JournalLine>['of'] {
  return (line) => (line[side]?.minorUnits === '0' ? '' : line[side]);
}
