import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { isId } from '#libs/ids';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import { type Channel, channels, type Customer, type Flag, flags } from '../domain/customer.js';
import type { Searches } from '../domain/search.js';
import { type CustomerKey, CustomerStore, type FoundCustomer, type ReasonedChange } from '../use-cases/ports.js';
import { insertNameStarts, storeChanges } from './customer.changes.js';
import { contactRows, customerRows } from './customer.rows.js';
import { findPlaces } from './customer.search.js';

@Injectable()
export class PostgresCustomerStore extends CustomerStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insertMany(tx: Tx, customers: readonly Customer[]): Promise<ReadonlySet<string>> {
    const inserted = await customerRows.insertMany<{ customer_id: string }>(
      tx,
      customers.map((customer) => ({ ...customer, changedAt: tx.now })),
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
    return read(this.database, 'c.customer_id = ANY ($1::uuid[]) ORDER BY c.customer_id', [customerIds]);
  }

  override async findManyForContact(customerIds: readonly string[]): Promise<Customer[]> {
    const where = 'c.customer_id = ANY ($1::uuid[]) ORDER BY c.customer_id';
    return read(this.database, where, [customerIds], `OR EXISTS (${refusedAddress})`);
  }

  override async findByReference(reference: string): Promise<Customer | null> {
    const [customer] = isStorable(reference) ? await read(this.database, 'c.reference = $1', [reference]) : [];
    return customer ?? null;
  }

  override async list(filter: Searches, page: PageRequest<CustomerKey>): Promise<FoundCustomer[]> {
    const rows = await findPlaces(this.database, filter, page);
    const found = await this.findMany(rows.map(({ customer_id }) => customer_id));
    const byId = new Map(found.map((customer) => [customer.customerId, customer]));
    return rows.flatMap(({ customer_id, place }) => {
      const customer = byId.get(customer_id);
      return customer ? [{ customer, place }] : [];
    });
  }
}

interface CustomerRow {
  contacts: object[];
  opted_out_channels: Channel[];
  flags: Flag[];
}

/** The address of a customer was refused by a customer who had it, whether that was this one or another. */
const refusedAddress = `
  SELECT 1 FROM contacts own JOIN opt_outs o ON o.channel = own.channel AND lower(o.address) = lower(own.address)
   WHERE own.customer_id = c.customer_id AND own.channel = every.channel`;

/**
 * One statement sees one instant: contacts, opt-outs and flags belong to the version they are read with.
 * @param orOptedOut a further condition on which the channel `every.channel` counts as refused
 */
async function read(
  source: Queryable,
  where: string,
  parameters: readonly unknown[],
  orOptedOut = '',
): Promise<Customer[]> {
  const rows = await source.query<CustomerRow>(
    `SELECT ${customerRows.select('c')},
            ARRAY(SELECT row_to_json(own) FROM (
              SELECT ${contactRows.select('k')} FROM contacts k WHERE k.customer_id = c.customer_id ORDER BY k.channel
            ) own) AS contacts,
            ARRAY(SELECT every.channel FROM (VALUES ('EMAIL'), ('SMS'), ('CALL'), ('LETTER')) every (channel)
                   WHERE EXISTS (SELECT 1 FROM opt_outs o
                                  WHERE o.customer_id = c.customer_id AND o.channel = every.channel) ${orOptedOut}
            ) AS opted_out_channels,
            ARRAY(SELECT f.flag FROM raised_flags f WHERE f.customer_id = c.customer_id) AS flags
       FROM customers c
      WHERE ${where}`,
    parameters,
  );
  return rows.map((row) => ({
    ...customerRows.toDomain(row),
    contacts: row.contacts.map((contact) => contactRows.toDomain(contact)),
    optedOutChannels: channels.filter((channel) => row.opted_out_channels.includes(channel)),
    flags: flags.filter((flag) => row.flags.includes(flag)),
  }));
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
  return read(tx, 'c.customer_id = ANY ($1::uuid[]) ORDER BY c.customer_id', [ids]);
}
