import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, computed, converted, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type Queryable, type Tx } from '#libs/transactions';
import type { Contact } from '../../customers/domain/contacts.js';
import type { BillingContact } from '../domain/billing-contact.js';
import { BillingContactStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresBillingContactStore extends BillingContactStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, person: BillingContact): Promise<void> {
    await personRows.insertMany(tx, [{ ...person, changedAt: tx.now }]);
    await addressRows.insertMany(tx, addressesOf(person));
  }

  override async lock(tx: Tx, billingContactId: string): Promise<BillingContact | null> {
    if (!isId(billingContactId)) return null;
    await tx.query('SELECT 1 FROM billing_contacts WHERE billing_contact_id = $1 FOR UPDATE', [billingContactId]);
    const [person] = await read(tx, 'p.billing_contact_id = $1', [billingContactId]);
    return person ?? null;
  }

  override async update(tx: Tx, person: BillingContact): Promise<void> {
    await personRows.updateMany(
      tx,
      [{ ...person, changedAt: tx.now }],
      ['name', 'role', 'locale', 'version', 'changed_at'],
    );
    await tx.query(deleteAddresses, [person.billingContactId]);
    await addressRows.insertMany(tx, addressesOf(person));
  }

  override async delete(tx: Tx, billingContactId: string): Promise<void> {
    await tx.query(deleteAddresses, [billingContactId]);
    await tx.query('DELETE FROM billing_contacts WHERE billing_contact_id = $1', [billingContactId]);
  }

  override async count(tx: Tx, customerId: string): Promise<number> {
    const sql = 'SELECT count(*)::int AS count FROM billing_contacts WHERE customer_id = $1';
    const [row] = await tx.query<{ count: number }>(sql, [customerId]);
    return row!.count;
  }

  override async list(customerIds: readonly string[]): Promise<BillingContact[]> {
    const where = 'p.customer_id = ANY ($1::uuid[]) ORDER BY p.customer_id, lower(p.name), p.billing_contact_id';
    return read(this.database, where, [customerIds]);
  }
}

type PersonRecord = Omit<BillingContact, 'contacts'> & { readonly changedAt: Date };
type AddressRecord = Contact & {
  readonly customerId: string;
  readonly billingContactId: string;
  readonly position: number;
};

const personRows = rowOf<PersonRecord>()('billing_contacts', ['billing_contact_id'], {
  billing_contact_id: uuid('billingContactId'),
  customer_id: uuid('customerId'),
  name: text('name'),
  role: text('role'),
  locale: text('locale'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
  changed_at: computed<PersonRecord>('timestamptz', ({ changedAt }) => changedAt),
});

const addressRows = rowOf<AddressRecord>()('billing_contact_addresses', ['contact_id'], {
  contact_id: uuid('contactId'),
  billing_contact_id: computed<AddressRecord>('uuid', ({ billingContactId }) => billingContactId),
  customer_id: computed<AddressRecord>('uuid', ({ customerId }) => customerId),
  position: integer('position'),
  channel: text('channel'),
  address: text('address'),
  label: text('label'),
  validity: text('validity'),
  validity_reason: text('validityReason'),
  validity_actor: text('validityActor'),
  validity_at: converted(
    'timestamptz',
    'validityAt',
    (instant: Date | null): Date | string | null => instant,
    (stored: Date | string | null) => (stored === null ? null : new Date(stored)),
  ),
});

const deleteAddresses = 'DELETE FROM billing_contact_addresses WHERE billing_contact_id = $1';

function addressesOf({ customerId, billingContactId, contacts }: BillingContact): AddressRecord[] {
  return contacts.map((contact, position) => ({ ...contact, customerId, billingContactId, position }));
}

/** One statement sees one instant: contacts belong to the version they are read with. */
async function read(source: Queryable, where: string, parameters: readonly unknown[]): Promise<BillingContact[]> {
  const rows = await source.query<{ addresses: object[] }>(
    `SELECT ${personRows.select('p')},
            ARRAY(SELECT row_to_json(own) FROM (
              SELECT ${addressRows.select('a')} FROM billing_contact_addresses a
               WHERE a.billing_contact_id = p.billing_contact_id ORDER BY a.position
            ) own) AS addresses
       FROM billing_contacts p WHERE ${where}`,
    parameters,
  );
  return rows.map(({ addresses, ...row }) => ({
    ...personRows.toDomain(row),
    contacts: contactsOf(addresses.map((address) => addressRows.toDomain(address))),
  }));
}

/** They are kept in their order, in which the first one of a channel is its primary one. */
function contactsOf(addresses: readonly AddressRecord[]): Contact[] {
  return addresses.map(({ position, ...contact }) => ({
    ...contact,
    source: 'PERSON',
    isPrimary: !addresses.some((other) => other.channel === contact.channel && other.position < position),
  }));
}
