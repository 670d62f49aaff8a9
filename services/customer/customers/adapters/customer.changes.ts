import { invariant } from '#libs/errors';
import type { Queryable, Tx } from '#libs/transactions';
import { type Channel, type Contact, primaryOf } from '../domain/contacts.js';
import type { Customer, CustomerEvent } from '../domain/customer.js';
import { firstFlags } from '../domain/flags.js';
import { nameStarts } from '../domain/search/search.js';
import { nameWords } from '../domain/search/words.js';
import type { ReasonedChange } from '../use-cases/ports.js';
import {
  contactRows,
  customerRows,
  flagRows,
  furtherContactRows,
  furtherFlagRows,
  nameStartRows,
  nameWordRows,
  optOutRows,
  postalAddressRows,
  toCustomerRecord,
} from './customer.rows.js';

/**
 * Stores changes of locked customers, one set-based statement for each table that is touched. The events of a change say
 * what to write, so that nothing is stored that is not published, and the other way round.
 */
export async function storeChanges(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  const customers = changes.map(({ customer }) => toCustomerRecord(customer, tx.now));
  invariant(new Set(customers.map(({ customerId }) => customerId)).size === customers.length, 'One change a customer.');
  const renamed = eventsOf(changes, 'CHANGED').filter(({ event }) => event.fields.includes('name'));
  await replaceNameStarts(
    tx,
    renamed.map(({ customer }) => customer),
  );
  await customerRows.updateMany(tx, customers, [...detailColumns, 'version', 'changed_at']);
  await storeContacts(tx, changes);
  await storePostalAddresses(tx, changes);
  await storeOptOuts(tx, changes);
  await storeFlags(tx, changes);
}

/** Stores what customers are found by. */
export async function insertNameStarts(
  on: Queryable,
  customers: readonly Pick<Customer, 'customerId' | 'name'>[],
  onConflict = '',
): Promise<void> {
  const starts = customers.flatMap(({ customerId, name }) => nameStarts(name).map((start) => ({ start, customerId })));
  await nameStartRows.insertMany(on, starts, onConflict);
  // Imports that bring the same new word wait for each other; words are stored in one order, so that they cannot deadlock.
  await nameWordRows.insertMany(on, nameWords(customers.map(({ name }) => name)), 'ON CONFLICT DO NOTHING');
}

const detailColumns = [
  ...(['name', 'kind', 'customer_class', 'zone', 'other_zones', 'locale'] as const),
  ...(['debt_type', 'jurisdiction', 'role'] as const),
  ...(['default_sequence', 'specialist_id', 'specialist_by_hand'] as const),
] as const;

interface EventOf<Name extends CustomerEvent['event']> {
  readonly customer: Customer;
  readonly event: Extract<CustomerEvent, { event: Name }>;
  readonly reason: string;
}

function eventsOf<Name extends CustomerEvent['event']>(
  changes: readonly ReasonedChange[],
  name: Name,
): EventOf<Name>[] {
  return changes.flatMap(({ customer, events, reason }) =>
    events
      .filter((event): event is Extract<CustomerEvent, { event: Name }> => event.event === name)
      .map((event) => ({ customer, event, reason })),
  );
}

/** The primary contact of each channel that a change touches, and all others of it where it has others. */
async function storeContacts(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  const touched = eventsOf(changes, 'CONTACT_CHANGED').map(({ customer, event }) => ({
    ...{ customerId: customer.customerId, channel: event.contact.channel, amongOthers: event.amongOthers },
    contacts: customer.contacts.filter(({ channel }) => channel === event.contact.channel),
  }));
  const rowsOf = (contacts: readonly Contact[], customerId: string) =>
    contacts.map((contact) => ({ ...contact, customerId, changedAt: tx.now }));
  const primary = touched.flatMap(({ contacts, customerId }) =>
    rowsOf(
      contacts.filter(({ isPrimary }) => isPrimary),
      customerId,
    ),
  );
  await contactRows.upsertMany(tx, primary, contactNames);
  await deleteOf(
    tx,
    'contacts',
    touched.filter(({ contacts }) => contacts.length === 0),
  );
  const among = touched.filter(({ amongOthers }) => amongOthers);
  await deleteOf(tx, 'further_contacts', among);
  const further = among.flatMap(({ contacts, customerId }) =>
    rowsOf(
      contacts.filter(({ isPrimary }) => !isPrimary),
      customerId,
    ),
  );
  await furtherContactRows.insertMany(tx, further);
}

/** Deletes what a table has of channels of customers. */
async function deleteOf(
  tx: Tx,
  table: 'contacts' | 'further_contacts',
  channels: readonly { readonly customerId: string; readonly channel: Channel }[],
): Promise<void> {
  if (channels.length === 0) return;
  await tx.query(
    `DELETE FROM ${table} k USING unnest($1::uuid[], $2::text[]) AS row (customer_id, channel)
      WHERE k.customer_id = row.customer_id AND k.channel = row.channel`,
    [channels.map(({ customerId }) => customerId), channels.map(({ channel }) => channel)],
  );
}

