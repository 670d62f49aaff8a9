import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '#libs/transactions';
import type { Invoice } from '../domain/invoice.js';
import { type Debt, type InvoiceName, InvoiceStore, OrganisationDefaults } from '../use-cases/ports.js';
import { type JoinedRow, selectInvoices, toInvoice } from './invoice.row.js';

const unmarked = `lifecycle = 'OPEN' AND NOT overdue_marked`;
/** Every lock is taken in the order of ids. */
const inLockOrder = 'ORDER BY i.invoice_id FOR UPDATE OF i';

@Injectable()
export class PostgresInvoiceStore extends InvoiceStore {
  constructor(
    private readonly database: Database,
    private readonly defaults: OrganisationDefaults,
  ) {
    super();
  }

  override async find(invoiceId: string): Promise<Invoice | null> {
    const [invoice] = await this.select(this.database, 'WHERE i.invoice_id = $1', [invoiceId]);
    return invoice ?? null;
  }

  override findMany(invoiceIds: readonly string[], queryable: Queryable = this.database): Promise<Invoice[]> {
    return this.select(queryable, 'WHERE i.invoice_id = ANY($1::uuid[])', [invoiceIds]);
  }

  override findManyByNumber(numbers: readonly string[]): Promise<Invoice[]> {
    return this.select(this.database, 'WHERE i.number = ANY($1::text[]) ORDER BY i.number, i.creditor_id', [numbers]);
  }

  override async nextOverdueAt(queryable: Queryable = this.database): Promise<Date | null> {
    const [row] = await queryable.query<{ at: Date | null }>(
      `SELECT least(
         (SELECT min(overdue_at) FROM invoices WHERE ${unmarked} AND overdue_aside_until IS NULL),
         (SELECT min(overdue_aside_until) FROM invoices WHERE ${unmarked} AND overdue_aside_until IS NOT NULL)) AS at`,
    );
    return row?.at ?? null;
  }

  override async lockMany(tx: Tx, invoiceIds: readonly string[]): Promise<Invoice[]> {
    if (invoiceIds.length === 0) return [];
    return this.select(tx, `WHERE i.invoice_id = ANY($1::uuid[]) ${inLockOrder}`, [invoiceIds]);
  }

  override lockManyByName(tx: Tx, names: readonly InvoiceName[]): Promise<Invoice[]> {
    const given = 'SELECT * FROM unnest($1::text[], $2::text[])';
    return this.select(tx, `WHERE (i.number, i.creditor_id) IN (${given}) ${inLockOrder}`, [
      names.map(({ number }) => number),
      names.map(({ creditorId }) => creditorId),
    ]);
  }

  override lockOpenOf(tx: Tx, customerIds: readonly string[]): Promise<Invoice[]> {
    const condition = `i.customer_id = ANY($1::uuid[]) AND i.lifecycle = 'OPEN'`;
    return this.select(tx, `WHERE ${condition} ${inLockOrder}`, [customerIds]);
  }

  override lockUnmarkedOf(tx: Tx, customerIds: readonly string[]): Promise<Invoice[]> {
    const condition = `i.customer_id = ANY($1::uuid[]) AND i.lifecycle IN ('DRAFT', 'OPEN') AND NOT i.overdue_marked`;
    return this.select(tx, `WHERE ${condition} ${inLockOrder}`, [customerIds]);
  }

  override async listOverdue(queryable: Queryable, now: Date, limit: number): Promise<string[]> {
    const rows = await queryable.query<{ invoice_id: string }>(
      `SELECT invoice_id FROM invoices WHERE ${unmarked} AND overdue_at <= $1
          AND (overdue_aside_until IS NULL OR overdue_aside_until <= $1)
        ORDER BY overdue_at LIMIT $2`,
      [now, limit],
    );
    return rows.map((row) => row.invoice_id);
  }

  override async markOverdue(tx: Tx, invoiceIds: readonly string[]): Promise<Invoice[]> {
    const rows = await tx.query<JoinedRow>(
      `WITH due AS (
         SELECT invoice_id FROM invoices WHERE invoice_id = ANY($2::uuid[]) AND ${unmarked} AND overdue_at <= $1
          ORDER BY invoice_id FOR UPDATE SKIP LOCKED
       ), marked AS (
         UPDATE invoices SET overdue_marked = true, overdue_aside_until = NULL, version = version + 1
           FROM due WHERE invoices.invoice_id = due.invoice_id RETURNING invoices.*
       )
       ${selectInvoices('marked')} ORDER BY i.overdue_at, i.number`,
      [tx.now, invoiceIds],
    );
    return rows.map((row) => toInvoice(row, this.defaults.zone));
  }

  override async setAside(tx: Tx, invoiceId: string, until: Date): Promise<void> {
    await tx.query('UPDATE invoices SET overdue_aside_until = $2 WHERE invoice_id = $1', [invoiceId, until]);
  }

  override async setAsideCount(): Promise<number> {
    const [row] = await this.database.query<{ count: bigint }>(
      `SELECT count(*) FROM invoices WHERE ${unmarked} AND overdue_aside_until IS NOT NULL`,
    );
    return Number(row!.count);
  }

  override async updateOverdueAt(tx: Tx, instants: readonly { invoiceId: string; overdueAt: Date }[]): Promise<void> {
    if (instants.length === 0) return;
    await tx.query(
      `UPDATE invoices i SET overdue_at = x.overdue_at
         FROM unnest($1::uuid[], $2::timestamptz[]) AS x (invoice_id, overdue_at)
        WHERE i.invoice_id = x.invoice_id AND i.overdue_at <> x.overdue_at`,
      [instants.map(({ invoiceId }) => invoiceId), instants.map(({ overdueAt }) => overdueAt)],
    );
  }

  override async refreshDebtors(tx: Tx, changed: readonly Debt[]): Promise<void> {
    const debts = new Map(changed.map((debt) => [`${debt.customerId}/${debt.currency}`, debt]));
    if (debts.size === 0) return;
    await tx.query('SELECT refresh_debtors($1::uuid[], $2::char(3)[])', [
      [...debts.values()].map(({ customerId }) => customerId),
      [...debts.values()].map(({ currency }) => currency),
    ]);
  }

  private async select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<Invoice[]> {
    const rows = await queryable.query<JoinedRow>(`${selectInvoices()} ${rest}`, parameters);
    return rows.map((row) => toInvoice(row, this.defaults.zone));
  }
}
