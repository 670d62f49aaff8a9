import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { Database, type Queryable, type Tx } from '#libs/platform';
import {
  channels,
  flags,
  type Channel,
  type Contact,
  type Customer,
  type CustomerKind,
  type Flag,
  type Validity,
} from '../domain/customer.js';
import { CustomerStore, type CustomerFilter, type PageRequest, type ReasonedChange } from '../use-cases/ports.js';
import { insertNameStarts, saveChanges } from './customer.changes.js';
import { wordArray } from './sql-arrays.js';

@Injectable()
export class PostgresCustomerStore extends CustomerStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insertMany(tx: Tx, customers: readonly Customer[]): Promise<ReadonlySet<string>> {
    // Two imports that create the same references wait for each other in one order, so neither waits for ever.
    const ordered = [...customers].sort((left, right) => (left.reference < right.reference ? -1 : 1));
    const inserted = await tx.query<{ customer_id: string }>(
      `INSERT INTO customers (customer_id, reference, name, kind, customer_class, zone, other_zones, locale, version,
                              created_at, changed_at)
       SELECT customer_id, reference, name, kind, customer_class, zone, other_zones::text[], locale, 1, $9, $9
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
              AS row (customer_id, reference, name, kind, customer_class, zone, other_zones, locale)
       ON CONFLICT (reference) DO NOTHING RETURNING customer_id`,
      [
        wordArray(ordered.map(({ customerId }) => customerId)),
        ordered.map(({ reference }) => reference),
        ordered.map(({ name }) => name),
        wordArray(ordered.map(({ kind }) => kind)),
        ordered.map(({ customerClass }) => customerClass),
        wordArray(ordered.map(({ zone }) => zone)),
        ordered.map(({ otherZones }) => wordArray(otherZones)),
        ordered.map(({ locale }) => locale),
        tx.now,
      ],
    );
    return new Set(inserted.map(({ customer_id }) => customer_id));
  }

  override async insertContacts(tx: Tx, customers: readonly Customer[]): Promise<void> {
    if (customers.length === 0) return;
    await insertContacts(tx, customers);
    await insertNameStarts(tx, customers);
  }

  override async lockMany(tx: Tx, customerIds: readonly string[]): Promise<Customer[]> {
    return lock(tx, 'customer_id = ANY ($1::uuid[])', customerIds);
  }

  override async lockManyByReference(tx: Tx, references: readonly string[]): Promise<Customer[]> {
    return lock(tx, 'reference = ANY ($1::text[])', references);
  }

  override async updateMany(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
    await saveChanges(tx, changes);
  }

  override async findMany(customerIds: readonly string[]): Promise<Customer[]> {
    return read(this.database, 'c.customer_id = ANY ($1::uuid[]) ORDER BY c.customer_id', [customerIds]);
  }

  override async findByReference(reference: string): Promise<Customer | null> {
    const [customer] = await read(this.database, 'c.reference = $1', [reference]);
    return customer ?? null;
  }

  override async list(filter: CustomerFilter, page: PageRequest<string>): Promise<Customer[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    // ^@ is "starts with": it takes % and _ for what they are, and these byte-ordered columns have indexes for it.
    const conditions = ['true'];
    if (page.after !== null) conditions.push(`c.reference > ${bind(page.after)}`);
    if (filter.reference !== '') conditions.push(`c.reference ^@ ${bind(filter.reference)}`);
    if (filter.name !== '') conditions.push(among('name_starts', `start ^@ ${bind(filter.name)}`));
    if (filter.phone !== '')
      conditions.push(among('contacts', `${startsWith(bind(filter.phone))} AND channel = 'SMS'`));
    if (filter.email !== '')
      conditions.push(among('contacts', `${startsWith(bind(filter.email))} AND channel = 'EMAIL'`));
    const where = `${conditions.join(' AND ')} ORDER BY c.reference LIMIT ${bind(page.limit + 1)}`;
    return read(this.database, where, parameters);
  }
}

interface CustomerRow {
  customer_id: string;
  reference: string;
  name: string;
  kind: CustomerKind;
  customer_class: string;
  zone: string;
  other_zones: string[];
  locale: string;
  version: bigint;
  created_at: Date;
  email_id: string | null;
  email_address: string;
  email_validity: Validity;
  email_reason: string;
  phone_id: string | null;
  phone_address: string;
  phone_validity: Validity;
  phone_reason: string;
  opted_out_channels: Channel[];
  flags: Flag[];
}

