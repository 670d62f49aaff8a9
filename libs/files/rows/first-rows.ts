import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { FileSource } from '../file-source.js';
import { parseMapping } from '../mapping/mapping.js';
import { portfolioFields } from '../mapping/portfolio-fields.js';
import { readHeader, readRows } from '../read-rows.js';
import type { Row } from './row.js';

/** A row of a file of invoices as it is taken. */
export interface TakenRow {
  /** Line on which it starts. */
  readonly row: number;
  readonly customer: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly number: string;
  readonly issueDate: LocalDate;
  /** Null where the payment terms say it. */
  readonly dueDate: LocalDate | null;
  /** Null where the file says only what is open. */
  readonly amount: Money | null;
  /** What is open, null where the file does not say. */
  readonly open: Money | null;
  readonly status: string;
}

/** A row that is refused further on is looked for no longer than this. */
const maxRows = 1_000;
const fields = Object.keys(portfolioFields).filter((field) => !field.startsWith('payment.'));

/**
 * The first rows of a file of invoices as a mapping takes them.
 * @param refused lines that are known to be refused
 * @throws MAPPING_INVALID, FILE_UNREADABLE
 */
export async function firstRows(
  document: string,
  source: FileSource,
  count: number,
  refused: ReadonlySet<number>,
): Promise<TakenRow[]> {
  const mapping = parseMapping(document, portfolioFields);
  const { rows } = await readRows(mapping, fields, source, await readHeader(mapping, source), maxRows);
  const taken: TakenRow[] = [];
  for (const row of rows) {
    if (taken.length >= count) break;
    const read = row.isLeftOut || refused.has(row.line) ? null : takenRow(row);
    if (read) taken.push(read);
  }
  return taken;
}

function takenRow(row: Row): TakenRow | null {
  const currency = row.currency('invoice.currency');
  const text = (field: string): string => row.text(field) ?? '';
  const [issueDate, dueDate] = [row.date('invoice.issueDate'), row.date('invoice.dueDate')];
  const taken = {
    row: row.line,
    customer: text('customer.reference'),
    name: text('customer.name'),
    email: text('customer.email'),
    phone: text('customer.phone'),
    number: text('invoice.number'),
    amount: row.amount('invoice.amount', currency),
    open: row.amount('invoice.openAmount', currency),
    status: row.choice('invoice.status') ?? '',
  };
  if (row.faults.length > 0 || issueDate === null) return null;
  return { ...taken, issueDate, dueDate };
}
