import { closeSync, openSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import type { FileToSend, Page } from '#libs/client';
import { enumName, type invoiceV1, type paymentV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from './context.js';
import { addListOptions, type ListOptions, readList, showList } from './list.js';
import { addCommand, choice, readInstant, yesOption } from './options.js';
import { fields } from './output.js';

export interface ErrorsOptions extends CommonOptions {
  errors?: string;
}

export interface FileOptions extends ErrorsOptions {
  arrives?: Date;
}

/** A file of this machine that is sent. */
export interface LocalFile {
  readonly file: string;
  /** The mapping document. */
  readonly mapping: string;
  /** The file that the mapping was read from; null where it was not. */
  readonly mappingFile: string | null;
}

/** A fault of a row of a file. */
export interface FileFault {
  row: number;
  column: string;
  value: string;
  reason: string;
  message: string;
}

type SentFile = invoiceV1.Import | paymentV1.PaymentFile;

/** Exit code of a file that was taken without the rows that were refused. */
const rowsRefused = 4;
const shownErrors = 100;
const errorsOption = ['--errors <file>', 'write everything that was refused to this file as CSV'] as const;
const fileReasonOption = ['--reason <text>', 'why; it is kept with the file'] as const;
export const faultFields = ['row', 'column', 'value', 'reason', 'message'] as const satisfies (keyof FileFault)[];

export function addErrorsOption(command: Command): Command {
  return command.option(...errorsOption);
}

/** Argument and options of a command that sends a file. */
export function addFileOptions(command: Command): Command {
  return command
    .argument('<file>')
    .addOption(new Option(...errorsOption).conflicts('arrives'))
    .option(
      '--arrives <date or instant>',
      'take the file when the business clock gets there, and do not wait for it',
      readInstant,
    );
}

interface FileListOptions extends ListOptions {
  state?: keyof typeof fileStates;
}

const fileStates = {
  uploading: 'STATE_UPLOADING',
  waiting: 'STATE_WAITING',
  running: 'STATE_RUNNING',
  completed: 'STATE_COMPLETED',
  refused: 'STATE_REFUSED',
  failed: 'STATE_FAILED',
  cancelled: 'STATE_CANCELLED',
} as const;

/** What a list of files shows of each. */
interface FileRow {
  id: string;
  name: string;
  state: string;
  rows: number;
  errors: number;
  sent: unknown;
  reason: string;
}

/** What differs between the nouns whose files can be listed. */
interface FileLists<Sent extends SentFile> {
  readonly example: string;
  readonly page: (
    context: CommandContext,
    request: { state: Sent['state'] | 'STATE_UNSPECIFIED'; pageSize: number; pageToken: string },
  ) => Promise<Page<Sent>>;
  readonly rowOf: (file: Sent) => { id: string; rows: string };
}

/** The command that lists the files of a noun. */
export function addFileListCommand<Sent extends SentFile>(
  files: Command,
  { example, page, rowOf }: FileLists<Sent>,
): void {
  addListOptions(
    addCommand(files, 'list', 'Lists the files that were sent, the latest first.', example).addOption(
      choice('--state <state>', 'only in this state', Object.keys(fileStates)),
    ),
  ).action(
    action<FileListOptions, []>(async (context, options) => {
      const state = options.state ? fileStates[options.state] : 'STATE_UNSPECIFIED';
      const read = await readList(options, (pageSize, pageToken) => page(context, { state, pageSize, pageToken }));
      const rows = () =>
        read.items.map((file): FileRow => {
          const { id, rows: count } = rowOf(file);
          const { fileName: name, state: wireState, errorCount, createTime: sent, reason } = file;
          return {
            id,
            name,
            state: enumName(wireState, 'STATE_') ?? '',
            rows: Number(count),
            errors: Number(errorCount),
            sent,
            reason,
          };
        });
      await showList(context, options, read, rows, [
        ...fields<FileRow>('id', 'name', 'state', 'rows', 'errors', 'sent'),
        { ...fields<FileRow>('reason')[0]!, long: true },
      ]);
    }),
  );
}

/** What differs between the nouns whose files can be cancelled and resumed. */
interface FileEnds {
  /** Name of the argument: `import id`. */
  readonly argument: string;
  /** What stays after a cancellation: `rows imported before`. */
  readonly stays: string;
  readonly cancelExample: string;
  readonly resumeExample: string;
  readonly cancel: (context: CommandContext, fileId: string, reason: string) => Promise<SentFile>;
  readonly resume: (context: CommandContext, fileId: string, reason: string) => Promise<SentFile>;
}

/** The commands that end a file by hand or let it continue. */
export function addEndCommands(files: Command, ends: FileEnds): void {
  addCommand(files, 'cancel', `Cancels a file; ${ends.stays} stay.`, ends.cancelExample)
    .argument(`<${ends.argument}>`)
    .requiredOption(...fileReasonOption)
    .option(...yesOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, fileId) => {
        await context.confirm('Cancel this file?');
        context.output.one(await ends.cancel(context, fileId, reason));
      }),
    );
  addCommand(
    files,
    'resume',
    'Lets a file that was given up after a fault continue where it stands.',
    ends.resumeExample,
  )
    .argument(`<${ends.argument}>`)
    .requiredOption(...fileReasonOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, fileId) =>
        context.output.one(await ends.resume(context, fileId, reason)),
      ),
    );
}

