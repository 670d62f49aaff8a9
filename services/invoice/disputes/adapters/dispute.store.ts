import { Injectable } from '@nestjs/common';
import { bigint, boolean, date, rowOf, text, timestamp, uuid, uuids } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { Dispute } from '../domain/dispute.js';
import { type DisputeFilter, type DisputeKey, DisputeStore } from '../use-cases/ports.js';

const disputes = rowOf<Dispute>()('disputes', ['dispute_id'], {
  dispute_id: uuid('disputeId'),
  invoice_id: uuid('invoiceId'),
  customer_id: uuid('customerId'),
  currency: text('currency'),
  state: text('state'),
  amount_minor: bigint('amountMinor'),
  reason_code: text('reasonCode'),
  debtor_text: text('text'),
  document_ids: uuids('documentIds'),
  deadline_on: date('deadline'),
  overdue_at: timestamp('overdueAt'),
  overdue_told: boolean('overdueTold'),
  raised_by: text('raisedBy'),
  raised_at: timestamp('raisedAt'),
  credited_minor: bigint('creditedMinor'),
  resolution: text('resolution'),
  resolved_by: text('resolvedBy'),
  resolved_at: timestamp('resolvedAt'),
  version: bigint('version'),
});

const untold = `state = 'OPEN' AND NOT overdue_told`;

@Injectable()
export class PostgresDisputeStore extends DisputeStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(disputeId: string): Promise<Dispute | null> {
    const [dispute] = await this.select(this.database, 'WHERE dispute_id = $1', [disputeId]);
    return dispute ?? null;
  }

  override async findOpen(tx: Tx, invoiceId: string): Promise<Dispute | null> {
    const [dispute] = await this.select(tx, `WHERE invoice_id = $1 AND state = 'OPEN'`, [invoiceId]);
    return dispute ?? null;
  }

  override list(filter: DisputeFilter, now: Date, { after, limit }: PageRequest<DisputeKey>): Promise<Dispute[]> {
    const { invoiceId, customerId, overdue, descending } = filter;
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (invoiceId !== null) conditions.push(`invoice_id = ${at(invoiceId)}`);
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (filter.state !== null) conditions.push(`state = ${at(filter.state)}`);
    if (overdue) conditions.push(`state = 'OPEN' AND overdue_at <= ${at(now)}`);
    if (after) conditions.push(`dispute_id ${descending ? '<' : '>'} ${at(after[0])}::uuid`);
    const order = `ORDER BY dispute_id ${descending ? 'DESC' : 'ASC'} LIMIT ${at(limit)}`;
    return this.select(this.database, `WHERE ${conditions.join(' AND ')} ${order}`, parameters);
  }

  override async nextOverdueAt(queryable: Queryable = this.database): Promise<Date | null> {
    const [row] = await queryable.query<{ at: Date | null }>(
      `SELECT min(overdue_at) AS at FROM disputes WHERE ${untold}`,
    );
    return row?.at ?? null;
  }

  override lockOverdue(tx: Tx, now: Date, limit: number): Promise<Dispute[]> {
    const rest = `WHERE ${untold} AND overdue_at <= $1 ORDER BY overdue_at LIMIT $2 FOR UPDATE SKIP LOCKED`;
    return this.select(tx, rest, [now, limit]);
  }

  override async insert(tx: Tx, dispute: Dispute): Promise<void> {
    await disputes.addMany(tx, [dispute]);
  }

  override async updateMany(tx: Tx, changed: readonly Dispute[]): Promise<void> {
    const ending = ['state', 'credited_minor', 'resolution', 'resolved_by', 'resolved_at'] as const;
    await disputes.updateMany(tx, changed, [...ending, 'overdue_told', 'version']);
  }

  private async select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<Dispute[]> {
    const rows = await queryable.query<object>(`SELECT ${disputes.select()} FROM disputes ${rest}`, parameters);
    return rows.map((row) => disputes.toDomain(row));
  }
}
