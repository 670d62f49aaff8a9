import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { parseLocalDate } from '#libs/time';
import type { OwnDayKind } from '../domain/calendar.js';
import type { PlacedDay } from '../domain/own-days.js';
import type { FileFault, ReadDays } from '../use-cases/ports.js';

const columns = ['date', 'name', 'kind'] as const;
const required = ['date', 'name'] as const;
const kinds: Readonly<Record<string, OwnDayKind>> = { '': 'OFF', off: 'OFF', working: 'WORKING' };

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads rows of date, name and kind below a header that names them, in any order and by any usual delimiter. */
export function readCsvDays(text: string): ReadDays {
  let lines: readonly Line[];
  try {
    lines = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { days: [], faults: [{ line, message: 'is no CSV: close every quote that is opened' }] };
  }
  const [head, ...rows] = lines;
  const header = (head?.record ?? []).map((cell) => cell.toLowerCase());
  const lacking = required.filter((name) => !header.includes(name));
  if (lacking.length > 0) {
    const message = `has no column ${lacking.join(' and no column ')}: begin the file with a line such as date,name,kind`;
    return { days: [], faults: [{ line: head?.info.lines ?? 1, message }] };
  }
  const unknown = header.filter((name) => name !== '' && !columns.some((column) => column === name));
  const faults: FileFault[] = unknown.map((name) => ({
    line: head!.info.lines,
    message: `has a column ${JSON.stringify(name)} that means nothing here: there are date, name and kind`,
  }));
  const days = rows.flatMap((row) => readRow(row, header, faults) ?? []);
  return { days, faults };
}

function readRow({ record, info }: Line, header: readonly string[], faults: FileFault[]): PlacedDay | null {
  const cell = (name: (typeof columns)[number]) => record[header.indexOf(name)] ?? '';
  const line = info.lines;
  const date = parseLocalDate(cell('date'));
  const kind = kinds[cell('kind').toLowerCase()];
  if (date === null) {
    faults.push({ line, message: `date ${JSON.stringify(cell('date'))} is no date: write it as 2026-05-15` });
  }
  if (kind === undefined) {
    faults.push({ line, message: `kind ${JSON.stringify(cell('kind'))} is neither off nor working` });
  }
  return date !== null && kind !== undefined ? { place: `line ${line}`, date, kind, name: cell('name') } : null;
}

/** Of the usual ones, the first that stands in the header. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  return [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',';
}
