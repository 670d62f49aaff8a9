import { basename } from 'node:path';
import { closeSync, openSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Option, type Command } from 'commander';
import { allPages, importFile, importPaymentFile, type FileToSend } from '#libs/client';
import { enumName, type invoiceV1, type paymentV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { openSource, writeCsv } from '#libs/files';
import { action, readDocumentFile, type CommandContext, type CommonOptions } from '../context.js';
import { choice, readInstant } from '../options.js';

interface ErrorsOptions extends CommonOptions {
  errors?: string;
}

interface FileOptions extends ErrorsOptions {
  mapping: string;
  arrives?: Date;
}

interface ImportOptions extends FileOptions {
  mode: 'delta' | 'active' | 'full';
  dryRun?: boolean;
  confirmClose?: boolean;
}

interface FileFault {
  row: number;
  column: string;
  value: string;
  reason: string;
  message: string;
}

const shownErrors = 100;
const errorsOption = ['--errors <file>', 'write everything that was refused to this file as CSV'] as const;
const faultColumns = ['row', 'column', 'value', 'reason', 'message'] as const satisfies (keyof FileFault)[];

export function addFileCommands(program: Command): void {
  const invoices = program
    .command('import')
    .description('Imports invoices and their customers from a file; the file is the source of truth.')
    .addOption(
      choice(
        '--mode <mode>',
        'what absence from the file means: delta (nothing), active (void), full (nothing; a status closes)',
        ['delta', 'active', 'full'],
      ).default('delta'),
    )
    .addOption(new Option('--dry-run', 'report what it would do and write nothing').conflicts('arrives'))
    .option('--confirm-close', 'allow closing more than 20 % of the open invoices');
  withFile(invoices).action(action<ImportOptions, [string]>(runImport));
  program
    .command('imports')
    .description('Files of invoices that were sent.')
    .command('show')
    .description('Shows what became of a file and what was refused of it.')
    .argument('<import-id>')
    .option(...errorsOption)
    .action(action<ErrorsOptions, [string]>(showLater));
  const payments = program.command('payments').description('Files of received money.');
  const received = payments
    .command('import')
    .description('Records the payments of a file; lines without a known invoice are kept and listed.');
  withFile(received).action(action<FileOptions, [string]>(runPaymentFile));
  payments
    .command('unmatched')
    .description('Lists lines of payment files that led to no payment.')
    .option('--file-id <id>', 'only of this file')
    .action(action<CommonOptions & { fileId?: string }, []>(listUnmatched));
}

function withFile(command: Command): Command {
  return command
    .argument('<file>')
    .requiredOption('--mapping <file>', 'how the columns of the file are meant, YAML or JSON')
    .addOption(new Option(...errorsOption).conflicts('arrives'))
    .option(
      '--arrives <date or instant>',
      'take the file when the business clock gets there, and do not wait for it',
      readInstant,
    );
}

async function runImport(context: CommandContext, options: ImportOptions, file: string): Promise<void> {
  const started = performance.now();
  const { dunlin, output } = context;
  let sent = await sendFile(context, options, file, (toSend) => importFile(dunlin, toSend, options));
  const { importId } = sent;
  if (options.arrives) return output.one({ importId, state: sent.state, arrivalTime: sent.arrivalTime });
  while (['STATE_WAITING', 'STATE_RUNNING'].includes(sent.state)) {
    await sleep(100);
    sent = (await dunlin.invoice.getImport({ importId }, dunlin.caller)).import!;
  }
  const report = await showImport(context, options, sent, { seconds: secondsSince(started) });
  const { created, updated, reopened, closed, errorCount, customersCreated, customersUpdated } = report;
  if (created + updated + reopened + closed + errorCount + customersCreated + customersUpdated === 0) {
    output.say('Nothing changed: all of it was known.');
  } else if (options.dryRun) {
    output.say('This was a dry run: nothing was written.');
  }
}

async function showImport(context: CommandContext, options: ErrorsOptions, sent: invoiceV1.Import, facts: object) {
  refuseUnreadable(sent);
  const { dunlin } = context;
  const { importId } = sent;
  const faults = await allPages<FileFault>(faultLimit(options), async (pageSize, pageToken) => {
    const page = await dunlin.invoice.listImportErrors({ importId, pageSize, pageToken }, dunlin.caller);
    const items = page.errors.map((error) => ({ ...error, row: Number(error.row) }));
    return { items, nextPageToken: page.nextPageToken };
  });
  const report = {
    importId,
    rows: Number(sent.rowCount),
    created: Number(sent.createdCount),
    updated: Number(sent.updatedCount),
    unchanged: Number(sent.unchangedCount),
    reopened: Number(sent.reopenedCount),
    closed: Number(sent.closedCount),
    errors: faults.slice(0, shownErrors),
    errorCount: Number(sent.errorCount),
    customersCreated: Number(sent.customersCreatedCount),
    customersUpdated: Number(sent.customersUpdatedCount),
    ...facts,
  };
  show(context, options, report, faults);
  if (faults.length > 0) process.exitCode = 4;
  return report;
}

/** What became of a file, in particular of one that was to be taken later. */
async function showLater(context: CommandContext, options: ErrorsOptions, importId: string): Promise<void> {
  const { dunlin } = context;
  const { import: found } = await dunlin.invoice.getImport({ importId }, dunlin.caller);
  const { state, arrivalTime } = found!;
  if (options.errors) refuseUnwritable(options.errors, []);
  await showImport(context, options, found!, { state, arrivalTime });
}

async function runPaymentFile(context: CommandContext, options: FileOptions, file: string): Promise<void> {
  const started = performance.now();
  const { dunlin, output } = context;
  let sent = await sendFile(context, options, file, (toSend) => importPaymentFile(dunlin, toSend));
  const { fileId } = sent;
  if (options.arrives) return output.one({ fileId, state: sent.state, arrivalTime: sent.arrivalTime });
  while (['STATE_WAITING', 'STATE_RUNNING'].includes(sent.state)) {
    await sleep(100);
    sent = (await dunlin.payment.getPaymentFile({ fileId }, dunlin.caller)).file!;
  }
  refuseUnreadable(sent);
  const faults = await unmatchedLines(context, fileId, faultLimit(options));
  const report = {
    fileId,
    lines: Number(sent.lineCount),
    recorded: Number(sent.recordedCount),
    repeated: Number(sent.repeatedCount),
    unmatched: Number(sent.unmatchedCount),
    errors: faults.slice(0, shownErrors),
    errorCount: Number(sent.errorCount),
    seconds: secondsSince(started),
  };
  show(context, options, report, faults);
  if (faults.length > 0) process.exitCode = 4;
}

async function listUnmatched(context: CommandContext, options: CommonOptions & { fileId?: string }): Promise<void> {
  const faults = await unmatchedLines(context, options.fileId ?? '', Number.MAX_SAFE_INTEGER);
  context.output.many(faults, faultColumns);
}

function unmatchedLines({ dunlin }: CommandContext, fileId: string, limit: number): Promise<FileFault[]> {
  return allPages<FileFault>(limit, async (pageSize, pageToken) => {
    const page = await dunlin.payment.listUnmatchedLines({ fileId, pageSize, pageToken }, dunlin.caller);
    const items = page.lines.map(({ line, column, value, reason, message }) => ({
      row: Number(line),
      column,
      value,
      reason,
      message,
    }));
    return { items, nextPageToken: page.nextPageToken };
  });
}

/** Reads the file where it lies, part by part: its size is not bounded by memory. */
async function sendFile<Sent>(
  { requestId }: CommandContext,
  { mapping, arrives, errors }: FileOptions,
  file: string,
  send: (toSend: FileToSend) => Promise<Sent>,
): Promise<Sent> {
  const document = readDocumentFile(mapping);
  const content = await openSource(file);
  try {
    // Before anything is sent, since a report that cannot be written would come too late.
    if (errors) refuseUnwritable(errors, [file, mapping]);
    return await send({ name: basename(file), content, mapping: document, arrival: arrives, requestId });
  } finally {
    await content.close();
  }
}

/** All of them for a file, one more than are shown else, so that people are told of more. */
function faultLimit({ errors }: ErrorsOptions): number {
  return errors ? Number.MAX_SAFE_INTEGER : shownErrors + 1;
}

/** People get the refused rows as a table of their own; JSON has them in the report. */
function show(
  { output }: CommandContext,
  { errors: errorsFile }: ErrorsOptions,
  report: { errors: readonly FileFault[] },
  faults: readonly FileFault[],
): void {
  if (errorsFile) writeErrors(errorsFile, faults);
  const { errors, ...counts } = report;
  output.one(output.json ? report : counts);
  if (output.json || errors.length === 0) return;
  output.many(errors, faultColumns);
  if (faults.length > errors.length) output.say(`There are more; --errors <file> writes all of them.`);
  if (errorsFile) output.say(`All ${faults.length} are in ${errorsFile}.`);
}

function refuseUnreadable(sent: invoiceV1.Import | paymentV1.PaymentFile): void {
  const state = enumName(sent.state, 'STATE_');
  if (state !== 'REFUSED' && state !== 'FAILED' && state !== 'CANCELLED') return;
  const what = { REFUSED: 'refused', FAILED: 'given up', CANCELLED: 'cancelled' }[state];
  throw new DomainError(`FILE_${state}`, 'refused', `The file was ${what}: ${sent.reason}`);
}

/** Leaves what is in the file as it is. @throws DomainError ERRORS_UNWRITABLE */
function refuseUnwritable(errors: string, inputs: readonly string[]): void {
  writing(errors, () => closeSync(openSync(errors, 'a')));
  const { dev, ino } = statSync(errors);
  const input = inputs.find((one) => statSync(one).dev === dev && statSync(one).ino === ino);
  if (input) throw unwritable(errors, `is ${input} itself, which is read. Give --errors another file.`);
}

/** @throws DomainError ERRORS_UNWRITABLE */
function writeErrors(file: string, faults: readonly FileFault[]): void {
  const rows = faults.map((fault) => faultColumns.map((column) => fault[column]));
  writing(file, () => writeFileSync(file, writeCsv([[...faultColumns], ...rows])));
}

function writing(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw unwritable(file, `cannot be written: ${(error as Error).message}.`);
  }
}

const unwritable = (file: string, why: string): DomainError =>
  new DomainError('ERRORS_UNWRITABLE', 'invalid', `${file} ${why}`);

function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
