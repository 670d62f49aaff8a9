import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database, type Tx } from '#libs/platform';
import { CustomerCopies, type FileImport, type KnownCustomer } from '../use-cases/ports.js';

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

  override async keep(tx: Tx, customers: readonly KnownCustomer[]): Promise<KnownCustomer[]> {
    const rows = await tx.query<CustomerRow>(
      `INSERT INTO customers (customer_id, reference, zone) ${fromArrays('')}
       ON CONFLICT (customer_id) DO UPDATE SET zone = excluded.zone WHERE customers.zone <> excluded.zone
       RETURNING customer_id, reference, zone`,
      arraysOf(customers),
    );
    return rows.map(toCustomer);
  }

  override async keepResolved(tx: Tx, importId: string, customers: readonly KnownCustomer[]): Promise<void> {
    await tx.query(
      `INSERT INTO customers (customer_id, reference, zone, import_id) ${fromArrays(', $4::uuid')}
       ON CONFLICT (customer_id) DO UPDATE SET import_id = excluded.import_id`,
      [...arraysOf(customers), importId],
    );
  }

  override async knownTo(
    { importId, knownCustomers }: Pick<FileImport, 'importId' | 'knownCustomers'>,
    references: readonly string[],
  ): Promise<KnownCustomer[]> {
    const rows = await this.database.query<CustomerRow>(
      `SELECT customer_id, reference, zone FROM customers
        WHERE reference = ANY($1::text[]) AND (ordinal <= $2 OR import_id = $3)`,
      [references, knownCustomers, importId],
    );
    return rows.map(toCustomer);
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

/** In the order of ids, so that the events and the import of the same customers do not wait for each other. */
function fromArrays(more: string): string {
  return `SELECT x.*${more} FROM unnest($1::uuid[], $2::text[], $3::text[]) AS x (customer_id, reference, zone) ORDER BY 1`;
}

function arraysOf(customers: readonly KnownCustomer[]): unknown[] {
  return [
    customers.map(({ customerId }) => customerId),
    customers.map(({ reference }) => reference),
    customers.map(({ zone }) => zone),
  ];
}
