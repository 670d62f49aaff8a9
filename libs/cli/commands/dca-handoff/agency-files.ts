import type { Command } from 'commander';
import { inSections } from '#libs/client';
import { enumName, toTimestamp } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { writeNewFile } from '../../new-file.js';
import { addCommand, choice, instantOption } from '../../options.js';

interface FileListOptions extends ListOptions {
  agency?: string;
  direction?: string;
  state?: string;
  name?: string;
  placement?: string;
  from?: Date;
  before?: Date;
}

const directions = ['sent', 'received'];
const states = ['to_write', 'written', 'confirmed', 'waiting', 'taken', 'partly_refused', 'refused'];
const anId = '5f0c7a94-8c1c-4d2e-9d0f-4b1a6e3c2d10';
const fileArgument = ['<file id>', 'dunlin agency-file list --wide shows ids'] as const;

export function addAgencyFileCommands(file: Command): void {
  addListOptions(
    addCommand(
      file,
      'list',
      'Lists files that were sent to agencies and received from them, the newest first.',
      'agency-file list --agency northgate --direction received',
      'agency-file list --state partly_refused --from 2013-03-01',
    )
      .option('--agency <code>')
      .addOption(choice('--direction <direction>', 'only in this direction', directions))
      .addOption(choice('--state <state>', 'only in this state', states))
      .option('--name <name>', 'whole name of the file')
      .option('--placement <placement id>', 'only about this placement')
      .addOption(instantOption('--from <time>', 'only of this time and later'))
      .addOption(instantOption('--before <time>', 'only before this time')),
  ).action(action<FileListOptions, []>(listFiles));
  addCommand(file, 'show', 'Shows one file, what is wrong with it and what to do.', `agency-file show ${anId}`)
    .argument(...fileArgument)
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, fileId) => {
        output.one((await dunlin.dcaHandoff.getAgencyFile({ fileId }, dunlin.caller)).file!);
      }),
    );
  addCommand(
    file,
    'download',
    'Writes the content of a file, while it is kept, into a file that is not there yet.',
    `agency-file download ${anId} --to placement.csv`,
  )
    .argument(...fileArgument)
    .requiredOption('--to <file>')
    .action(action<CommonOptions & { to: string }, [string]>(download));
  addListOptions(
    addCommand(
      file,
      'errors',
      'Lists the lines of one file that were refused, in the order of the file.',
      `agency-file errors ${anId}`,
    ).argument(...fileArgument),
  ).action(action<ListOptions, [string]>((context, options, fileId) => listFileErrors(context, options, { fileId })));
}

async function download({ dunlin, output }: CommandContext, { to }: { to: string }, fileId: string): Promise<void> {
  const { file } = await dunlin.dcaHandoff.getAgencyFile({ fileId }, dunlin.caller);
  const { sha256 } = file!;
  const pieces = inSections((offsetBytes) =>
    dunlin.dcaHandoff.readAgencyFilePart({ fileId, offsetBytes }, dunlin.caller),
  );
  const changed = () =>
    new DomainError(
      'AGENCY_FILE_CHANGED',
      'unavailable',
      `What came of the file ${fileId} is not what was exchanged, so nothing was written. Try again.`,
    );
  await writeNewFile(to, pieces, { sha256, changed });
  output.one({ ...file!, file: to });
}

/** Lists what agencies wrote and could not be taken. */
export async function listFileErrors(
  context: CommandContext,
  options: ListOptions,
  { agency = '', fileId = '' }: { agency?: string; fileId?: string },
): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const request = { pageSize, pageToken, agency, fileId };
    const read = await dunlin.dcaHandoff.listAgencyFileErrors(request, dunlin.caller);
    return { items: read.errors, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'READ', of: ({ readTime }) => readTime },
    { head: 'AGENCY', of: (error) => error.agency },
    { head: 'FILE', of: ({ fileName }) => fileName },
    { head: 'LINE', of: ({ line }) => line },
    { head: 'REASON', of: ({ reason }) => reason },
    { head: 'CONTENT', of: ({ content }) => content, long: true },
    { head: 'WHAT TO DO', of: ({ message }) => message, wide: true },
    { head: 'FILE ID', of: (error) => error.fileId, wide: true },
  ]);
}

async function listFiles(context: CommandContext, options: FileListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = {
    agency: options.agency ?? '',
    direction: `DIRECTION_${(options.direction ?? 'unspecified').toUpperCase()}` as 'DIRECTION_UNSPECIFIED',
    state: `STATE_${(options.state ?? 'unspecified').toUpperCase()}` as 'STATE_UNSPECIFIED',
    fileName: options.name ?? '',
    placementId: options.placement ?? '',
    ...(options.from ? { fromTime: toTimestamp(options.from) } : {}),
    ...(options.before ? { beforeTime: toTimestamp(options.before) } : {}),
  };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.dcaHandoff.listAgencyFiles({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.files, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'TIME', of: ({ createTime }) => createTime },
    { head: 'AGENCY', of: ({ agency }) => agency },
    { head: 'DIRECTION', of: ({ direction }) => enumName(direction, 'DIRECTION_') },
    { head: 'KIND', of: ({ kind }) => enumName(kind, 'KIND_') },
    { head: 'STATE', of: ({ state }) => enumName(state, 'STATE_') },
    { head: 'LINES', of: ({ lineCount }) => lineCount ?? '', align: 'right' },
    { head: 'REFUSED', of: ({ errorCount }) => errorCount, align: 'right' },
    { head: 'FILE', of: ({ fileName }) => fileName, long: true },
    { head: 'REASON', of: ({ reason }) => reason, wide: true },
    { head: 'BYTES', of: ({ sizeBytes }) => sizeBytes ?? '', wide: true, align: 'right' },
    { head: 'WRITTEN', of: ({ writtenTime }) => writtenTime, wide: true },
    { head: 'CONFIRMED', of: ({ confirmedTime }) => confirmedTime, wide: true },
    { head: 'FILE ID', of: ({ fileId }) => fileId, wide: true },
  ]);
}
