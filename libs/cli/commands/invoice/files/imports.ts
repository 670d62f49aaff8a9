import { type Command, Option } from 'commander';
import { allPages, importFile } from '#libs/client';
import type { invoiceV1 } from '#libs/contracts';
import type { TakenRow } from '#libs/files';
import { action, type CommandContext } from '../../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { customersOf } from '../../../lookup.js';
import { addCommand, addExamples, choice } from '../../../options.js';
import { fields } from '../../../output.js';
import {
  addEndCommands,
  addErrorsOption,
  addFileListCommand,
  addFileOptions,
  type ErrorsOptions,
  faultLimit,
  type FileFault,
  type FileOptions,
  type LocalFile,
  refuseUntaken,
  refuseUnwritable,
  secondsSince,
  sendFile,
  showReport,
  untilTaken,
} from '../../../sent-files.js';
import { addMappingOptions, chooseMapping, type MappingOptions } from './import-mapping.js';

interface ImportOptions extends FileOptions, MappingOptions {
  mode: 'delta' | 'active' | 'full';
  confirmClose?: boolean;
}

export function addImportCommand(command: Command): void {
  const examples = [
    'import invoices.csv  # proposes how the file is meant, and asks',
    'import invoices.csv --mapping invoices.mapping.yaml --dry-run',
    'import invoices.csv --mapping invoices.mapping.yaml --errors refused.csv',
    'import invoices.csv --mapping xero',
  ];
  addFileOptions(
    addMappingOptions(addExamples(command, ...examples))
      .addOption(
        choice(
          '--mode <mode>',
          'what absence from the file means: delta (nothing), active (void), full (nothing; a status closes)',
          ['delta', 'active', 'full'],
        ).default('delta'),
      )
      .addOption(new Option('--dry-run', 'report what it would do and write nothing').conflicts('arrives'))
      .option('--confirm-close', 'allow closing more than 20 % of the open invoices'),
  ).action(action<ImportOptions, [string]>(runImport));
}

export function addImportsCommands(imports: Command): void {
  addFileListCommand<invoiceV1.Import>(imports, {
    example: 'imports list --state running',
    page: async ({ dunlin }, request) => {
      const { imports: items, nextPageToken } = await dunlin.invoice.listImports(request, dunlin.caller);
      return { items, nextPageToken };
    },
    rowOf: ({ importId, rowCount }) => ({ id: importId, rows: rowCount }),
  });
  addErrorsOption(
    addCommand(
      imports,
      'show',
      'Shows how far a file got and what was refused of it.',
      'imports show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --errors refused.csv',
    ).argument('<import id>'),
  ).action(action<ErrorsOptions, [string]>(showLater));
  addListOptions(
    addCommand(
      imports,
      'changes',
      'Lists what a dry run would set or change in the metadata of customers.',
      'imports changes 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --all',
    ).argument('<import id>'),
  ).action(action<ListOptions, [string]>(listChanges));
  addEndCommands(imports, {
    argument: 'import id',
    stays: 'rows imported before',
    cancelExample: 'imports cancel 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason "wrong ledger"',
    resumeExample: 'imports resume 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason "disk is free again"',
    cancel: async ({ dunlin, requestId }, importId, reason) =>
      (await dunlin.invoice.cancelImport({ requestId, importId, reason }, dunlin.caller)).import!,
    resume: async ({ dunlin, requestId }, importId, reason) =>
      (await dunlin.invoice.resumeImport({ requestId, importId, reason }, dunlin.caller)).import!,
  });
}

async function runImport(context: CommandContext, options: ImportOptions, file: string): Promise<void> {
  const started = performance.now();
  const { dunlin, output } = context;
  const { document: mapping, file: mappingFile, facts } = await chooseMapping(context, options, file);
  const local = { file, mapping, mappingFile };
  const sent = await sendFile(context, options, local, (toSend) => importFile(dunlin, toSend, options));
  const { importId } = sent;
  if (options.arrives) return output.one({ importId, state: sent.state, arrivalTime: sent.arrivalTime });
  const taken = await untilTaken(context, {
    sent,
    read: async () => (await dunlin.invoice.getImport({ importId }, dunlin.caller)).import!,
    rowsOf: ({ rowCount }) => rowCount,
    later: `imports show ${importId}`,
  });
  refuseUntaken(taken);
  await showImport(
    context,
    options,
    taken,
    { ...facts, seconds: secondsSince(started) },
    options.dryRun ? local : null,
  );
  if (Number(taken.rowCount) === 0) output.say('The file has no rows.');
  else if (changesNothing(taken)) output.say('Nothing changed: all of it was known.');
  else if (options.dryRun) {
    output.say('This was a dry run: nothing was written. What it would change in the metadata of customers:');
    output.say(`dunlin imports changes ${importId}`);
  }
}

