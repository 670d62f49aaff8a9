import { type FieldDefinitions, parseMapping, readHeader, readRows, sourceOf } from '#libs/files';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

/** One invoice of a portfolio with the day it was settled, which a replay makes happen. */
export interface PortfolioRow {
  readonly customerReference: string;
  readonly customerName?: string;
  readonly email?: string;
  readonly zone?: string;
  readonly locale?: string;
  readonly number: string;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly amount: Money;
  readonly settledDate?: LocalDate;
}

const fields: FieldDefinitions = {
  'customer.reference': { kind: 'text', required: true },
  'customer.name': { kind: 'text' },
  'customer.kind': { kind: 'text' },
  'customer.class': { kind: 'text' },
  'customer.zone': { kind: 'text' },
  'customer.locale': { kind: 'text' },
  'customer.email': { kind: 'text' },
  'customer.phone': { kind: 'text' },
  'invoice.number': { kind: 'text', required: true },
  'invoice.issueDate': { kind: 'date', required: true },
  'invoice.dueDate': { kind: 'date', required: true },
  'invoice.amount': { kind: 'amount', required: true },
  'invoice.currency': { kind: 'currency', required: true },
  'invoice.status': { kind: 'text' },
  'payment.settledDate': { kind: 'date' },
};

/**
 * Reads a portfolio with its history. Only mapped columns are used.
 * @throws Error naming the first wrong row: a history with holes has no truth to compare with
 */
export async function readPortfolio(content: Buffer, mappingText: string): Promise<PortfolioRow[]> {
  const mapping = parseMapping(mappingText, fields);
  const names = Object.keys(fields).filter((field) => mapping.rules.has(field));
  const source = sourceOf(content);
  const found: PortfolioRow[] = [];
  let position = await readHeader(mapping, source);
  for (let done = false; !done;) {
    const read = await readRows(mapping, names, source, position, 5_000);
    for (const row of read.rows) {
      if (row.isLeftOut) continue;
      const currency = row.currency('invoice.currency');
      const portfolioRow = {
        customerReference: row.text('customer.reference'),
        customerName: row.text('customer.name') ?? undefined,
        email: row.text('customer.email') ?? undefined,
        zone: row.text('customer.zone') ?? undefined,
        locale: row.text('customer.locale') ?? undefined,
        number: row.text('invoice.number'),
        issueDate: row.date('invoice.issueDate'),
        dueDate: row.date('invoice.dueDate'),
        amount: row.amount('invoice.amount', currency),
        settledDate: row.date('payment.settledDate') ?? undefined,
      };
      const [fault] = row.faults;
      if (fault) throw new Error(`Line ${fault.row}, column ${fault.column}: ${fault.value}: ${fault.message}`);
      found.push(portfolioRow as PortfolioRow);
    }
    ({ position, done } = read);
  }
  return found;
}
