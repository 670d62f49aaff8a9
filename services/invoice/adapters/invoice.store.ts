import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '#libs/platform';
import type { Invoice } from '../domain/invoice.js';
import {
  InvoiceStore,
  OrganisationDefaults,
  type InvoiceFilter,
  type InvoiceKey,
  type PageRequest,
  type Summary,
} from '../use-cases/ports.js';
import { inLockOrder, selectInvoices, toInvoice, type InvoiceRow } from './invoice.row.js';
import { toJsonArray } from './records.js';

@Injectable()
export class PostgresInvoiceStore extends InvoiceStore {
  constructor(
    private readonly database: Database,
    private readonly defaults: OrganisationDefaults,
  ) {
    super();
  }

  override async find(key: { invoiceId: string } | { number: string }): Promise<Invoice | null> {
    const [invoice] =
      'invoiceId' in key
        ? await this.select(this.database, 'WHERE i.invoice_id = $1', [key.invoiceId])
        : await this.select(this.database, 'WHERE i.number = $1', [key.number]);
    return invoice ?? null;
  }

  override findMany(invoiceIds: readonly string[]): Promise<Invoice[]> {
    return this.select(this.database, 'WHERE i.invoice_id = ANY($1::uuid[])', [invoiceIds]);
  }

  override findByNumbers(numbers: readonly string[]): Promise<Invoice[]> {
    return this.select(this.database, 'WHERE i.number = ANY($1::text[])', [numbers]);
  }

  override list(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<Invoice[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = conditionsOf(filter, now, at);
    if (page.after) conditions.push(`(i.due_on, i.number) > (${at(page.after[0])}::date, ${at(page.after[1])})`);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const rest = `${where} ORDER BY i.due_on, i.number LIMIT ${at(page.limit + 1)}`;
    return this.select(this.database, rest, parameters);
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

  override async nextOverdueAt(queryable: Queryable = this.database): Promise<Date | null> {
    const [row] = await queryable.query<{ at: Date | null }>(
      `SELECT min(overdue_at) AS at FROM invoices WHERE lifecycle = 'OPEN' AND NOT overdue_marked`,
    );
    return row?.at ?? null;
  }

  override async lock(tx: Tx, invoiceIds: readonly string[]): Promise<Invoice[]> {
    if (invoiceIds.length === 0) return [];
    return this.select(tx, `WHERE i.invoice_id = ANY($1::uuid[]) ${inLockOrder}`, [invoiceIds]);
  }

  override lockByNumbers(tx: Tx, numbers: readonly string[]): Promise<Invoice[]> {
    return this.select(tx, `WHERE i.number = ANY($1::text[]) ${inLockOrder}`, [numbers]);
  }

  override lockOpenOf(tx: Tx, customerIds: readonly string[]): Promise<Invoice[]> {
    const condition = `i.customer_id = ANY($1::uuid[]) AND i.lifecycle = 'OPEN'`;
    return this.select(tx, `WHERE ${condition} ${inLockOrder}`, [customerIds]);
  }

  override async markOverdue(tx: Tx, limit: number): Promise<Invoice[]> {
    const rows = await tx.query<InvoiceRow>(
      `WITH due AS (
         SELECT invoice_id FROM invoices
          WHERE lifecycle = 'OPEN' AND NOT overdue_marked AND overdue_at <= $1
          ORDER BY overdue_at LIMIT $2 FOR UPDATE SKIP LOCKED
       ), i AS (
         UPDATE invoices SET overdue_marked = true, version = version + 1
           FROM due WHERE invoices.invoice_id = due.invoice_id RETURNING invoices.*
       )
       SELECT i.*, c.zone, e.sequence FROM i
         LEFT JOIN customers c ON c.customer_id = i.customer_id
         LEFT JOIN enrolments e ON e.invoice_id = i.invoice_id
        ORDER BY i.overdue_at, i.number`,
      [tx.now, limit],
    );
    return rows.map((row) => toInvoice(row, this.defaults.zone));
  }

  override lockUnmarkedOf(tx: Tx, customerIds: readonly string[]): Promise<Invoice[]> {
    const condition = `i.customer_id = ANY($1::uuid[]) AND i.lifecycle IN ('DRAFT', 'OPEN') AND NOT i.overdue_marked`;
    return this.select(tx, `WHERE ${condition} ${inLockOrder}`, [customerIds]);
  }

  override async setOverdueAt(tx: Tx, instants: readonly { invoiceId: string; overdueAt: Date }[]): Promise<void> {
    if (instants.length === 0) return;
    await tx.query(
      `UPDATE invoices i SET overdue_at = x.overdue_at
         FROM unnest($1::uuid[], $2::timestamptz[]) AS x (invoice_id, overdue_at)
        WHERE i.invoice_id = x.invoice_id AND i.overdue_at <> x.overdue_at`,
      [instants.map(({ invoiceId }) => invoiceId), instants.map(({ overdueAt }) => overdueAt)],
    );
  }

  override async enrol(
    tx: Tx,
    enrolments: readonly { invoiceId: string; caseId: string; sequence: string }[],
  ): Promise<void> {
    const records = enrolments.map(({ invoiceId, caseId, sequence }) => ({
      invoice_id: invoiceId,
      case_id: caseId,
      sequence,
    }));
    await tx.query(
      `INSERT INTO enrolments (invoice_id, case_id, sequence)
       SELECT x.invoice_id, x.case_id, x.sequence
         FROM json_to_recordset($1::json) AS x (invoice_id uuid, case_id uuid, sequence text) ORDER BY 1
       ON CONFLICT (invoice_id) DO UPDATE SET case_id = excluded.case_id, sequence = excluded.sequence`,
      [toJsonArray(records)],
    );
  }

  override async leave(tx: Tx, leavings: readonly { invoiceId: string; caseId: string }[]): Promise<void> {
    await tx.query(
      `DELETE FROM enrolments e USING unnest($1::uuid[], $2::uuid[]) AS x (invoice_id, case_id)
        WHERE e.invoice_id = x.invoice_id AND e.case_id = x.case_id`,
      [leavings.map(({ invoiceId }) => invoiceId), leavings.map(({ caseId }) => caseId)],
    );
  }

  private async select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<Invoice[]> {
    const rows = await queryable.query<InvoiceRow>(`${selectInvoices} ${rest}`, parameters);
    return rows.map((row) => toInvoice(row, this.defaults.zone));
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
  if (unassigned) conditions.push(`i.lifecycle = 'OPEN' AND e.invoice_id IS NULL`);
  if (currency !== null) conditions.push(`i.currency = ${at(currency)}`);
  if (filter.minRemainingMinor !== null) conditions.push(`i.remaining_minor >= ${at(filter.minRemainingMinor)}`);
  if (filter.maxRemainingMinor !== null) conditions.push(`i.remaining_minor <= ${at(filter.maxRemainingMinor)}`);
  if (dueFrom !== null) conditions.push(`i.due_on >= ${at(dueFrom)}`);
  if (dueTo !== null) conditions.push(`i.due_on <= ${at(dueTo)}`);
  if (text !== '') conditions.push(`i.number ^@ ${at(text)}`);
  return conditions;
}
