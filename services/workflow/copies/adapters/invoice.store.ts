import { Injectable } from '@nestjs/common';
import { bigint, boolean, date, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import type { InvoiceRow } from '../domain/invoice.js';
import { type InvoiceOfCustomer, InvoiceStore } from '../use-cases/ports.js';

const invoices = rowOf<InvoiceRow>()('invoices', ['invoice_id'], {
  invoice_id: uuid('invoiceId'),
  number: text('number'),
  customer_id: uuid('customerId'),
  creditor_id: text('creditorId'),
  currency: text('amount.currency'),
  amount_minor: bigint('amount.minor'),
  remaining_minor: bigint('remaining.minor'),
  issued_on: date('issuedOn'),
  due_on: date('dueOn'),
  zone: text('zone'),
  lifecycle: text('lifecycle'),
  collectable: boolean('collectable'),
  disputed: boolean('disputed'),
  episode: integer('episode'),
  version: bigint('version'),
  case_id: uuid('caseId'),
  last_case_id: uuid('lastCaseId'),
  enrolled_episode: integer('enrolledEpisode'),
  enrol_at: timestamp('enrolAt'),
  because: text('because'),
});

/** All but the membership. */
const published = `number customer_id creditor_id currency amount_minor remaining_minor issued_on due_on zone lifecycle
  collectable disputed episode version enrol_at because`.split(/\s+/);
const ifNewer = `ON CONFLICT (invoice_id) DO UPDATE SET ${published.map((name) => `${name} = excluded.${name}`).join()}
  WHERE invoices.version < excluded.version`;
/** Begins why an invoice is set aside; an index finds these. */
const setAside = 'set aside:';
const unassigned = `lifecycle = 'OPEN' AND case_id IS NULL`;

@Injectable()
export class PostgresInvoiceStore extends InvoiceStore {
  override async findMany(queryable: Queryable, invoiceIds: readonly string[]): Promise<InvoiceRow[]> {
    return select(queryable, 'invoice_id = ANY($1::uuid[]) ORDER BY invoice_id', [invoiceIds]);
  }

  override async lockMany(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, InvoiceRow>> {
    const rows = await select(tx, 'invoice_id = ANY($1::uuid[]) ORDER BY invoice_id FOR UPDATE', [invoiceIds]);
    return new Map(rows.map((row) => [row.invoiceId, row]));
  }

  override async upsertMany(tx: Tx, rows: readonly InvoiceRow[]): Promise<void> {
    await invoices.insertMany(tx, rows, ifNewer);
  }

  override async updateDecisions(tx: Tx, rows: readonly InvoiceRow[]): Promise<void> {
    await invoices.updateMany(tx, rows, ['enrol_at', 'because']);
  }

  override async listDue(queryable: Queryable, now: Date, limit: number): Promise<InvoiceOfCustomer[]> {
    return queryable.query(
      `SELECT invoice_id AS "invoiceId", customer_id AS "customerId" FROM invoices WHERE enrol_at <= $1 ORDER BY enrol_at LIMIT $2`,
      [now, limit],
    );
  }

  override async lockDue(tx: Tx, invoiceIds: readonly string[]): Promise<InvoiceRow[]> {
    // Written so that these are looked up by id, and not among all that are due, which may be far more.
    const condition = 'invoice_id = ANY($1::uuid[]) AND coalesce(enrol_at <= $2, false) ORDER BY invoice_id FOR UPDATE';
    return select(tx, condition, [invoiceIds, tx.now]);
  }

  override async setAside(tx: Tx, invoiceId: string, until: Date, reason: string): Promise<void> {
    const because = `${setAside} ${reason}`;
    await tx.query('UPDATE invoices SET enrol_at = $2, because = $3 WHERE invoice_id = $1', [
      invoiceId,
      until,
      because,
    ]);
  }

  override async lockUnassigned(tx: Tx, invoiceIds: readonly string[]): Promise<InvoiceRow[]> {
    const condition = `invoice_id = ANY($1::uuid[]) AND ${unassigned} ORDER BY invoice_id FOR UPDATE`;
    return select(tx, condition, [invoiceIds]);
  }

  override async listUnassigned(queryable: Queryable, afterId: string | null, limit: number): Promise<InvoiceRow[]> {
    const beyond = afterId === null ? '' : 'AND invoice_id > $2';
    const condition = `${unassigned} ${beyond} ORDER BY invoice_id LIMIT $1`;
    return select(queryable, condition, afterId === null ? [limit] : [limit, afterId]);
  }

  override async listOpenOf(queryable: Queryable, customerId: string, limit: number): Promise<InvoiceRow[]> {
    const condition = `customer_id = $1 AND lifecycle = 'OPEN' ORDER BY invoice_id LIMIT $2`;
    return select(queryable, condition, [customerId, limit]);
  }

  override async listUnplacedOf(queryable: Queryable, customerId: string, limit: number): Promise<InvoiceRow[]> {
    const condition = `customer_id = $1 AND lifecycle = 'OPEN' AND NOT EXISTS (
      SELECT FROM placement_lines p WHERE p.invoice_id = invoices.invoice_id AND p.open) ORDER BY invoice_id LIMIT $2`;
    return select(queryable, condition, [customerId, limit]);
  }

  override async lockUnassignedOf(tx: Tx, customerIds: readonly string[]): Promise<InvoiceRow[]> {
    const condition = `customer_id = ANY($1::uuid[]) AND ${unassigned} ORDER BY invoice_id FOR UPDATE`;
    return select(tx, condition, [customerIds]);
  }
}

async function select(queryable: Queryable, condition: string, parameters: unknown[]): Promise<InvoiceRow[]> {
  const rows = await queryable.query(`SELECT ${invoices.select()} FROM invoices WHERE ${condition}`, parameters);
  return rows.map((row) => {
    const invoice = invoices.toDomain(row);
    // One column holds the currency of both amounts.
    return { ...invoice, remaining: { ...invoice.remaining, currency: invoice.amount.currency } };
  });
}
