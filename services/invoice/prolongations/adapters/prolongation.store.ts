import { Injectable } from '@nestjs/common';
import { bigint, date, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Prolongation } from '../domain/prolongation.js';
import { type ProlongationFilter, type ProlongationKey, ProlongationStore } from '../use-cases/ports.js';

const prolongations = rowOf<Prolongation>()('prolongations', ['prolongation_id'], {
  prolongation_id: uuid('prolongationId'),
  invoice_id: uuid('invoiceId'),
  invoice_number: text('invoiceNumber'),
  customer_id: uuid('customerId'),
  currency: text('currency'),
  state: text('state'),
  days: integer('days'),
  count: integer('count'),
  old_due_on: date('oldDueDate'),
  old_due_date_source: text('oldDueDateSource'),
  new_due_on: date('newDueDate'),
  fee_minor: bigint('feeMinor'),
  tax_minor: bigint('taxMinor'),
  fee_invoice_id: uuid('feeInvoiceId'),
  fee_invoice_number: text('feeInvoiceNumber'),
  reason: text('reason'),
  actor: text('actor'),
  prolonged_at: timestamp('prolongedAt'),
  cancel_reason: text('cancelReason'),
  canceller: text('canceller'),
  cancelled_at: timestamp('cancelledAt'),
});

@Injectable()
export class PostgresProlongationStore extends ProlongationStore {
  override async find(on: Queryable, prolongationId: string): Promise<Prolongation | null> {
    const [found] = await this.select(on, 'WHERE prolongation_id = $1', [prolongationId]);
    return found ?? null;
  }

  override findOfInvoice(on: Queryable, invoiceId: string): Promise<Prolongation[]> {
    return this.select(on, 'WHERE invoice_id = $1 ORDER BY prolongation_id', [invoiceId]);
  }

  override list(
    on: Queryable,
    { invoiceId, feeInvoiceId, customerId, descending }: ProlongationFilter,
    { after, limit }: PageRequest<ProlongationKey>,
  ): Promise<Prolongation[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (invoiceId !== null) conditions.push(`invoice_id = ${at(invoiceId)}`);
    if (feeInvoiceId !== null) conditions.push(`fee_invoice_id = ${at(feeInvoiceId)}`);
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (after) conditions.push(`prolongation_id ${descending ? '<' : '>'} ${at(after[0])}::uuid`);
    const order = `ORDER BY prolongation_id ${descending ? 'DESC' : 'ASC'} LIMIT ${at(limit)}`;
    return this.select(on, `WHERE ${conditions.join(' AND ')} ${order}`, parameters);
  }

  override async insert(tx: Tx, prolongation: Prolongation): Promise<void> {
    await prolongations.insertMany(tx, [prolongation]);
  }

  override async update(tx: Tx, prolongation: Prolongation): Promise<void> {
    await prolongations.updateMany(tx, [prolongation], ['state', 'cancel_reason', 'canceller', 'cancelled_at']);
  }

  private async select(on: Queryable, rest: string, parameters: readonly unknown[]): Promise<Prolongation[]> {
    const rows = await on.query<object>(`SELECT ${prolongations.select()} FROM prolongations ${rest}`, parameters);
    return rows.map((row) => prolongations.toDomain(row));
  }
}