const judgementNames = ['validity', 'validity_reason', 'validity_actor', 'validity_at'] as const;
const contactNames = ['contact_id', 'address', ...judgementNames, 'label', 'source', 'changed_at'] as const;

async function storePostalAddresses(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  const touched = eventsOf(changes, 'POSTAL_ADDRESS_CHANGED');
  if (touched.length === 0) return;
  await tx.query(
    `DELETE FROM postal_addresses p USING unnest($1::uuid[], $2::text[]) AS row (customer_id, kind)
      WHERE p.customer_id = row.customer_id AND p.kind = row.kind`,
    [touched.map(({ customer }) => customer.customerId), touched.map(({ event }) => event.kind)],
  );
  const present = touched.flatMap(({ customer: { customerId, postalAddresses }, event }) =>
    postalAddresses
      .filter(({ kind }) => kind === event.kind)
      .map((address) => ({ ...address, customerId, changedAt: tx.now })),
  );
  await postalAddressRows.insertMany(tx, present);
}

/**
 * Where the refused message went, else where a channel of its own leads. What that was of a contact that is gone by now
 * nobody knows any more: the address that took its place was not refused.
 */
function refusedAddress({ contacts }: Customer, channel: Channel, contactId: string): string | null {
  if (contactId !== '') return contacts.find((contact) => contact.contactId === contactId)?.address ?? null;
  return channel === 'EMAIL' || channel === 'SMS' ? (primaryOf(contacts, channel)?.address ?? null) : null;
}

async function storeOptOuts(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  const recorded = eventsOf(changes, 'OPTED_OUT').map(({ customer, event: { channel, contactId }, reason }) => ({
    ...{ customerId: customer.customerId, channel, reason },
    address: refusedAddress(customer, channel, contactId),
    ...{ actor: tx.actor, recordedAt: tx.now },
  }));
  await optOutRows.insertMany(tx, recorded);
  const withdrawn = eventsOf(changes, 'OPT_OUT_WITHDRAWN');
  if (withdrawn.length === 0) return;
  await tx.query(
    `DELETE FROM opt_outs o USING unnest($1::uuid[], $2::text[]) AS row (customer_id, channel)
      WHERE o.customer_id = row.customer_id AND o.channel = row.channel`,
    [withdrawn.map(({ customer }) => customer.customerId), withdrawn.map(({ event }) => event.channel)],
  );
}

async function storeFlags(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  const raised = eventsOf(changes, 'FLAG_RAISED').map(({ customer: { customerId }, event }) => ({
    ...event.flag,
    customerId,
  }));
  const isFirst = ({ flag }: (typeof raised)[number]): boolean => firstFlags.includes(flag);
  await flagRows.upsertMany(tx, raised.filter(isFirst), flagNames);
  await furtherFlagRows.upsertMany(
    tx,
    raised.filter((flag) => !isFirst(flag)),
    flagNames,
  );
  const lowered = eventsOf(changes, 'FLAG_LOWERED');
  if (lowered.length === 0) return;
  for (const table of ['raised_flags', 'further_flags']) {
    await tx.query(
      `DELETE FROM ${table} f USING unnest($1::uuid[], $2::text[]) AS row (customer_id, flag)
        WHERE f.customer_id = row.customer_id AND f.flag = row.flag`,
      [lowered.map(({ customer }) => customer.customerId), lowered.map(({ event }) => event.flag)],
    );
  }
}

const flagNames = ['since', 'until', 'evidence', 'reason', 'actor', 'raised_at'] as const;

/** Runs before the customers are updated, since the stored names say which starts to delete. */
async function replaceNameStarts(tx: Tx, renamed: readonly Customer[]): Promise<void> {
  if (renamed.length === 0) return;
  const former = await tx.query<{ customer_id: string; name: string }>(
    'SELECT customer_id, name FROM customers WHERE customer_id = ANY ($1::uuid[])',
    [renamed.map(({ customerId }) => customerId)],
  );
  const outdated = former.flatMap(({ customer_id, name }) => nameStarts(name).map((start) => ({ start, customer_id })));
  await tx.query(
    `DELETE FROM name_starts n USING unnest($1::text[], $2::uuid[]) AS row (start, customer_id)
      WHERE n.start = row.start AND n.customer_id = row.customer_id`,
    [outdated.map(({ start }) => start), outdated.map(({ customer_id }) => customer_id)],
  );
  // A start that a release with other Unicode tables left behind is no conflict.
  await insertNameStarts(tx, renamed, 'ON CONFLICT DO NOTHING');
}
