import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '#libs/platform';
import type { CustomerFacts } from '../domain/customer.js';
import { CustomerStore } from '../use-cases/ports.js';

interface Row {
  customer_id: string;
  class: string;
  deliverable_channels: string[];
  version: bigint;
}

@Injectable()
export class PostgresCustomerStore extends CustomerStore {
  override async find(queryable: Queryable, customerIds: readonly string[]): Promise<Map<string, CustomerFacts>> {
    const rows = await queryable.query<Row>(
      'SELECT customer_id, class, deliverable_channels, version FROM customers WHERE customer_id = ANY($1::uuid[])',
      [customerIds],
    );
    return new Map(
      rows.map((row) => [
        row.customer_id,
        {
          customerId: row.customer_id,
          customerClass: row.class,
          deliverableChannels: row.deliverable_channels,
          version: row.version,
        },
      ]),
    );
  }

  override async save(tx: Tx, rows: readonly CustomerFacts[]): Promise<void> {
    // An array of arrays must be rectangular for unnest, so the channels travel as one text.
    await tx.query(
      `INSERT INTO customers (customer_id, class, deliverable_channels, version)
       SELECT customer_id, class, string_to_array(channels, ','), version
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[]) AS seen (customer_id, class, channels, version)
        ORDER BY customer_id
       ON CONFLICT (customer_id) DO UPDATE SET class = excluded.class,
         deliverable_channels = excluded.deliverable_channels, version = excluded.version
       WHERE customers.version < excluded.version`,
      [
        rows.map((row) => row.customerId),
        rows.map((row) => row.customerClass),
        rows.map((row) => row.deliverableChannels.join(',')),
        rows.map((row) => row.version),
      ],
    );
  }
}
