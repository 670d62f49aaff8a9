import { type Command, Option } from 'commander';
import { allPages, importPaymentFile } from '#libs/client';
import { type paymentV1, toTimestampOrNull } from '#libs/contracts';
import { action, type CommandContext, readDocumentFile } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomers } from '../../lookup.js';
import { addCommand } from '../../options.js';
import { fields } from '../../output.js';
import {
  addEndCommands,
  addErrorsOption,
  addFileListCommand,
  addFileOptions,
  type ErrorsOptions,
  faultFields,
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

interface PaymentFileOptions extends FileOptions {
  mapping: string;
  dryRun?: boolean;
}

interface TakeOptions extends FileOptions {
  tried: string;
}

interface UnmatchedOptions extends ListOptions {
  fileId?: string;
}

export function addPaymentFileCommands(files: Command): void {
  addFileOptions(
    addCommand(
      files,
      'import',
      'Records the payments of a file; lines without a known invoice are kept and listed.',
      'payment-file import bank.csv --mapping bank.mapping.yaml --dry-run',
      'payment-file import bank.csv --mapping bank.mapping.yaml --errors unmatched.csv',
    )
      .requiredOption('--mapping <file>', 'how the columns of the file are meant, YAML or JSON')
      .addOption(new Option('--dry-run', 'report what it would do and record nothing').conflicts('arrives')),
  ).action(action<PaymentFileOptions, [string]>(runPaymentFile));
  addTrialCommands(files);
  addFileListCommand<paymentV1.PaymentFile>(files, {
    example: 'payment-file list --state failed',
    page: async ({ dunlin }, request) => {
      const { files: items, nextPageToken } = await dunlin.payment.listPaymentFiles(request, dunlin.caller);
      return { items, nextPageToken };
    },
    rowOf: ({ fileId, lineCount }) => ({ id: fileId, rows: lineCount }),
  });
  addErrorsOption(
    addCommand(
      files,
      'show',
      'Shows how far a file got and which of its lines led to no payment.',
      'payment-file show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41',
    ).argument('<file id>'),
  ).action(action<ErrorsOptions, [string]>(showLater));
  addEndCommands(files, {
    argument: 'file id',
    stays: 'payments recorded before',
    cancelExample: 'payment-file cancel 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason "wrong account"',
    resumeExample: 'payment-file resume 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason "disk is free again"',
    cancel: async ({ dunlin, requestId }, fileId, reason) =>
      (await dunlin.payment.cancelPaymentFile({ requestId, fileId, reason }, dunlin.caller)).file!,
    resume: async ({ dunlin, requestId }, fileId, reason) =>
      (await dunlin.payment.resumePaymentFile({ requestId, fileId, reason }, dunlin.caller)).file!,
  });
  addListOptions(
    addCommand(
      files,
      'unmatched',
      'Lists lines of payment files that led to no payment.',
      'payment-file unmatched --all',
    ).option('--file-id <id>', 'only of this file'),
  ).action(action<UnmatchedOptions, []>(listUnmatched));
}

/** What is done about a dry run once it has ended. */
function addTrialCommands(files: Command): void {
  addListOptions(
    addCommand(
      files,
      'matches',
      'Lists the payments that a dry run would record, with the invoices that its lines name.',
      'payment-file matches 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --all',
    ).argument('<file id>'),
  ).action(action<ListOptions, [string]>(listMatches));
  addFileOptions(
    addCommand(
      files,
      'take',
      'Takes the content of a dry run for real, within a week. Refused where the file is no longer the one that was tried.',
      'payment-file take bank.csv --tried 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41',
    ).requiredOption('--tried <file id>', 'the dry run'),
  ).action(action<TakeOptions, [string]>(takeTried));
}

async function runPaymentFile(context: CommandContext, options: PaymentFileOptions, file: string): Promise<void> {
  const started = performance.now();
  const { dunlin, output } = context;
  const mappingFile = options.mapping;
  const local = { file, mappingFile, mapping: await readDocumentFile(mappingFile) };
  const sent = await sendFile(context, options, local, (toSend) => importPaymentFile(dunlin, toSend, options));
  await showTaken(context, options, sent, started);
  const { fileId } = sent;
  if (options.dryRun) {
    output.say('This was a dry run: nothing was recorded. What it would record, and how to take it within a week:');
    output.say(`dunlin payment-file matches ${fileId}`);
    output.say(`dunlin payment-file take ${file} --tried ${fileId}`);
  }
}

/** The file is read once more here, so that nobody takes what is another one by now. */
async function takeTried(context: CommandContext, options: TakeOptions, file: string): Promise<void> {
  const started = performance.now();
  const { dunlin, requestId } = context;
  const { tried: fileId, arrives = null } = options;
  const sha256 = await digestOf(file);
  if (options.errors) refuseUnwritable(options.errors, [file]);
  const request = { requestId, fileId, sha256, arrivalTime: toTimestampOrNull(arrives) };
  const sent = await dunlin.payment.takeTriedPaymentFile(request, dunlin.caller);
  await showTaken(context, options, sent.file!, started);
}

async function digestOf(file: string): Promise<string> {
  const { openSource, sha256Of } = await import('#libs/files');
  const content = await openSource(file);
  try {
    return await sha256Of(content);
  } finally {
    await content.close();
  }
}

/** Waits until the file is taken, and shows what came of it; of one that arrives later, when that is. */
async function showTaken(
  context: CommandContext,
  options: FileOptions,
  sent: paymentV1.PaymentFile,
  started: number,
): Promise<void> {
  const { dunlin, output } = context;
  const { fileId, state, arrivalTime } = sent;
  if (options.arrives) return output.one({ fileId, state, arrivalTime });
  const taken = await untilTaken(context, {
    sent,
    read: async () => (await dunlin.payment.getPaymentFile({ fileId }, dunlin.caller)).file!,
    rowsOf: ({ lineCount }) => lineCount,
    later: `payment-file show ${fileId}`,
  });
  refuseUntaken(taken);
  await showPaymentFile(context, options, taken, { seconds: secondsSince(started) });
}

/** Progress of a file, in particular of one with a later arrival time. */
async function showLater(context: CommandContext, options: ErrorsOptions, fileId: string): Promise<void> {
  const { dunlin } = context;
  const { file } = await dunlin.payment.getPaymentFile({ fileId }, dunlin.caller);
  const { state, reason, arrivalTime } = file!;
  if (options.errors) refuseUnwritable(options.errors, []);
  await showPaymentFile(context, options, file!, { state, reason, arrivalTime });
}

async function showPaymentFile(
  context: CommandContext,
  options: ErrorsOptions,
  sent: paymentV1.PaymentFile,
  facts: object,
): Promise<void> {
  const { fileId } = sent;
  const faults = await allPages<FileFault>(faultLimit(options), unmatchedPage(context, fileId));
  const counts = {
    fileId,
    lines: Number(sent.lineCount),
    recorded: Number(sent.recordedCount),
    repeated: Number(sent.repeatedCount),
    unmatched: Number(sent.unmatchedCount),
    errorCount: Number(sent.errorCount),
    totals: sent.totals,
    ...(sent.dryRun ? trialFacts(sent) : {}),
    ...facts,
  };
  await showReport(context, options, counts, faults);
}

/** What only a dry run tells. */
function trialFacts({ overpaidCount, takenFileId }: paymentV1.PaymentFile) {
  return { dryRun: true, overpaid: Number(overpaidCount), ...(takenFileId === '' ? {} : { takenAs: takenFileId }) };
}

async function listMatches(context: CommandContext, options: ListOptions, fileId: string): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.payment.listPaymentFileMatches({ fileId, pageSize, pageToken }, dunlin.caller);
    return { items: read.matches, nextPageToken: read.nextPageToken };
  });
  const columns = fields<paymentV1.PaymentFileMatch>('line', 'invoiceNumber', 'amount', 'valueDate', 'overpaid');
  const ids = fields<paymentV1.PaymentFileMatch>('creditorId', 'invoiceId', 'sourceId');
  await showList(context, options, page, () => withCustomers(context, page.items), [
    ...customerColumns,
    ...columns,
    ...ids.map((column) => ({ ...column, wide: true })),
  ]);
}

async function listUnmatched(context: CommandContext, options: UnmatchedOptions): Promise<void> {
  const long: readonly string[] = ['VALUE', 'MESSAGE'];
  const page = await readList(options, unmatchedPage(context, options.fileId ?? ''));
  await showList(
    context,
    options,
    page,
    () => page.items,
    fields<FileFault>(...faultFields).map((column) => ({ ...column, long: long.includes(column.head) })),
  );
}

/** @param fileId empty for all files */
function unmatchedPage({ dunlin }: CommandContext, fileId: string) {
  return async (pageSize: number, pageToken: string) => {
    const read = await dunlin.payment.listPaymentFileErrors({ fileId, pageSize, pageToken }, dunlin.caller);
    const items = read.lines.map(({ line, column, value, reason, message }): FileFault => {
      return { row: Number(line), column, value, reason, message };
    });
    return { items, nextPageToken: read.nextPageToken };
  };
}
