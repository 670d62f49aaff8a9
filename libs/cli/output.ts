import { createRequire } from 'node:module';
import type CliTable from 'cli-table3';
import { cell, toPlain } from './plain.js';
import { type Column, layOut, maxTableWidth } from './table.js';

/** How a command shows its result. */
export interface Output {
  /** One thing: a JSON object, or a two-column table. */
  one(value: object): void;
  /** Many things: a JSON array, or a table with one line for each. */
  many<Row extends object>(rows: readonly Row[], columns: readonly Column<Row>[], options?: TableOptions): void;
  /** A line for people only. */
  say(line: string): void;
  readonly json: boolean;
  /** Whether a person reads it and can be asked. */
  readonly interactive: boolean;
}

export interface TableOptions {
  /** All columns, at any length. */
  readonly wide?: boolean;
  /** Where to continue when there are more rows than these. */
  readonly nextPageToken?: string;
}

/** JSON when asked for, tables otherwise; colours only on a terminal that wants them. */
export function createOutput(json: boolean, stream: NodeJS.WriteStream = process.stdout): Output {
  const coloured = Boolean(stream.isTTY) && !process.env['NO_COLOR'];
  const write = (text: string): void => void stream.write(`${text}\n`);
  return {
    json,
    interactive: !json && Boolean(stream.isTTY) && process.stdin.isTTY,
    one: (value) => {
      const plain = toPlain(value) as Record<string, unknown>;
      write(json ? JSON.stringify(plain) : tableOfOne(plain, coloured));
    },
    many: (rows, columns, { wide = false, nextPageToken = '' } = {}) => {
      if (json) {
        write(JSON.stringify(rows.map((row) => toPlain(row))));
        // Standard output is the array alone.
        if (nextPageToken !== '') process.stderr.write(`${JSON.stringify({ more: { pageToken: nextPageToken } })}\n`);
        return;
      }
      const shown = columns.filter((column) => wide || !column.wide);
      const cells = rows.map((row) => shown.map(({ of }) => shortened(cell(toPlain(of(row))))));
      const [head, ...lines] = layOut(shown, cells, wide ? Number.POSITIVE_INFINITY : maxTableWidth);
      write([coloured ? `\u001b[36m${head}\u001b[39m` : head, ...lines].join('\n'));
      const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
      if (nextPageToken === '') return write(count);
      write(`${count}, and there are more: --all shows all, this option the next ones:`);
      write(`--page-token ${nextPageToken}`);
    },
    say: (line) => {
      if (!json) write(line);
    },
  };
}

/** Columns of fields that are shown as they are. */
export function fields<Row extends object>(...names: readonly (keyof Row & string)[]): Column<Row>[] {
  return names.map((name) => ({ head: headOf(name), of: (row) => toPlain(row[name], name) }));
}

/** `invoiceNumber` -> `INVOICE NUMBER` */
function headOf(name: string): string {
  return name.replace(/([A-Z])/g, ' $1').toUpperCase();
}

/** Nobody looks for seconds in a list. */
function shortened(text: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? `${text.slice(0, 16)}Z` : text;
}

function tableOfOne(plain: Record<string, unknown>, coloured: boolean): string {
  // Loaded here, since lists do without.
  const Table = createRequire(import.meta.url)('cli-table3') as typeof CliTable;
  // Plain fields come before lists.
  const entries = Object.entries(plain).map(([key, item]): [string, unknown, string] => [key, item, cell(item)]);
  const inOrder = [false, true].flatMap((list) => entries.filter(([, item]) => Array.isArray(item) === list));
  const keyWidth = Math.max(...inOrder.map(([key]) => key.length)) + 2;
  const maxWidth = Math.max(...inOrder.flatMap(([, , text]) => text.split('\n').map(({ length }) => length))) + 2;
  const room = maxTableWidth - keyWidth - 3;
  const style = coloured ? { head: ['cyan'], border: ['grey'] } : { head: [], border: [] };
  const table = new Table({ style, wordWrap: true, ...(maxWidth > room ? { colWidths: [keyWidth, room] } : {}) });
  for (const [key, , text] of inOrder) table.push({ [key]: text });
  return table.toString();
}