/** One statement sees one instant: contacts, refusals and flags belong to the version they are read with. */
async function read(source: Queryable, where: string, parameters: readonly unknown[]): Promise<Customer[]> {
  const rows = await source.query<CustomerRow>(
    `SELECT c.customer_id, c.reference, c.name, c.kind, c.customer_class, c.zone, c.other_zones, c.locale, c.version,
            c.created_at, ${contactColumns('email')}, ${contactColumns('phone')},
            ARRAY(SELECT o.channel FROM opt_outs o WHERE o.customer_id = c.customer_id) AS opted_out_channels,
            ARRAY(SELECT f.flag FROM raised_flags f WHERE f.customer_id = c.customer_id) AS flags
       FROM customers c
       LEFT JOIN contacts email ON email.customer_id = c.customer_id AND email.channel = 'EMAIL'
       LEFT JOIN contacts phone ON phone.customer_id = c.customer_id AND phone.channel = 'SMS'
      WHERE ${where}`,
    parameters,
  );
  return rows.map(toCustomer);
}

function contactColumns(table: 'email' | 'phone'): string {
  const columns = { id: 'contact_id', address: 'address', validity: 'validity', reason: 'validity_reason' };
  return Object.entries(columns)
    .map(([name, column]) => `${table}.${column} AS ${table}_${name}`)
    .join(', ');
}

/**
 * The rows are locked first and read by a second statement: under READ COMMITTED only that one is sure to see the
 * contacts, refusals and flags that a change we waited for has left.
 */
async function lock(tx: Tx, condition: string, values: readonly string[]): Promise<Customer[]> {
  const locked = await tx.query<{ customer_id: string }>(
    `SELECT customer_id FROM customers WHERE ${condition} ORDER BY customer_id FOR NO KEY UPDATE`,
    [values],
  );
  if (locked.length === 0) return [];
  const ids = locked.map(({ customer_id }) => customer_id);
  return read(tx, 'c.customer_id = ANY ($1::uuid[]) ORDER BY c.customer_id', [wordArray(ids)]);
}

function toCustomer(row: CustomerRow): Customer {
  return {
    customerId: row.customer_id,
    reference: row.reference,
    name: row.name,
    kind: row.kind,
    customerClass: row.customer_class,
    zone: row.zone,
    otherZones: row.other_zones,
    locale: row.locale,
    contacts: toContacts(row),
    optedOutChannels: channels.filter((channel) => row.opted_out_channels.includes(channel)),
    flags: flags.filter((flag) => row.flags.includes(flag)),
    version: row.version,
    createdAt: row.created_at,
  };
}

function toContacts(row: CustomerRow): Contact[] {
  const contacts: Contact[] = [];
  if (row.email_id !== null) {
    const { email_id: contactId, email_address: address, email_validity: validity, email_reason: validityReason } = row;
    contacts.push({ contactId, channel: 'EMAIL', address, validity, validityReason });
  }
  if (row.phone_id !== null) {
    const { phone_id: contactId, phone_address: address, phone_validity: validity, phone_reason: validityReason } = row;
    contacts.push({ contactId, channel: 'SMS', address, validity, validityReason });
  }
  return contacts;
}

function among(table: 'name_starts' | 'contacts', condition: string): string {
  return `c.customer_id IN (SELECT customer_id FROM ${table} WHERE ${condition})`;
}

function startsWith(parameter: string): string {
  return `lower(address) ^@ ${parameter}`;
}

async function insertContacts(tx: Tx, customers: readonly Customer[]): Promise<void> {
  const contacts = customers.flatMap(({ customerId, contacts: own }) =>
    own.map((contact) => ({ customerId, contact })),
  );
  if (contacts.length === 0) return;
  invariant(
    contacts.every(({ contact }) => contact.validity === 'UNVERIFIED'),
    'A contact starts unverified.',
  );
  await tx.query(
    `INSERT INTO contacts (customer_id, contact_id, channel, address, validity, changed_at)
     SELECT customer_id, contact_id, channel, address, 'UNVERIFIED', $5
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS row (customer_id, contact_id, channel, address)`,
    [
      wordArray(contacts.map(({ customerId }) => customerId)),
      wordArray(contacts.map(({ contact }) => contact.contactId)),
      wordArray(contacts.map(({ contact }) => contact.channel)),
      contacts.map(({ contact }) => contact.address),
      tx.now,
    ],
  );
}
