import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, rowOf, text, uuid } from '#libs/platform';
import { Database, type Queryable, type Tx } from '#libs/transactions';
import { type CopiedCustomer, CustomerCopies, type CustomerUpdate, type KnownCustomer } from '../use-cases/ports.js';

const copyRows = rowOf<CustomerUpdate>()('customers', ['customer_id'], {
  customer_id: uuid('customerId'),
  reference: text('reference'),
  zone: text('zone'),
  class_name: text('className'),
  jurisdiction: text('jurisdiction'),
  debtor_kind: text('debtorKind'),
  version: bigint('version'),
});

/** Shared by whoever writes copies; exclusive for whoever asks for the latest, so that none below it is still to come. */
const ordinalLock = 7_023_312;

const select = `SELECT ${copyRows.select()} FROM customers`;

@Injectable()
export class PostgresCustomerCopies extends CustomerCopies {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(customerId: string): Promise<KnownCustomer | null> {
    if (!isId(customerId)) return null;
    const [row] = await this.database.query(`${select} WHERE customer_id = $1`, [customerId]);
    return row ? copyRows.toDomain(row) : null;
  }

  override async findMany(on: Queryable, customerIds: readonly string[]): Promise<CopiedCustomer[]> {
    const rows = await on.query(`${select} WHERE customer_id = ANY($1::uuid[])`, [customerIds]);
    return rows.map((row) => copyRows.toDomain(row));
  }

  override async upsertMany(tx: Tx, customers: readonly CustomerUpdate[]): Promise<KnownCustomer[]> {
    if (customers.length === 0) return [];
    await writeOrdinals(tx);
    const ids = customers.map(({ customerId }) => customerId);
    const before = await tx.query(`${select} WHERE customer_id = ANY($1::uuid[])`, [ids]);
    const zones = new Map(
      before.map((row) => copyRows.toDomain(row)).map(({ customerId, zone }) => [customerId, zone]),
    );
    const written = await copyRows.insertMany(
      tx,
      customers,
      `ON CONFLICT (customer_id) DO UPDATE SET zone = excluded.zone, class_name = excluded.class_name,
         jurisdiction = excluded.jurisdiction, debtor_kind = excluded.debtor_kind, version = excluded.version
         WHERE customers.version < excluded.version
       RETURNING ${copyRows.select('customers')}`,
    );
    return written
      .map((row) => copyRows.toDomain(row))
      .filter(({ customerId, zone }) => zones.get(customerId) !== zone);
  }

  override async insertMissing(tx: Tx, customers: readonly KnownCustomer[]): Promise<void> {
    await writeOrdinals(tx);
    const copies = customers.map((customer) => ({ ...customer, jurisdiction: '', version: 0n }));
    await copyRows.insertMany(tx, copies, 'ON CONFLICT (customer_id) DO NOTHING');
  }

  override async findKnownAt(ordinal: bigint, references: readonly string[]): Promise<KnownCustomer[]> {
    const sql = `${select} WHERE reference = ANY($1::text[]) AND ordinal <= $2`;
    return (await this.database.query(sql, [references, ordinal])).map((row) => copyRows.toDomain(row));
  }

  override async latestOrdinal(tx: Tx): Promise<bigint> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ordinalLock]);
    const [row] = await tx.query<{ latest: bigint }>('SELECT coalesce(max(ordinal), 0) AS latest FROM customers');
    return row!.latest;
  }
}

async function writeOrdinals(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [ordinalLock]);
}
