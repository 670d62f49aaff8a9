import { type Command, Option } from 'commander';
import { allPages, importFile } from '#libs/client';
import type { invoiceV1 } from '#libs/contracts';
import { action, type CommandContext } from '../../context.js';
import { addCommand, addExamples, choice } from '../../options.js';
import {
  addEndCommands,
  addErrorsOption,
  addFileListCommand,
  addFileOptions,
  type ErrorsOptions,
  faultLimit,
  type FileFault,
  type FileOptions,
  refuseUntaken,
  refuseUnwritable,
  secondsSince,
  sendFile,
  showReport,
  untilTaken,
} from '../../sent-files.js';

interface ImportOptions extends FileOptions {
  mode: 'delta' | 'active' | 'full';
  dryRun?: boolean;
  confirmClose?: boolean;
}

export function addImportCommand(command: Command): void {
  addFileOptions(
    addExamples(
      command,
      'import invoices.csv --mapping invoices.mapping.yaml --dry-run',
      'import invoices.csv --mapping invoices.mapping.yaml --errors refused.csv',
    )
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
  const sent = await sendFile(context, options, file, (toSend) => importFile(dunlin, toSend, options));
  const { importId } = sent;
  if (options.arrives) return output.one({ importId, state: sent.state, arrivalTime: sent.arrivalTime });
  const taken = await untilTaken(context, {
    sent,
    read: async () => (await dunlin.invoice.getImport({ importId }, dunlin.caller)).import!,
    rowsOf: ({ rowCount }) => rowCount,
    later: `imports show ${importId}`,
  });
  refuseUntaken(taken);
  await showImport(context, options, taken, { seconds: secondsSince(started) });
  if (Number(taken.rowCount) === 0) output.say('The file has no rows.');
  else if (changesNothing(taken)) output.say('Nothing changed: all of it was known.');
  else if (options.dryRun) output.say('This was a dry run: nothing was written.');
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
): Promise<void> {
  const { dunlin } = context;
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
  await showReport(context, options, counts, faults);
}