/** Reads the file where it lies, part by part: its size is not bounded by memory. */
export async function sendFile<Sent>(
  { requestId }: CommandContext,
  { arrives, errors }: FileOptions,
  { file, mapping, mappingFile }: LocalFile,
  send: (toSend: FileToSend) => Promise<Sent>,
): Promise<Sent> {
  const { openSource } = await import('#libs/files');
  const content = await openSource(file);
  try {
    // Before anything is sent, since a report that cannot be written would come too late.
    if (errors) refuseUnwritable(errors, mappingFile === null ? [file] : [file, mappingFile]);
    return await send({ name: basename(file), content, mapping, arrival: arrives, requestId });
  } finally {
    await content.close();
  }
}

/** A file that is taken meanwhile. */
interface TakenFile<Sent extends SentFile> {
  readonly sent: Sent;
  readonly read: () => Promise<Sent>;
  readonly rowsOf: (file: Sent) => string;
  /** The command that shows it later: `imports show <id>`. */
  readonly later: string;
}

/** Asks until the file is taken or refused. People see its rows grow, and how to leave it. */
export async function untilTaken<Sent extends SentFile>(
  { output }: CommandContext,
  { sent, read, rowsOf, later }: TakenFile<Sent>,
): Promise<Sent> {
  const tells = process.stderr.isTTY && !output.json;
  if (tells) process.stderr.write(`Ctrl-C leaves it running; dunlin ${later} shows how far it is.\n`);
  let now = sent;
  let told = '';
  while (['STATE_WAITING', 'STATE_RUNNING'].includes(now.state)) {
    await sleep(100);
    now = await read();
    const line = now.state === 'STATE_WAITING' ? 'waits for its turn' : `${rowsOf(now)} rows`;
    if (tells && line !== told) process.stderr.write(`\r${line.padEnd(told.length)}`);
    told = line;
  }
  if (tells && told !== '') process.stderr.write('\n');
  return now;
}

/** All of them for a file, one more than are shown else, so that people are told of more. */
export function faultLimit({ errors }: ErrorsOptions): number {
  return errors ? Number.MAX_SAFE_INTEGER : shownErrors + 1;
}

/**
 * Shows the counts of a file and what was refused of it: people as a table of its own, JSON in the report. Sets the
 * exit code for refused rows.
 */
export async function showReport(
  { output }: CommandContext,
  { errors: errorsFile }: ErrorsOptions,
  counts: { readonly errorCount: number; readonly unmatched?: number },
  faults: readonly FileFault[],
): Promise<void> {
  if (errorsFile) await writeErrors(errorsFile, faults);
  const shown = faults.slice(0, shownErrors);
  if (counts.errorCount + (counts.unmatched ?? 0) > 0) process.exitCode = rowsRefused;
  output.one(output.json ? { ...counts, errors: shown } : counts);
  if (output.json || shown.length === 0) return;
  const columns = fields<FileFault>(...faultFields);
  output.many(
    shown,
    columns.map((column) => ({ ...column, long: ['VALUE', 'MESSAGE'].includes(column.head) })),
  );
  if (faults.length > shown.length) output.say(`There are more; --errors <file> writes all of them.`);
  if (errorsFile) output.say(`All ${faults.length} are in ${errorsFile}.`);
}

/** @throws FILE_REFUSED, FILE_FAILED, FILE_CANCELLED */
export function refuseUntaken(sent: SentFile): void {
  const state = enumName(sent.state, 'STATE_');
  if (state !== 'REFUSED' && state !== 'FAILED' && state !== 'CANCELLED') return;
  const what = { REFUSED: 'refused', FAILED: 'given up', CANCELLED: 'cancelled' }[state];
  throw new DomainError(`FILE_${state}`, 'refused', `The file was ${what}: ${sent.reason}`);
}

/** Leaves what is in the file as it is. @throws ERRORS_UNWRITABLE */
export function refuseUnwritable(errors: string, inputs: readonly string[]): void {
  writing(errors, () => closeSync(openSync(errors, 'a')));
  const { dev, ino } = statSync(errors);
  const input = inputs.find((one) => statSync(one).dev === dev && statSync(one).ino === ino);
  if (input) throw unwritable(errors, `is ${input} itself, which is read. Give --errors another file.`);
}

/** @throws ERRORS_UNWRITABLE */
async function writeErrors(file: string, faults: readonly FileFault[]): Promise<void> {
  const { writeCsv } = await import('#libs/files');
  const rows = faults.map((fault) => faultFields.map((field) => fault[field]));
  writing(file, () => writeFileSync(file, writeCsv([[...faultFields], ...rows])));
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

export function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
