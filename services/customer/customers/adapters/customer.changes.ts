import { invariant } from '#libs/errors';
import type { Queryable, Tx } from '#libs/transactions';
import type { Customer, CustomerEvent } from '../domain/customer.js';
import { nameStarts } from '../domain/search.js';
import type { ReasonedChange } from '../use-cases/ports.js';
import { contactRows, customerRows, flagRows, nameStartRows, optOutRows, toCustomerRecord } from './customer.rows.js';

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
  await contactRows.upsertMany(
    tx,
    eventsOf(changes, 'CONTACT_CHANGED').map(({ customer: { customerId }, event }) => ({
      ...event.contact,
      customerId,
      changedAt: tx.now,
    })),
    ['contact_id', 'address', 'validity', 'validity_reason', 'changed_at'],
  );
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
}

const detailColumns = [
  ...(['name', 'kind', 'customer_class', 'zone', 'other_zones', 'locale'] as const),
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

async function storeOptOuts(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  const recorded = eventsOf(changes, 'OPTED_OUT').map(({ customer, event: { channel }, reason }) => ({
    ...{ customerId: customer.customerId, channel, reason },
    address: customer.contacts.find((contact) => contact.channel === channel)?.address ?? null,
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
  const raised = eventsOf(changes, 'FLAG_RAISED').map(({ customer: { customerId }, event: { flag }, reason }) => ({
    ...{ customerId, flag, reason },
    ...{ actor: tx.actor, raisedAt: tx.now },
  }));
  await flagRows.insertMany(tx, raised);
  const lowered = eventsOf(changes, 'FLAG_LOWERED');
  if (lowered.length === 0) return;
  await tx.query(
    `DELETE FROM raised_flags f USING unnest($1::uuid[], $2::text[]) AS row (customer_id, flag)
      WHERE f.customer_id = row.customer_id AND f.flag = row.flag`,
    [lowered.map(({ customer }) => customer.customerId), lowered.map(({ event }) => event.flag)],
  );
}

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
