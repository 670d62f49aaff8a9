import { Injectable } from '@nestjs/common';
import { Database, type PageRequest } from '#libs/transactions';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { type InvoiceFilter, type InvoiceKey, InvoiceReader, type Summary } from '../use-cases/ports.js';

@Injectable()
export class PostgresInvoiceReader extends InvoiceReader {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
  ) {
    super();
  }

  override async list(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<Invoice[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = conditionsOf(filter, now, at);
    if (page.after) {
      const [dueDate, number, invoiceId] = page.after;
      const after = `(${at(dueDate)}::date, ${at(number)}, ${at(invoiceId)}::uuid)`;
      conditions.push(`(i.due_on, i.number, i.invoice_id) > ${after}`);
    }
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const rows = await this.database.query<{ invoice_id: string }>(
      `SELECT i.invoice_id FROM invoices i LEFT JOIN enrolments e ON e.invoice_id = i.invoice_id
        ${where} ORDER BY i.due_on, i.number, i.invoice_id LIMIT ${at(page.limit)}`,
      parameters,
    );
    const found = await this.invoices.findMany(rows.map(({ invoice_id }) => invoice_id));
    const byId = new Map(found.map((invoice) => [invoice.invoiceId, invoice]));
    return rows.flatMap(({ invoice_id }) => byId.get(invoice_id) ?? []);
  }

  override async summary(): Promise<Summary> {
    const rows = await this.database.query<SummaryRow>(`
      SELECT i.currency, count(*) AS invoices, count(*) FILTER (WHERE lifecycle = 'OPEN') AS open,
             sum(amount_minor)::bigint AS amount, sum(remaining_minor)::bigint AS remaining,
             (SELECT count(DISTINCT customer_id) FROM invoices) AS customers
        FROM invoices i GROUP BY i.currency ORDER BY i.currency`);
    return {
      invoiceCount: rows.reduce((sum, row) => sum + row.invoices, 0n),
      openCount: rows.reduce((sum, row) => sum + row.open, 0n),
      customerCount: rows[0]?.customers ?? 0n,
      amounts: rows.map(({ currency, amount, remaining }) => ({ currency, minor: amount, remainingMinor: remaining })),
    };
  }
}

interface SummaryRow {
  currency: string;
  invoices: bigint;
  open: bigint;
  amount: bigint;
  remaining: bigint;
  customers: bigint;
}

function conditionsOf(filter: InvoiceFilter, now: Date, at: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  const { customerId, lifecycles, overdue, disputed, unassigned, currency, text, dueFrom, dueTo } = filter;
  if (customerId !== null) conditions.push(`i.customer_id = ${at(customerId)}`);
  if (lifecycles.length > 0) conditions.push(`i.lifecycle = ANY(${at(lifecycles)}::text[])`);
  if (overdue !== null) conditions.push(`(i.lifecycle = 'OPEN' AND i.overdue_at <= ${at(now)}) = ${at(overdue)}`);
  if (disputed !== null) conditions.push(`i.disputed = ${at(disputed)}`);
  if (filter.voidStands !== null) conditions.push(filter.voidStands ? 'i.void_stands' : 'NOT i.void_stands');
  if (unassigned) conditions.push(`i.lifecycle = 'OPEN' AND e.invoice_id IS NULL`);
  if (currency !== null) conditions.push(`i.currency = ${at(currency)}`);
  if (filter.minRemainingMinor !== null) conditions.push(`i.remaining_minor >= ${at(filter.minRemainingMinor)}`);
  if (filter.maxRemainingMinor !== null) conditions.push(`i.remaining_minor <= ${at(filter.maxRemainingMinor)}`);
  if (dueFrom !== null) conditions.push(`i.due_on >= ${at(dueFrom)}`);
  if (dueTo !== null) conditions.push(`i.due_on <= ${at(dueTo)}`);
  if (text !== '') conditions.push(`i.number ^@ ${at(text)}`);
  return conditions;
}
