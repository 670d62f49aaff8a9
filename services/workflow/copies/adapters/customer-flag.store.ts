import { Injectable } from '@nestjs/common';
import { bigint, boolean, date, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import type { CustomerFlagCopy } from '../domain/customer-flag.js';
import { CustomerFlagStore } from '../use-cases/ports.js';

const flags = rowOf<CustomerFlagCopy>()('customer_flags', ['customer_id', 'flag'], {
  customer_id: uuid('customerId'),
  flag: text('flag'),
  raised: boolean('raised'),
  since_on: date('since'),
  until_on: date('until'),
  starts_at: timestamp('startsAt'),
  ends_at: timestamp('endsAt'),
  awaited: boolean('awaited'),
  version: bigint('version'),
});

const replacing = `ON CONFLICT (customer_id, flag) DO UPDATE SET raised = excluded.raised, since_on = excluded.since_on,
  until_on = excluded.until_on, starts_at = excluded.starts_at, ends_at = excluded.ends_at, awaited = excluded.awaited,
  version = excluded.version`;

@Injectable()
export class PostgresCustomerFlagStore extends CustomerFlagStore {
  override async findMany(queryable: Queryable, customerIds: readonly string[]): Promise<CustomerFlagCopy[]> {
    const rows = await queryable.query(
      `SELECT ${flags.select()} FROM customer_flags WHERE customer_id = ANY($1::uuid[]) ORDER BY customer_id, flag`,
      [customerIds],
    );
    return rows.map(flags.toDomain);
  }

  override async upsertMany(tx: Tx, copies: readonly CustomerFlagCopy[]): Promise<void> {
    await flags.insertMany(tx, copies, replacing);
  }

  override async listStarting(queryable: Queryable, now: Date, limit: number): Promise<string[]> {
    const rows = await queryable.query<{ customer_id: string }>(
      `SELECT customer_id FROM customer_flags WHERE awaited AND starts_at <= $1 ORDER BY starts_at, customer_id LIMIT $2`,
      [now, limit],
    );
    return rows.map((row) => row.customer_id);
  }

  override async markStarted(tx: Tx, customerIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE customer_flags SET awaited = false
        WHERE customer_id = ANY($1::uuid[]) AND awaited AND starts_at <= $2`,
      [customerIds, tx.now],
    );
  }
}
