import { statSync, writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { DomainError } from '#libs/errors';
import { type CommandContext, readDocumentFile } from '../../../context.js';
import { readCurrency, yesOption } from '../../../options.js';

/** What is said of a file that its mapping or its rows leave open. */
export interface MappingOptions {
  mapping?: string;
  saveMapping?: string;
  dates?: 'day-first' | 'month-first';
  decimal?: '.' | ',';
  currency?: string;
  dryRun?: boolean;
  yes?: boolean;
}

/** The mapping by which a file is imported, and what the report says of it. */
export interface ChosenMapping {
  readonly document: string;
  /** Null unless it is the user's own. */
  readonly file: string | null;
  /** Empty for a mapping of the user's own. */
  readonly facts: { readonly mapping?: string; readonly readyMade?: string };
}

export function addMappingOptions(command: Command): Command {
  return command
    .option(
      '--mapping <file or name>',
      'how the columns of the file are meant: a YAML or JSON file, or the name of a mapping that comes with Dunlin (dunlin mapping list); without it one is proposed',
    )
    .option(
      '--save-mapping <file>',
      'write the proposed mapping, or the one that comes with Dunlin as it fits, to this file',
    )
    .addOption(
      new Option('--dates <order>', 'which comes first in dates such as 01/02/2026').choices([
        'day-first',
        'month-first',
      ]),
    )
    .addOption(new Option('--decimal <sign>', 'which sign of 1.234 or 1,234 begins the decimals').choices(['.', ',']))
    .option('--currency <code>', 'of amounts that do not say it', readCurrency)
    .option(...yesOption);
}

/**
 * The mapping for a file: the user's own, one that comes with the product, or a proposed one, which a person agrees to.
 * @throws MAPPING_NOT_FOUND, MAPPING_DOUBTFUL, MAPPING_UNWRITABLE, NOT_CONFIRMED, FILE_UNREADABLE, USAGE
 */
export async function chooseMapping(
  context: CommandContext,
  options: MappingOptions,
  file: string,
): Promise<ChosenMapping> {
  const { mapping: given } = options;
  if (given !== undefined && isFile(given)) {
    refuseTold(options, given);
    return { document: await readDocumentFile(given), file: given, facts: {} };
  }
  const { fitReadyMade, openSource, proposeMapping } = await import('#libs/files');
  const source = await openSource(file);
  const { dates, decimal, currency } = options;
  const told = { dates, decimal, currency };
  try {
    const proposal = given === undefined ? await proposeMapping(source, told) : await fitReadyMade(given, source, told);
    const { document, readyMade, doubts } = proposal;
    if (options.saveMapping) writeMapping(options.saveMapping, document);
    if (given === undefined) showProposal(context, options, proposal);
    if (doubts.length > 0) throw doubtful(doubts);
    if (given === undefined && !options.dryRun) await agree(context, options);
    const named = readyMade === null ? {} : { readyMade };
    return { document, file: null, facts: context.output.json ? { mapping: document, ...named } : named };
  } finally {
    await source.close();
  }
}

/** A file comes before a mapping of the same name; names of those have neither points nor slashes. */
function isFile(given: string): boolean {
  return statSync(given, { throwIfNoEntry: false })?.isFile() || /[/.\\]/.test(given);
}

/** A mapping of the user's own says all of it. */
function refuseTold(options: MappingOptions, given: string): void {
  const told = (['saveMapping', 'dates', 'decimal', 'currency'] as const).find((key) => options[key] !== undefined);
  if (told === undefined) return;
  const option = told === 'saveMapping' ? 'save-mapping' : told;
  throw new DomainError(
    'USAGE',
    'invalid',
    `${given} says how the file is meant. Write it there and leave out --${option}.`,
  );
}

/** The proposal alone on standard output, so that it may be sent to a file, unless the report follows there. */
function showProposal(
  { output }: CommandContext,
  { dryRun, yes }: MappingOptions,
  { document, readyMade, doubts }: { document: string; readyMade: string | null; doubts: readonly object[] },
): void {
  const isReport = dryRun || yes;
  if (!output.json) (isReport ? process.stderr : process.stdout).write(`${document}\n`);
  else if (!isReport || doubts.length > 0) output.one({ mapping: document, readyMade: readyMade ?? '', doubts });
}

async function agree({ output, confirm }: CommandContext, { yes }: MappingOptions): Promise<void> {
  if (!yes && !output.interactive) {
    const message =
      'Nothing was imported: nobody agreed to the proposed mapping. Save it (--save-mapping <file>), look through it, and ' +
      'import with --mapping <file>; or give --yes.';
    throw new DomainError('NOT_CONFIRMED', 'refused', message);
  }
  await confirm('Import the file by this mapping?');
}

function doubtful(violations: readonly { field: string; description: string }[]): DomainError {
  const told = violations.map(({ field, description }) => `${field}: ${description}`).join('; ');
  const message = `Nothing was imported. The file leaves open how it is meant: ${told}.`;
  return new DomainError('MAPPING_DOUBTFUL', 'refused', message, { violations: [...violations] });
}

function writeMapping(file: string, document: string): void {
  try {
    writeFileSync(file, document, { flag: 'wx' });
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'is there already' : (error as Error).message;
    throw new DomainError('MAPPING_UNWRITABLE', 'invalid', `${file} cannot be written: ${why}. Name another file.`);
  }
}