function changesNothing(taken: invoiceV1.Import): boolean {
  const counts = [
    taken.createdCount,
    taken.updatedCount,
    taken.reopenedCount,
    taken.closedCount,
    taken.errorCount,
    taken.customersCreatedCount,
    taken.customersUpdatedCount,
  ];
  return counts.every((count) => Number(count) === 0);
}

/** Progress of a file, in particular of one with a later arrival time. */
async function showLater(context: CommandContext, options: ErrorsOptions, importId: string): Promise<void> {
  const { dunlin } = context;
  const { import: found } = await dunlin.invoice.getImport({ importId }, dunlin.caller);
  const { state, reason, arrivalTime } = found!;
  if (options.errors) refuseUnwritable(options.errors, []);
  await showImport(context, options, found!, { state, reason, arrivalTime });
}

async function showImport(
  context: CommandContext,
  options: ErrorsOptions,
  sent: invoiceV1.Import,
  facts: object,
  tried: LocalFile | null = null,
): Promise<void> {
  const { dunlin, output } = context;
  const { importId } = sent;
  const faults = await allPages<FileFault>(faultLimit(options), async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listImportErrors({ importId, pageSize, pageToken }, dunlin.caller);
    const items = read.errors.map((error) => ({ ...error, row: Number(error.row) }));
    return { items, nextPageToken: read.nextPageToken };
  });
  const counts = {
    importId,
    rows: Number(sent.rowCount),
    created: Number(sent.createdCount),
    updated: Number(sent.updatedCount),
    unchanged: Number(sent.unchangedCount),
    reopened: Number(sent.reopenedCount),
    closed: Number(sent.closedCount),
    errorCount: Number(sent.errorCount),
    customersCreated: Number(sent.customersCreatedCount),
    customersUpdated: Number(sent.customersUpdatedCount),
    ...facts,
  };
  if (tried) {
    const rows = await readFirstRows(tried, faults);
    const withRows = { ...counts, firstRows: rows };
    if (output.json) return showReport(context, options, withRows, faults);
    showFirstRows(context, rows);
  }
  await showReport(context, options, counts, faults);
}

async function listChanges(context: CommandContext, options: ListOptions, importId: string): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listImportChanges({ importId, pageSize, pageToken }, dunlin.caller);
    return { items: read.changes, nextPageToken: read.nextPageToken };
  });
  const long = (name: 'from' | 'to') => ({ ...fields<invoiceV1.ImportChange>(name)[0]!, long: true });
  const columns = [...fields<invoiceV1.ImportChange>('row', 'schema', 'field'), long('from'), long('to')];
  await showList(
    context,
    options,
    page,
    async () => {
      const named = await customersOf(
        context,
        page.items.filter(({ customerId }) => customerId !== ''),
      );
      return page.items.map((change) => ({ ...change, name: named.get(change.customerId)?.name ?? '' }));
    },
    [
      { head: 'CUSTOMER', of: ({ reference }: invoiceV1.ImportChange) => reference },
      { head: 'NAME', of: ({ name }: { name: string }) => name, long: true },
      ...columns,
    ],
  );
}

const shownRows = 5;

/** A row as commands print it. */
interface ShownRow extends Omit<TakenRow, 'amount' | 'open'> {
  readonly amount: { readonly minor: string; readonly currency: string } | null;
  readonly open: ShownRow['amount'];
}

/** Told of rows that are taken nevertheless. */
const notices: readonly string[] = [
  'KEPT_VOID',
  'KEPT_WRITTEN_OFF',
  'KEPT_SETTLED',
  'KEPT_FEE',
  'KEPT_PROLONGED',
  'KEPT_COLLECTION',
  'LOOKS_LIKE_OPEN_AMOUNT',
];

async function readFirstRows({ file, mapping }: LocalFile, faults: readonly FileFault[]): Promise<ShownRow[]> {
  const { firstRows, openSource } = await import('#libs/files');
  const refused = faults.filter(({ reason }) => !notices.includes(reason)).map(({ row }) => row);
  const source = await openSource(file);
  try {
    const rows = await firstRows(mapping, source, shownRows, new Set(refused));
    return rows.map((row) => ({ ...row, amount: plainMoney(row.amount), open: plainMoney(row.open) }));
  } finally {
    await source.close();
  }
}

function plainMoney(money: TakenRow['amount']): ShownRow['amount'] {
  return money && { minor: String(money.minor), currency: money.currency };
}

function showFirstRows({ output }: CommandContext, rows: readonly ShownRow[]): void {
  if (rows.length === 0) return;
  output.say('The first rows, as they are taken:');
  const texts = fields<ShownRow>('row', 'customer', 'name', 'number', 'issueDate');
  const due = { head: 'DUE DATE', of: ({ dueDate }: ShownRow) => dueDate ?? 'by the payment terms' };
  const money = fields<ShownRow>('amount', 'open');
  const contact = {
    head: 'CONTACT',
    of: ({ email, phone }: ShownRow) => [email, phone].filter(Boolean).join(' '),
    long: true,
  };
  output.many(rows, [...texts, due, ...money, contact]);
}
