import { Injectable } from '@nestjs/common';
import { Database, type PageRequest } from '#libs/transactions';
import type { Invoice, Lifecycle } from '../../ledger/domain/invoice.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import {
  type InvoiceFilter,
  type InvoiceKey,
  InvoiceReader,
  type NamedInvoice,
  type Summary,
} from '../use-cases/ports.js';
import {
  countSql,
  countWholeSql,
  listSql,
  type ListStatement,
  maxSorted,
  namedSql,
  rangesSql,
} from './invoice-list.sql.js';

@Injectable()
export class PostgresInvoiceReader extends InvoiceReader {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
  ) {
    super();
  }

  override async list(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<Invoice[]> {
    const { sql, parameters } = listSql(filter, now, page, await this.narrowedBy(filter));
    if (sql === null) return [];
    const rows = await this.database.query<{ invoice_id: string }>(sql, parameters);
    const found = await this.invoices.findMany(rows.map(({ invoice_id }) => invoice_id));
    const byId = new Map(found.map((invoice) => [invoice.invoiceId, invoice]));
    return rows.flatMap(({ invoice_id }) => byId.get(invoice_id) ?? []);
  }

  override async listNamed(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<NamedInvoice[]> {
    const { sql, parameters } = namedSql(listSql(filter, now, page, await this.narrowedBy(filter)));
    if (sql === null) return [];
    const rows = await this.database.query<NamedRow>(sql, parameters);
    return rows.map((row) => ({ invoiceId: row.invoice_id, customerId: row.customer_id, number: row.number }));
  }

  override async count(filter: InvoiceFilter, now: Date): Promise<number> {
    return this.counted(countSql(filter, now, await this.narrowedBy(filter)));
  }

  override countWhole(filter: InvoiceFilter, now: Date, limit: number): Promise<number> {
    return this.counted(countWholeSql(filter, now, limit));
  }

  private async counted({ sql, parameters }: ListStatement): Promise<number> {
    if (sql === null) return 0;
    const [row] = await this.database.query<{ count: number }>(sql, parameters);
    return row!.count;
  }

  override async summary(): Promise<Summary> {
    const rows = await this.database.query<SummaryRow>(`
      SELECT currency, sum(row_count)::bigint AS invoices,
             coalesce(sum(row_count) FILTER (WHERE lifecycle = 'OPEN'), 0)::bigint AS open,
             sum(amount_minor)::bigint AS amount, sum(remaining_minor)::bigint AS remaining,
             (SELECT coalesce(sum(row_count), 0)::bigint FROM customer_counts WHERE invoiced) AS customers
        FROM invoice_counts GROUP BY currency HAVING sum(row_count) > 0 ORDER BY currency`);
    return {
      invoiceCount: rows.reduce((sum, row) => sum + row.invoices, 0n),
      openCount: rows.reduce((sum, row) => sum + row.open, 0n),
      customerCount: rows[0]?.customers ?? 0n,
      amounts: rows.map(({ currency, amount, remaining }) => ({ currency, minor: amount, remainingMinor: remaining })),
    };
  }

  /** The lifecycles of which a range of dates leaves so few rows that these are sorted. */
  private async narrowedBy(filter: InvoiceFilter): Promise<ReadonlySet<Lifecycle>> {
    const { sql, parameters } = rangesSql(filter);
    if (sql === null) return new Set();
    const rows = await this.database.query<{ lifecycle: Lifecycle; count: number }>(sql, parameters);
    return new Set(rows.filter(({ count }) => count <= maxSorted).map(({ lifecycle }) => lifecycle));
  }
}

interface NamedRow {
  invoice_id: string;
  customer_id: string;
  number: string;
}

interface SummaryRow {
  currency: string;
  invoices: bigint;
  open: bigint;
  amount: bigint;
  remaining: bigint;
  customers: bigint;
}
