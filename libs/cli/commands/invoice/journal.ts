import type { Command } from 'commander';
import { verifyJournal } from '#libs/client';
import type { invoiceV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomersAndNumbers } from '../../lookup.js';
import { addCommand } from '../../options.js';
import type { Column } from '../../table.js';

interface JournalListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  payment?: string;
  context?: string;
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
