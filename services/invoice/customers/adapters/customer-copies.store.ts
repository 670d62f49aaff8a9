import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database, type Tx } from '#libs/platform';
import { CustomerCopies, type CustomerNews, type KnownCustomer } from '../use-cases/ports.js';

@Injectable()
export class PostgresCustomerCopies extends CustomerCopies {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(customerId: string): Promise<KnownCustomer | null> {
    if (!isId(customerId)) return null;
    const sql = 'SELECT customer_id, reference, zone FROM customers WHERE customer_id = $1';
    const [row] = await this.database.query<CustomerRow>(sql, [customerId]);
    return row ? toCustomer(row) : null;
  }

  override async keep(tx: Tx, customers: readonly CustomerNews[]): Promise<KnownCustomer[]> {
    if (customers.length === 0) return [];
    const rows = await tx.query<CustomerRow>(
      `WITH before AS (
         SELECT customer_id, zone FROM customers WHERE customer_id = ANY($1::uuid[])
       ), kept AS (
         INSERT INTO customers (customer_id, reference, zone, version)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[]) ORDER BY 1
         ON CONFLICT (customer_id) DO UPDATE SET zone = excluded.zone, version = excluded.version
           WHERE customers.version < excluded.version
         RETURNING customer_id, reference, zone
       )
       SELECT kept.* FROM kept LEFT JOIN before ON before.customer_id = kept.customer_id
        WHERE before.zone IS DISTINCT FROM kept.zone`,
      [...arraysOf(customers), customers.map(({ version }) => version)],
    );
    return rows.map(toCustomer);
  }

  override async keepAnswered(tx: Tx, customers: readonly KnownCustomer[]): Promise<void> {
    // In the order of ids, as events are kept, so that neither waits for the other while being waited for.
    await tx.query(
      `INSERT INTO customers (customer_id, reference, zone, version)
       SELECT x.*, 0 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS x (customer_id, reference, zone) ORDER BY 1
       ON CONFLICT (customer_id) DO NOTHING`,
      arraysOf(customers),
    );
  }

  override async findKnownAt(ordinal: bigint, references: readonly string[]): Promise<KnownCustomer[]> {
    const sql =
      'SELECT customer_id, reference, zone FROM customers WHERE reference = ANY($1::text[]) AND ordinal <= $2';
    return (await this.database.query<CustomerRow>(sql, [references, ordinal])).map(toCustomer);
  }

  override async latestOrdinal(tx: Tx): Promise<bigint> {
    const [row] = await tx.query<{ latest: bigint }>('SELECT coalesce(max(ordinal), 0) AS latest FROM customers');
    return row!.latest;
  }
}

interface CustomerRow {
  customer_id: string;
  reference: string;
  zone: string;
}

function toCustomer({ customer_id, reference, zone }: CustomerRow): KnownCustomer {
  return { customerId: customer_id, reference, zone };
}

function arraysOf(customers: readonly KnownCustomer[]): unknown[] {
  return [
    customers.map(({ customerId }) => customerId),
    customers.map(({ reference }) => reference),
    customers.map(({ zone }) => zone),
  ];
}
