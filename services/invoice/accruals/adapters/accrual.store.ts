import { Injectable } from '@nestjs/common';
import { boolean, converted, date, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { Accrual, AccrualStop } from '../domain/accrual.js';
import { type AccrualFilter, type AccrualKey, AccrualStore } from '../use-cases/ports.js';

const accruals = rowOf<Accrual>()('interest_accruals', ['invoice_id'], {
  invoice_id: uuid('invoiceId'),
  customer_id: uuid('customerId'),
  policy: text('policy'),
  series: text('series'),
  explanation: text('explanation'),
  fixed_sum: boolean('fixedSum'),
  fixed_sum_charge_id: uuid('fixedSumChargeId'),
  charge_id: uuid('chargeId'),
  issued_episode: integer('issuedEpisode'),
  watermark_on: date('watermark'),
  // A principal times parts per million times days may be more than a bigint holds.
  yielded: converted(
    'numeric',
    'yielded',
    (value: bigint) => value.toString(),
    (stored: string) => BigInt(stored),
  ),
  stop: text('stop'),
  next_at: timestamp('nextAt'),
  aside: boolean('aside'),
});

const changing = [
  'policy',
  'series',
  'explanation',
  'fixed_sum',
  'fixed_sum_charge_id',
  'charge_id',
  'issued_episode',
  'watermark_on',
  'yielded',
  'stop',
  'next_at',
  'aside',
] as const;

@Injectable()
export class PostgresAccrualStore extends AccrualStore {
  constructor(private readonly database: Database) {
    super();
  }

  override findMany(on: Queryable, invoiceIds: readonly string[]): Promise<Accrual[]> {
    return this.select(on, 'WHERE invoice_id = ANY($1::uuid[]) ORDER BY invoice_id', [invoiceIds]);
  }

  override lockMany(tx: Tx, invoiceIds: readonly string[]): Promise<Accrual[]> {
    return this.select(tx, 'WHERE invoice_id = ANY($1::uuid[]) ORDER BY invoice_id FOR UPDATE', [invoiceIds]);
  }

  override async listDue(on: Queryable, now: Date, limit: number): Promise<string[]> {
    const rows = await on.query<{ invoice_id: string }>(
      'SELECT invoice_id FROM interest_accruals WHERE next_at <= $1 ORDER BY next_at LIMIT $2',
      [now, limit],
    );
    return rows.map((row) => row.invoice_id);
  }

  override async nextAt(on: Queryable = this.database): Promise<Date | null> {
    const [row] = await on.query<{ at: Date | null }>('SELECT min(next_at) AS at FROM interest_accruals');
    return row?.at ?? null;
  }

  override async insertMissing(tx: Tx, added: readonly Accrual[]): Promise<void> {
    await accruals.insertMany(tx, added, 'ON CONFLICT (invoice_id) DO UPDATE SET next_at = excluded.next_at');
  }

  override async updateMany(tx: Tx, changed: readonly Accrual[]): Promise<void> {
    await accruals.updateMany(tx, changed, changing);
  }

  override async deleteMany(tx: Tx, invoiceIds: readonly string[]): Promise<void> {
    if (invoiceIds.length === 0) return;
    await tx.query('DELETE FROM interest_accruals WHERE invoice_id = ANY($1::uuid[])', [invoiceIds]);
  }

  override async touch(tx: Tx, invoiceIds: readonly string[], now: Date): Promise<void> {
    await tx.query(
      `UPDATE interest_accruals SET next_at = $2
        WHERE invoice_id = ANY($1::uuid[]) AND (next_at IS NULL OR next_at > $2)`,
      [invoiceIds, now],
    );
  }

  override async touchSeries(tx: Tx, series: readonly string[], now: Date): Promise<void> {
    await tx.query(
      `WITH dependent AS (
         SELECT invoice_id FROM interest_accruals
          WHERE series = ANY($1::text[]) AND series <> '' AND (next_at IS NULL OR next_at > $2)
          ORDER BY invoice_id FOR UPDATE
       )
       UPDATE interest_accruals a SET next_at = $2 FROM dependent d WHERE a.invoice_id = d.invoice_id`,
      [series, now],
    );
  }

  override async setAside(tx: Tx, invoiceId: string, until: Date): Promise<void> {
    await tx.query('UPDATE interest_accruals SET next_at = $2, aside = true WHERE invoice_id = $1', [invoiceId, until]);
  }

  override async stoppedCounts(): Promise<Readonly<Record<AccrualStop | 'FAILED', number>>> {
    const rows = await this.database.query<{ stop: AccrualStop | 'FAILED'; count: bigint }>(
      `SELECT stop, count(*) FROM interest_accruals WHERE stop IS NOT NULL GROUP BY stop
        UNION ALL SELECT 'FAILED', count(*) FROM interest_accruals WHERE aside`,
    );
    const none = { RATE_UNKNOWN: 0, DEBTOR_UNKNOWN: 0, DEBTOR_OTHER: 0, CURRENCY_OTHER: 0, FAILED: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ stop, count }) => [stop, Number(count)])) };
  }

  override list({ customerId, stop }: AccrualFilter, { after, limit }: PageRequest<AccrualKey>): Promise<Accrual[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (stop !== null) conditions.push(`stop = ${at(stop)}`);
    if (after) conditions.push(`invoice_id > ${at(after[0])}::uuid`);
    const rest = `WHERE ${conditions.join(' AND ')} ORDER BY invoice_id LIMIT ${at(limit)}`;
    return this.select(this.database, rest, parameters);
  }

  private async select(on: Queryable, rest: string, parameters: readonly unknown[]): Promise<Accrual[]> {
    const rows = await on.query<object>(`SELECT ${accruals.select()} FROM interest_accruals ${rest}`, parameters);
    return rows.map((row) => accruals.toDomain(row));
  }
}
