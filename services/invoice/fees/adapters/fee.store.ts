import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { bigint, date, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import { Database, type Queryable, type Tx } from '#libs/transactions';
import type { TermsKey } from '../../terms/domain/terms.js';
import type { DecidedFee, FeeFacts } from '../domain/fee-schedule.js';
import { type FeeDue, FeeStore, type HeldInvoice, type KnownHold } from '../use-cases/ports.js';
import { lookAtPage, type Review, reviewsOf } from './fee-review.sql.js';

const decidedFees = rowOf<DecidedFee>()('late_fees', ['invoice_id', 'occurrence'], {
  invoice_id: uuid('invoiceId'),
  occurrence: integer('occurrence'),
  policy_code: text('policyCode'),
  policy_version: integer('policyVersion'),
  charged_on: date('chargedOn'),
  currency: text('currency'),
  kind: text('kind'),
  principal_minor: bigint('principalMinor'),
  ppm: bigint('ppm'),
  reckoned_minor: bigint('reckonedMinor'),
  bound: text('bound'),
  amount_minor: bigint('minor'),
  reason: text('reason'),
  charge_id: uuid('chargeId'),
  decided_at: timestamp('decidedAt'),
});

const dues = rowOf<FeeDue>()('fee_dues', ['invoice_id'], {
  invoice_id: uuid('invoiceId'),
  next_at: timestamp('nextAt'),
  since: date('since'),
});

const holdRows = rowOf<KnownHold>()('fee_holds', ['hold_id'], {
  hold_id: uuid('holdId'),
  subject_id: uuid('subjectId'),
  held_from: timestamp('from'),
  held_until: timestamp('until'),
});

@Injectable()
export class PostgresFeeStore extends FeeStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async findDecided(on: Queryable, invoiceIds: readonly string[]): Promise<DecidedFee[]> {
    const rows = await on.query<object>(
      `SELECT ${decidedFees.select()} FROM late_fees WHERE invoice_id = ANY($1::uuid[]) ORDER BY invoice_id, occurrence`,
      [invoiceIds],
    );
    return rows.map((row) => decidedFees.toDomain(row));
  }

  override async insertDecided(tx: Tx, fees: readonly DecidedFee[]): Promise<void> {
    await decidedFees.addMany(tx, fees);
  }

  override async findPayments(
    on: Queryable,
    invoiceIds: readonly string[],
  ): Promise<ReadonlyMap<string, FeeFacts['payments']>> {
    const rows = await on.query<{ invoice_id: string; value_on: string; minor: bigint }>(
      `SELECT a.invoice_id, p.value_on, a.amount_minor - a.interest_minor - a.fee_minor - a.cost_minor AS minor
         FROM allocations a JOIN settled_payments p ON p.payment_id = a.payment_id
        WHERE a.invoice_id = ANY($1::uuid[]) AND a.amount_minor > 0`,
      [invoiceIds],
    );
    const byInvoice = Map.groupBy(rows, (row) => row.invoice_id);
    return new Map(
      [...byInvoice].map(([invoiceId, of]) => [
        invoiceId,
        of.map(({ value_on: valueDate, minor }) => ({ valueDate, minor })),
      ]),
    );
  }

  override async findHolds(
    on: Queryable,
    invoices: readonly HeldInvoice[],
  ): Promise<ReadonlyMap<string, FeeFacts['holds']>> {
    const rows = await on.query<{ invoice_id: string; held_from: Date; held_until: Date | null }>(
      `SELECT x.invoice_id, h.held_from, h.held_until
         FROM unnest($1::uuid[], $2::uuid[]) AS x (invoice_id, customer_id)
         LEFT JOIN enrolments e ON e.invoice_id = x.invoice_id
         JOIN fee_holds h ON h.subject_id = ANY(ARRAY[x.invoice_id, x.customer_id, e.case_id])`,
      [invoices.map(({ invoiceId }) => invoiceId), invoices.map(({ customerId }) => customerId)],
    );
    const byInvoice = Map.groupBy(rows, (row) => row.invoice_id);
    return new Map(
      [...byInvoice].map(([invoiceId, of]) => [
        invoiceId,
        of.map(({ held_from: from, held_until: until }) => ({ from, until })),
      ]),
    );
  }

  override async upsertHolds(tx: Tx, holds: readonly KnownHold[]): Promise<void> {
    await holdRows.upsertMany(tx, holds, ['held_until']);
  }

  override async nextAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ next_at: Date }>(
      'SELECT next_at FROM fee_dues ORDER BY next_at, invoice_id LIMIT 1',
    );
    return row?.next_at ?? null;
  }

  override async listDue(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ invoice_id: string }>(
      'SELECT invoice_id FROM fee_dues WHERE next_at <= $1 ORDER BY next_at, invoice_id LIMIT $2',
      [now, limit],
    );
    return rows.map(({ invoice_id: invoiceId }) => invoiceId);
  }

  override findDues(on: Queryable, invoiceIds: readonly string[]): Promise<FeeDue[]> {
    return this.selectDues(on, '', [invoiceIds]);
  }

  override lockDues(tx: Tx, invoiceIds: readonly string[], now: Date): Promise<FeeDue[]> {
    return this.selectDues(tx, 'AND next_at <= $2 ORDER BY invoice_id FOR UPDATE', [invoiceIds, now]);
  }

  override async updateDues(tx: Tx, changed: readonly FeeDue[]): Promise<void> {
    await dues.updateMany(tx, changed, ['next_at', 'since']);
  }

  override async removeDues(tx: Tx, invoiceIds: readonly string[]): Promise<void> {
    if (invoiceIds.length === 0) return;
    await tx.query('DELETE FROM fee_dues WHERE invoice_id = ANY($1::uuid[])', [invoiceIds]);
  }

  override async requestReview(
    tx: Tx,
    { level, subject }: Pick<TermsKey, 'level' | 'subject'>,
    since: LocalDate,
  ): Promise<void> {
    await tx.query('INSERT INTO fee_reviews (review_id, level, subject, since) VALUES ($1, $2, $3, $4)', [
      newId(),
      level,
      subject,
      since,
    ]);
  }

  override async hasReview(): Promise<boolean> {
    return (await this.database.query('SELECT FROM fee_reviews LIMIT 1')).length > 0;
  }

  override async reviewPage(tx: Tx, limit: number): Promise<boolean | null> {
    const [review] = await tx.query<Review>(`${reviewsOf} ORDER BY review_id LIMIT 1 FOR UPDATE SKIP LOCKED`);
    return review ? lookAtPage(tx, review, limit) : null;
  }

  private async selectDues(on: Queryable, rest: string, parameters: readonly unknown[]): Promise<FeeDue[]> {
    const rows = await on.query<object>(
      `SELECT ${dues.select()} FROM fee_dues WHERE invoice_id = ANY($1::uuid[]) ${rest}`,
      parameters,
    );
    return rows.map((row) => dues.toDomain(row));
  }
}
