import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { isId } from '#libs/ids';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { Customer } from '../domain/customer.js';
import type { Searches } from '../domain/search/search.js';
import { type CustomerKey, CustomerStore, type FoundCustomer, type ReasonedChange } from '../use-cases/ports.js';
import { insertNameStarts, storeChanges } from './customer.changes.js';
import { readCustomers } from './customer.reading.js';
import { contactRows, customerRows, toCustomerRecord } from './customer.rows.js';
import { findPlaces } from './customer.search.js';

@Injectable()
export class PostgresCustomerStore extends CustomerStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insertMany(tx: Tx, customers: readonly Customer[]): Promise<ReadonlySet<string>> {
    const inserted = await customerRows.insertMany<{ customer_id: string }>(
      tx,
      customers.map((customer) => toCustomerRecord(customer, tx.now)),
      'ON CONFLICT (reference) DO NOTHING RETURNING customer_id',
    );
    return new Set(inserted.map(({ customer_id }) => customer_id));
  }

  override async insertContacts(tx: Tx, customers: readonly Customer[]): Promise<void> {
    const contacts = customers.flatMap(({ customerId, contacts: own }) =>
      own.map((contact) => ({ ...contact, customerId, changedAt: tx.now })),
    );
    await contactRows.insertMany(tx, contacts);
    await insertNameStarts(tx, customers);
  }

  override async lock(tx: Tx, customerId: string): Promise<Customer | null> {
    const [customer] = isId(customerId) ? await this.lockMany(tx, [customerId]) : [];
    return customer ?? null;
  }

  override async lockMany(tx: Tx, customerIds: readonly string[]): Promise<Customer[]> {
    return lockWhere(tx, 'customer_id = ANY ($1::uuid[])', customerIds);
  }

  override async lockManyByReference(tx: Tx, references: readonly string[]): Promise<Customer[]> {
    return lockWhere(tx, 'reference = ANY ($1::text[])', references);
  }

  override async updateMany(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
    await storeChanges(tx, changes);
  }

  override async find(customerId: string): Promise<Customer | null> {
    const [customer] = isId(customerId) ? await this.findMany([customerId]) : [];
    return customer ?? null;
  }

  override async findMany(customerIds: readonly string[]): Promise<Customer[]> {
    return readCustomers(this.database, 'c.customer_id = ANY ($1::uuid[]) ORDER BY c.customer_id', [customerIds]);
  }

  override async findManyByReference(references: readonly string[]): Promise<Customer[]> {
    return readCustomers(this.database, 'c.reference = ANY ($1::text[]) ORDER BY c.customer_id', [references]);
  }

  override async findManyForContact(customerIds: readonly string[]): Promise<Customer[]> {
    const where = 'c.customer_id = ANY ($1::uuid[]) ORDER BY c.customer_id';
    return readCustomers(this.database, where, [customerIds], { purpose: 'CONTACT' });
  }

  override async findByReference(reference: string): Promise<Customer | null> {
    const [customer] = isStorable(reference) ? await readCustomers(this.database, 'c.reference = $1', [reference]) : [];
    return customer ?? null;
  }

  override async listOfSpecialist(
    personId: string | null,
    page: PageRequest<readonly [reference: string]>,
  ): Promise<Customer[]> {
    const whose = personId === null ? 'c.specialist_id IS NULL' : 'c.specialist_id = $3::uuid';
    const where = `${whose} AND ($1::text IS NULL OR c.reference > $1) ORDER BY c.reference LIMIT $2`;
    const parameters = [page.after?.[0] ?? null, page.limit, ...(personId === null ? [] : [personId])];
    return readCustomers(this.database, where, parameters, { order: 'reference' });
  }

  override async list(
    filter: Searches,
    page: PageRequest<CustomerKey>,
    customerIds?: readonly string[],
  ): Promise<FoundCustomer[]> {
    const rows = await findPlaces(this.database, filter, page, customerIds);
    const found = await this.findMany(rows.map(({ customer_id }) => customer_id));
    const byId = new Map(found.map((customer) => [customer.customerId, customer]));
    return rows.flatMap(({ customer_id, place }) => {
      const customer = byId.get(customer_id);
      return customer ? [{ customer, place }] : [];
    });
  }
}

/**
 * The rows are locked first and read by a second statement: under READ COMMITTED only that one is sure to see the
 * contacts, opt-outs and flags that a change we waited for has left.
 */
async function lockWhere(tx: Tx, condition: string, values: readonly string[]): Promise<Customer[]> {
  const locked = await tx.query<{ customer_id: string }>(
    `SELECT customer_id FROM customers WHERE ${condition} ORDER BY customer_id FOR NO KEY UPDATE`,
    [values],
  );
  if (locked.length === 0) return [];
  const ids = locked.map(({ customer_id }) => customer_id);
  return readCustomers(tx, 'c.customer_id = ANY ($1::uuid[]) ORDER BY c.customer_id', [ids]);
}
