import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '#libs/transactions';
import type { Invoice } from '../domain/invoice.js';
import { type InvoiceName, InvoiceStore, OrganisationDefaults } from '../use-cases/ports.js';
import { type JoinedRow, selectInvoices, toInvoice } from './invoice.row.js';

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

  override findMany(invoiceIds: readonly string[]): Promise<Invoice[]> {
    return this.select(this.database, 'WHERE i.invoice_id = ANY($1::uuid[])', [invoiceIds]);
  }

  override findManyByNumber(numbers: readonly string[]): Promise<Invoice[]> {
    return this.select(this.database, 'WHERE i.number = ANY($1::text[]) ORDER BY i.number, i.creditor_id', [numbers]);
  }

  override async nextOverdueAt(queryable: Queryable = this.database): Promise<Date | null> {
    const [row] = await queryable.query<{ at: Date | null }>(
      `SELECT min(overdue_at) AS at FROM invoices WHERE lifecycle = 'OPEN' AND NOT overdue_marked`,
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

  override async markOverdue(tx: Tx, limit: number): Promise<Invoice[]> {
    const rows = await tx.query<JoinedRow>(
      `WITH due AS (
         SELECT invoice_id FROM invoices
          WHERE lifecycle = 'OPEN' AND NOT overdue_marked AND overdue_at <= $1
          ORDER BY overdue_at LIMIT $2 FOR UPDATE SKIP LOCKED
       ), marked AS (
         UPDATE invoices SET overdue_marked = true, version = version + 1
           FROM due WHERE invoices.invoice_id = due.invoice_id RETURNING invoices.*
       )
       ${selectInvoices('marked')} ORDER BY i.overdue_at, i.number`,
      [tx.now, limit],
    );
    return rows.map((row) => toInvoice(row, this.defaults.zone));
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

  private async select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<Invoice[]> {
    const rows = await queryable.query<JoinedRow>(`${selectInvoices()} ${rest}`, parameters);
    return rows.map((row) => toInvoice(row, this.defaults.zone));
  }
}
