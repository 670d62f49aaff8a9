import type { Command } from 'commander';
import { type invoiceV1, toWireDate } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { parseLocalDate } from '#libs/time';
import { action, type CommandContext, type CommonOptions, readDocumentFile } from '../../../context.js';
import { readJsonFile } from '../../../json-file.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { addCommand } from '../../../options.js';
import { toPlain } from '../../../plain.js';

interface AddOptions extends CommonOptions {
  series?: string;
  source?: string;
}

interface RateListOptions extends ListOptions {
  series?: string;
}

/** A rate as a file says it. */
interface RateRow {
  readonly series?: string | undefined;
  readonly from: string;
  readonly percent: string;
  readonly source?: string | undefined;
}

export function addReferenceRateCommands(rates: Command): void {
  addListOptions(
    addCommand(
      rates,
      'list',
      'Lists reference rates, those that come with Dunlin among them.',
      'reference-rate list --series DE_BASE',
    ),
  )
    .option('--series <code>', 'only those of a series: ECB_MRO, BOE_BANK_RATE, DE_BASE or one of your own')
    .action(action<RateListOptions, []>(listRates));
  addCommand(
    rates,
    'add',
    'Enters reference rates of a file, all or none; a rate of a day that has one corrects it.',
    'reference-rate add rates.csv',
    'reference-rate add rates.json --series DE_BASE --source "Bundesbank, 26 June 2026"',
  )
    .argument(
      '<file>',
      'CSV with the columns from, percent, series and source, or JSON: [{"from","percent","series"?,"source"?}]',
    )
    .option('--series <code>', 'of rates for which the file says none')
    .option('--source <text>', 'where those were published for which the file does not say it')
    .action(action<AddOptions, [string]>(addRates));
}

async function listRates(context: CommandContext, options: RateListOptions): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const request = { series: options.series ?? '', pageSize, pageToken };
    const read = await dunlin.invoice.listReferenceRates(request, dunlin.caller);
    return { items: read.rates, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'SERIES', of: ({ series }) => series },
    { head: 'FROM', of: ({ fromDate }) => toPlain(fromDate) as string },
    { head: 'PERCENT', of: ({ percent }) => percent, align: 'right' },
    { head: 'COUNTS', of: ({ inForce }) => (inForce ? 'yes' : 'corrected') },
    { head: 'BY', of: ({ enteredBy }) => enteredBy },
    { head: 'SOURCE', of: ({ source }) => source, long: true },
  ]);
}

async function addRates(
  { dunlin, output, requestId }: CommandContext,
  options: AddOptions,
  path: string,
): Promise<void> {
  const rows = await readRates(path);
  const rates = rows.map(({ series, from, percent, source }): invoiceV1.NewReferenceRateInit => {
    const said = { series: series || (options.series ?? ''), source: source || (options.source ?? '') };
    return { ...said, fromDate: toWireDate(from), percent };
  });
  const { addedCount } = await dunlin.invoice.addReferenceRates({ requestId, rates }, dunlin.caller);
  if (output.json) return output.one({ addedCount, knownCount: rates.length - addedCount });
  output.say(`${addedCount} of ${rates.length} rates are new or corrected; the others were known so.`);
}

/** @throws FILE_UNREADABLE; FILE_INVALID, which names every line that is wrong */
async function readRates(path: string): Promise<readonly RateRow[]> {
  if (!path.toLowerCase().endsWith('.csv')) {
    const { z } = await import('zod');
    const date = z.string().refine((text) => parseLocalDate(text) !== null, 'must be a date like 2026-01-01');
    const percent = z.union([z.string(), z.number()]).transform(String);
    const optional = z.string().optional();
    return readJsonFile(path, z.array(z.strictObject({ from: date, percent, series: optional, source: optional })));
  }
  const [header = '', ...lines] = (await readDocumentFile(path)).replace(/^\uFEFF/, '').split(/\r?\n/);
  const separator = header.includes(';') ? ';' : ',';
  const names = cellsOf(header, separator).map((name) => name.toLowerCase());
  const violations: { field: string; description: string }[] = [];
  for (const name of ['from', 'percent'].filter((needed) => !names.includes(needed))) {
    violations.push({
      field: 'line 1',
      description: `names no column ${name}; the columns are from, percent, series, source`,
    });
  }
  const rows = lines.flatMap((line, index): RateRow[] => {
    if (line.trim() === '' || violations.length > 0) return [];
    const cells = cellsOf(line, separator);
    const of = (name: string): string => cells[names.indexOf(name)] ?? '';
    const row = { from: of('from'), percent: of('percent'), series: of('series'), source: of('source') };
    const isDate = parseLocalDate(row.from) !== null;
    if (isDate && cells.length <= names.length) return [row];
    const what = isDate
      ? 'has more cells than the first line'
      : `${JSON.stringify(row.from)} is no date like 2026-01-01`;
    violations.push({ field: `line ${index + 2}`, description: what });
    return [];
  });
  const [first] = violations;
  if (first) {
    throw new DomainError('FILE_INVALID', 'invalid', `${path}: ${first.field}: ${first.description}`, { violations });
  }
  return rows;
}

/** Cells of a line; one that holds the separator stands in quotes. */
function cellsOf(line: string, separator: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells.map((cell) => cell.trim());
}
