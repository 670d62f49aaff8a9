import { Injectable } from '@nestjs/common';
import { bigint, rowOf, text, texts, uuid } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import type { CustomerFacts } from '../domain/customer.js';
import { CustomerStore } from '../use-cases/ports.js';

const customers = rowOf<CustomerFacts>()('customers', ['customer_id'], {
  customer_id: uuid('customerId'),
  class: text('customerClass'),
  specialist_id: text('specialistId'),
  deliverable_channels: texts('deliverableChannels'),
  version: bigint('version'),
});

const ifNewer = `ON CONFLICT (customer_id) DO UPDATE SET class = excluded.class,
  specialist_id = excluded.specialist_id, deliverable_channels = excluded.deliverable_channels, version = excluded.version
  WHERE customers.version < excluded.version`;

@Injectable()
export class PostgresCustomerStore extends CustomerStore {
  override async findMany(queryable: Queryable, customerIds: readonly string[]): Promise<Map<string, CustomerFacts>> {
    const rows = await queryable.query(
      `SELECT ${customers.select()} FROM customers WHERE customer_id = ANY($1::uuid[]) AND version > 0`,
      [customerIds],
    );
    return new Map(rows.map(customers.toDomain).map((customer) => [customer.customerId, customer]));
  }

  override async lockMany(tx: Tx, customerIds: readonly string[]): Promise<void> {
    if (customerIds.length === 0) return;
    const ids = [...new Set(customerIds)];
    // A row of version 0 stands for one of whom nothing is known, so that there is something to lock.
    await tx.query(
      `INSERT INTO customers (customer_id, class, deliverable_channels, version)
       SELECT id, '', '{}', 0 FROM unnest($1::uuid[]) AS id
        WHERE NOT EXISTS (SELECT FROM customers WHERE customer_id = id) ORDER BY id
       ON CONFLICT DO NOTHING`,
      [ids],
    );
    await tx.query('SELECT FROM customers WHERE customer_id = ANY($1::uuid[]) ORDER BY customer_id FOR NO KEY UPDATE', [
      ids,
    ]);
  }

  override async upsertMany(tx: Tx, rows: readonly CustomerFacts[]): Promise<void> {
    await customers.insertMany(tx, rows, ifNewer);
  }

  override async listUnasked(queryable: Queryable, limit: number): Promise<string[]> {
    const rows = await queryable.query<{ customer_id: string }>(
      'SELECT customer_id FROM customers WHERE NOT flags_asked ORDER BY customer_id LIMIT $1',
      [limit],
    );
    return rows.map((row) => row.customer_id);
  }

  override async markAsked(tx: Tx, customerIds: readonly string[], asked: boolean): Promise<void> {
    if (customerIds.length === 0) return;
    await tx.query(
      'UPDATE customers SET flags_asked = $2 WHERE customer_id = ANY($1::uuid[]) AND flags_asked IS DISTINCT FROM $2',
      [customerIds, asked],
    );
  }
}
