import { stringify } from 'csv-stringify/sync';
import { formatMajor } from '#libs/money';
import type { PortfolioRow } from './portfolio.js';

/** One day's input or payment file. */
export interface DayFile {
  readonly date: string;
  readonly content: Buffer;
}

export const inputMapping = `format: { type: csv, delimiter: ",", encoding: utf-8, header: true }
columns:
  customer.reference: customer
  customer.name: { column: name, optional: true }
  customer.email: email
  customer.zone: { column: zone, optional: true }
  customer.locale: { column: locale, optional: true }
  invoice.number: number
  invoice.issueDate: { column: issued, date: iso }
  invoice.dueDate: { column: due, date: iso }
  invoice.amount: { column: amount, decimal: "." }
  invoice.currency: currency
`;

export const paymentMapping = `format: { type: csv, delimiter: ",", encoding: utf-8, header: true }
columns:
  invoice.number: number
  payment.amount: { column: amount, decimal: "." }
  payment.currency: currency
  payment.valueDate: { column: date, date: iso }
  payment.sourceId: id
`;

/** Each day's new invoices as that day's input file. */
export function inputFiles(rows: readonly PortfolioRow[]): DayFile[] {
  return byDay(rows, ({ issueDate }) => issueDate).map(([date, ofDay]) => ({
    date,
    content: csv(
      ['customer', 'name', 'email', 'zone', 'locale', 'number', 'issued', 'due', 'amount', 'currency'],
      ofDay.map((row) => [
        row.customerReference,
        row.customerName ?? '',
        row.email ?? `${row.customerReference}@example.test`,
        row.zone ?? '',
        row.locale ?? '',
        row.number,
        row.issueDate,
        row.dueDate,
        formatMajor(row.amount),
        row.amount.currency,
      ]),
    ),
  }));
}

/** Each day's settlements as that day's payment file. */
export function paymentFiles(rows: readonly PortfolioRow[]): DayFile[] {
  const settled = rows.filter((row) => row.settledDate !== undefined);
  return byDay(settled, ({ settledDate }) => settledDate!).map(([date, ofDay]) => ({
    date,
    content: csv(
      ['number', 'amount', 'currency', 'date', 'id'],
      ofDay.map((row) => [row.number, formatMajor(row.amount), row.amount.currency, date, `settled-${row.number}`]),
    ),
  }));
}

function byDay(rows: readonly PortfolioRow[], dayOf: (row: PortfolioRow) => string): [string, PortfolioRow[]][] {
  const days = Map.groupBy(rows, dayOf);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

function csv(header: string[], rows: string[][]): Buffer {
  return Buffer.from(stringify([header, ...rows]));
}
