import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '#libs/platform';
import type { InvoiceRow, Lifecycle } from '../domain/invoice.js';
import { InvoiceStore } from '../use-cases/ports.js';

interface Row {
  invoice_id: string;
  number: string;
  customer_id: string;
  creditor_id: string;
  currency: string;
  amount_minor: bigint;
  remaining_minor: bigint;
  issued_on: string;
  due_on: string;
  zone: string;
  lifecycle: Lifecycle;
  collectable: boolean;
  disputed: boolean;
  episode: number;
  version: bigint;
  case_id: string | null;
  last_case_id: string | null;
  enrolled_episode: number;
  enrol_at: Date | null;
  because: string;
}

const columns = `invoice_id, number, customer_id, creditor_id, currency, amount_minor, remaining_minor, issued_on, due_on,
  zone, lifecycle, collectable, disputed, episode, version, case_id, last_case_id, enrolled_episode, enrol_at, because`;
const unassigned = `lifecycle = 'OPEN' AND case_id IS NULL`;

@Injectable()
export class PostgresInvoiceStore extends InvoiceStore {
  override async lock(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, InvoiceRow>> {
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM invoices WHERE invoice_id = ANY($1::uuid[]) ORDER BY invoice_id FOR UPDATE`,
      [invoiceIds],
    );
    return new Map(rows.map((row) => [row.invoice_id, toInvoice(row)]));
  }

  override async save(tx: Tx, rows: readonly InvoiceRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO invoices (invoice_id, number, customer_id, creditor_id, currency, amount_minor, remaining_minor,
         issued_on, due_on, zone, lifecycle, collectable, disputed, episode, version, enrol_at, because)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
         $8::date[], $9::date[], $10::text[], $11::text[], $12::boolean[], $13::boolean[], $14::integer[], $15::bigint[],
         $16::timestamptz[], $17::text[])
       ON CONFLICT (invoice_id) DO UPDATE SET
         number = excluded.number, customer_id = excluded.customer_id, creditor_id = excluded.creditor_id,
         currency = excluded.currency, amount_minor = excluded.amount_minor, remaining_minor = excluded.remaining_minor,
         issued_on = excluded.issued_on, due_on = excluded.due_on, zone = excluded.zone, lifecycle = excluded.lifecycle,
         collectable = excluded.collectable, disputed = excluded.disputed, episode = excluded.episode,
         version = excluded.version, enrol_at = excluded.enrol_at, because = excluded.because
       WHERE invoices.version < excluded.version`,
      [
        rows.map((row) => row.invoiceId),
        rows.map((row) => row.number),
        rows.map((row) => row.customerId),
        rows.map((row) => row.creditorId),
        rows.map((row) => row.remaining.currency),
        rows.map((row) => row.amount.minor),
        rows.map((row) => row.remaining.minor),
        rows.map((row) => row.issuedOn),
        rows.map((row) => row.dueOn),
        rows.map((row) => row.zone),
        rows.map((row) => row.lifecycle),
        rows.map((row) => row.collectable),
        rows.map((row) => row.disputed),
        rows.map((row) => row.episode),
        rows.map((row) => row.version),
        rows.map((row) => row.enrolAt),
        rows.map((row) => row.because),
      ],
    );
  }

  override async saveDecisions(
    tx: Tx,
    rows: readonly Pick<InvoiceRow, 'invoiceId' | 'enrolAt' | 'because'>[],
  ): Promise<void> {
    await tx.query(
      `UPDATE invoices SET enrol_at = decided.enrol_at, because = decided.because
         FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS decided (invoice_id, enrol_at, because)
        WHERE invoices.invoice_id = decided.invoice_id`,
      [rows.map((row) => row.invoiceId), rows.map((row) => row.enrolAt), rows.map((row) => row.because)],
    );
  }

  override async lockDue(tx: Tx, limit: number): Promise<InvoiceRow[]> {
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM invoices WHERE enrol_at <= $1 ORDER BY enrol_at, invoice_id LIMIT $2 FOR UPDATE`,
      [tx.now, limit],
    );
    return rows.map(toInvoice);
  }

  override async lockUnassigned(tx: Tx, afterId: string | null, limit: number): Promise<InvoiceRow[]> {
    return this.unassignedPage(tx, afterId, limit, 'FOR UPDATE');
  }

  override async readUnassigned(queryable: Queryable, afterId: string | null, limit: number): Promise<InvoiceRow[]> {
    return this.unassignedPage(queryable, afterId, limit, '');
  }

  override async lockUnassignedOf(tx: Tx, customerIds: readonly string[]): Promise<InvoiceRow[]> {
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM invoices WHERE customer_id = ANY($1::uuid[]) AND ${unassigned} ORDER BY invoice_id FOR UPDATE`,
      [customerIds],
    );
    return rows.map(toInvoice);
  }

  override async find(queryable: Queryable, invoiceIds: readonly string[]): Promise<InvoiceRow[]> {
    const rows = await queryable.query<Row>(
      `SELECT ${columns} FROM invoices WHERE invoice_id = ANY($1::uuid[]) ORDER BY invoice_id`,
      [invoiceIds],
    );
    return rows.map(toInvoice);
  }

  private async unassignedPage(
    queryable: Queryable,
    afterId: string | null,
    limit: number,
    locking: string,
  ): Promise<InvoiceRow[]> {
    const rows = await queryable.query<Row>(
      `SELECT ${columns} FROM invoices WHERE ${unassigned} AND ($1::uuid IS NULL OR invoice_id > $1)
        ORDER BY invoice_id LIMIT $2 ${locking}`,
      [afterId, limit],
    );
    return rows.map(toInvoice);
  }
}

function toInvoice(row: Row): InvoiceRow {
  const { currency } = row;
  return {
    invoiceId: row.invoice_id,
    number: row.number,
    customerId: row.customer_id,
    creditorId: row.creditor_id,
    amount: { minor: row.amount_minor, currency },
    remaining: { minor: row.remaining_minor, currency },
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    zone: row.zone,
    lifecycle: row.lifecycle,
    collectable: row.collectable,
    disputed: row.disputed,
    episode: row.episode,
    version: row.version,
    caseId: row.case_id,
    lastCaseId: row.last_case_id,
    enrolledEpisode: row.enrolled_episode,
    enrolAt: row.enrol_at,
    because: row.because,
  };
}
