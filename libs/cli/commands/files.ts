import { basename } from 'node:path';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { allPages, importFile, importPaymentFile } from '#libs/client';
import { enumName, type invoiceV1, type paymentV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, readInput, readInstant, type CommandContext, type CommonOptions } from '../context.js';
import { toPlain } from '../output.js';

interface FileOptions extends CommonOptions {
  mapping: string;
  mode?: 'delta' | 'active' | 'full';
  dryRun?: boolean;
  confirmClose?: boolean;
  errors?: string;
  arrives?: string;
}

interface FileFault {
  row: string;
  column: string;
  value: string;
  reason: string;
  message: string;
}

const shownErrors = 100;

export function addFileCommands(program: Command): void {
  program
    .command('import')
    .description('Imports invoices and their customers from a file; the file is the source of truth.')
    .argument('<file>')
    .requiredOption('--mapping <file>', 'how the columns of the file are meant, YAML or JSON')
    .option(
      '--mode <mode>',
      'what absence from the file means: delta (nothing), active (void), full (nothing; a status closes)',
      'delta',
    )
    .option('--dry-run', 'report what it would do and write nothing')
    .option('--confirm-close', 'allow closing more than 20 % of the open invoices')
    .option('--errors <file>', 'write every refused row to this file as CSV')
    .option('--arrives <instant>', 'take the file when the business clock gets there, and do not wait for it')
    .action(action<FileOptions, [string]>(runImport));
  const payments = program.command('payments').description('Files of received money.');
  payments
    .command('import')
    .description('Records the payments of a file; lines without a known invoice are kept and listed.')
    .argument('<file>')
    .requiredOption('--mapping <file>', 'how the columns of the file are meant, YAML or JSON')
    .option('--errors <file>', 'write every line that led to no payment to this file as CSV')
    .option('--arrives <instant>', 'take the file when the business clock gets there, and do not wait for it')
    .action(action<FileOptions, [string]>(runPaymentFile));
  payments
    .command('unmatched')
    .description('Lists lines of payment files that led to no payment.')
    .option('--file-id <id>', 'only of this file')
    .action(action<CommonOptions & { fileId?: string }, []>(listUnmatched));
}

async function runImport(context: CommandContext, options: FileOptions, file: string): Promise<void> {
  const started = performance.now();
  if (!['delta', 'active', 'full'].includes(options.mode ?? 'delta')) {
    throw new DomainError(
      'MODE_UNKNOWN',
      'invalid',
      `--mode ${options.mode} is unknown. Choose delta, active or full.`,
    );
  }
  let sent = await importFile(context.dunlin, sending(context, options, file), options);
  const { importId } = sent;
  if (options.arrives) return context.output.one({ importId, state: sent.state, arrivalTime: sent.arrivalTime });
  while (['STATE_REGISTERED', 'STATE_RUNNING'].includes(sent.state)) {
    await sleep(100);
    sent = (await context.dunlin.invoice.getImport({ importId }, context.dunlin.caller)).import!;
  }
  const faults = await allPages<FileFault>(
    options.errors ? Number.MAX_SAFE_INTEGER : shownErrors,
    async (pageSize, pageToken) => {
      const page = await context.dunlin.invoice.listImportErrors(
        { importId, pageSize, pageToken },
        context.dunlin.caller,
      );
      return { items: page.errors, nextPageToken: page.nextPageToken };
    },
  );
  refuseUnreadable(sent);
  writeErrors(context, options, faults);
  context.output.one({
    importId,
    rows: Number(sent.rowCount),
    created: Number(sent.createdCount),
    updated: Number(sent.updatedCount),
    unchanged: Number(sent.unchangedCount),
    reopened: Number(sent.reopenedCount),
    closed: Number(sent.closedCount),
    errors: faults.slice(0, shownErrors).map((fault) => toPlain(fault)),
    errorCount: Number(sent.errorCount),
    customersCreated: Number(sent.customersCreatedCount),
    customersUpdated: Number(sent.customersUpdatedCount),
    seconds: secondsSince(started),
  });
  if (Number(sent.errorCount) > 0) process.exitCode = 4;
}

async function runPaymentFile(context: CommandContext, options: FileOptions, file: string): Promise<void> {
  const started = performance.now();
  let sent = await importPaymentFile(context.dunlin, sending(context, options, file));
  const { fileId } = sent;
  if (options.arrives) return context.output.one({ fileId, state: sent.state, arrivalTime: sent.arrivalTime });
  while (['STATE_REGISTERED', 'STATE_RUNNING'].includes(sent.state)) {
    await sleep(100);
    sent = (await context.dunlin.payment.getPaymentFile({ fileId }, context.dunlin.caller)).file!;
  }
  refuseUnreadable(sent);
  const faults = await unmatchedLines(context, fileId, options.errors ? Number.MAX_SAFE_INTEGER : shownErrors);
  writeErrors(context, options, faults);
  context.output.one({
    fileId,
    lines: Number(sent.lineCount),
    recorded: Number(sent.recordedCount),
    repeated: Number(sent.repeatedCount),
    unmatched: Number(sent.unmatchedCount),
    errors: faults.slice(0, shownErrors).map((fault) => toPlain(fault)),
    errorCount: Number(sent.errorCount),
    seconds: secondsSince(started),
  });
  if (faults.length > 0) process.exitCode = 4;
}

async function listUnmatched(context: CommandContext, options: CommonOptions & { fileId?: string }): Promise<void> {
  const faults = await unmatchedLines(context, options.fileId ?? '', Number.MAX_SAFE_INTEGER);
  context.output.many(faults, ['row', 'column', 'value', 'reason', 'message']);
}

function unmatchedLines({ dunlin }: CommandContext, fileId: string, limit: number): Promise<FileFault[]> {
  return allPages<FileFault>(limit, async (pageSize, pageToken) => {
    const page = await dunlin.payment.listUnmatchedLines({ fileId, pageSize, pageToken }, dunlin.caller);
    const items = page.lines.map(({ line, column, value, reason, message }) => ({
      row: line,
      column,
      value,
      reason,
      message,
    }));
    return { items, nextPageToken: page.nextPageToken };
  });
}

function sending(context: CommandContext, options: FileOptions, file: string) {
  return {
    name: basename(file),
    content: readInput(file),
    mapping: readInput(options.mapping).toString('utf8'),
    arrival: options.arrives ? readInstant(options.arrives) : undefined,
    requestId: context.requestId,
  };
}

function refuseUnreadable(sent: invoiceV1.Import | paymentV1.PaymentFile): void {
  if (enumName(sent.state, 'STATE_') !== 'REFUSED') return;
  throw new DomainError('FILE_REFUSED', 'refused', `The file was refused: ${sent.refusal}`);
}

/** Cells that a spreadsheet would run as a formula are written with a leading apostrophe. */
function writeErrors({ output }: CommandContext, { errors }: FileOptions, faults: readonly FileFault[]): void {
  if (!errors) return;
  const columns: (keyof FileFault)[] = ['row', 'column', 'value', 'reason', 'message'];
  writeFileSync(
    errors,
    stringify(
      faults.map((fault) => columns.map((column) => fault[column])),
      { header: true, columns, escape_formulas: true },
    ),
  );
  output.say(`${faults.length} refused rows are in ${errors}.`);
}

function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
