import { invariant } from '#libs/errors';
import type { Tx } from '#libs/platform';
import type { Contact, Customer, CustomerFact } from '../domain/customer.js';
import { nameStarts } from '../domain/search.js';
import type { ReasonedChange } from '../use-cases/ports.js';
import { wordArray } from './sql-arrays.js';

/**
 * Stores changes of locked customers, one set-based statement for each table that is touched. The facts of a change say
 * what to write, so that nothing is written that was not published, and the other way round.
 */
export async function saveChanges(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  await replaceNameStarts(
    tx,
    having(changes, 'CHANGED').filter(({ fact }) => fact.fields.includes('name')),
  );
  await updateCustomers(tx, changes);
  await upsertContacts(tx, having(changes, 'CONTACT_CHANGED'));
  await changeOptOuts(tx, changes);
  await changeFlags(tx, changes);
}

interface Happened<Name extends CustomerFact['fact']> {
  readonly customer: Customer;
  readonly fact: Extract<CustomerFact, { fact: Name }>;
  readonly reason: string;
}

function having<Name extends CustomerFact['fact']>(changes: readonly ReasonedChange[], name: Name): Happened<Name>[] {
  return changes.flatMap(({ customer, facts, reason }) =>
    facts
      .filter((fact): fact is Extract<CustomerFact, { fact: Name }> => fact.fact === name)
      .map((fact) => ({ customer, fact, reason })),
  );
}

async function updateCustomers(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  const customers = changes.map(({ customer }) => customer);
  const updated = await tx.query(
    `UPDATE customers c
        SET name = row.name, kind = row.kind, customer_class = row.customer_class, zone = row.zone,
            other_zones = row.other_zones::text[], locale = row.locale, version = row.version, changed_at = $9
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[])
            AS row (customer_id, name, kind, customer_class, zone, other_zones, locale, version)
      WHERE c.customer_id = row.customer_id AND c.version = row.version - 1
     RETURNING 1`,
    [
      wordArray(customers.map(({ customerId }) => customerId)),
      customers.map(({ name }) => name),
      wordArray(customers.map(({ kind }) => kind)),
      customers.map(({ customerClass }) => customerClass),
      wordArray(customers.map(({ zone }) => zone)),
      customers.map(({ otherZones }) => wordArray(otherZones)),
      customers.map(({ locale }) => locale),
      wordArray(customers.map(({ version }) => version.toString())),
      tx.now,
    ],
  );
  invariant(updated.length === customers.length, 'A change was stored over another version than it was made from.');
}

async function upsertContacts(tx: Tx, changed: readonly Happened<'CONTACT_CHANGED'>[]): Promise<void> {
  if (changed.length === 0) return;
  const contacts = changed.map(({ fact }): Contact => fact.contact);
  await tx.query(
    `INSERT INTO contacts (customer_id, contact_id, channel, address, validity, validity_reason, changed_at)
     SELECT row.*, $7 FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS row
     ON CONFLICT (customer_id, channel) DO UPDATE
        SET contact_id = excluded.contact_id, address = excluded.address, validity = excluded.validity,
            validity_reason = excluded.validity_reason, changed_at = excluded.changed_at`,
    [
      wordArray(changed.map(({ customer }) => customer.customerId)),
      wordArray(contacts.map(({ contactId }) => contactId)),
      wordArray(contacts.map(({ channel }) => channel)),
      contacts.map(({ address }) => address),
      wordArray(contacts.map(({ validity }) => validity)),
      contacts.map(({ validityReason }) => validityReason),
      tx.now,
    ],
  );
}

async function changeOptOuts(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  const recorded = having(changes, 'OPTED_OUT');
  if (recorded.length > 0) {
    await tx.query(
      `INSERT INTO opt_outs (customer_id, channel, reason, actor, recorded_at)
       SELECT row.*, $4, $5 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS row`,
      [...ownersAnd(recorded, ({ channel }) => channel), recorded.map(({ reason }) => reason), tx.actor, tx.now],
    );
  }
  const withdrawn = having(changes, 'OPT_OUT_WITHDRAWN');
  if (withdrawn.length > 0) {
    await tx.query(
      `DELETE FROM opt_outs o USING unnest($1::uuid[], $2::text[]) AS row (customer_id, channel)
        WHERE o.customer_id = row.customer_id AND o.channel = row.channel`,
      ownersAnd(withdrawn, ({ channel }) => channel),
    );
  }
}

async function changeFlags(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
  const raised = having(changes, 'FLAG_RAISED');
  if (raised.length > 0) {
    await tx.query(
      `INSERT INTO raised_flags (customer_id, flag, reason, actor, raised_at)
       SELECT row.*, $4, $5 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS row`,
      [...ownersAnd(raised, ({ flag }) => flag), raised.map(({ reason }) => reason), tx.actor, tx.now],
    );
  }
  const lowered = having(changes, 'FLAG_LOWERED');
  if (lowered.length > 0) {
    await tx.query(
      `DELETE FROM raised_flags f USING unnest($1::uuid[], $2::text[]) AS row (customer_id, flag)
        WHERE f.customer_id = row.customer_id AND f.flag = row.flag`,
      ownersAnd(lowered, ({ flag }) => flag),
    );
  }
}

/** Runs before the customers are updated, since the present names say which starts go. */
async function replaceNameStarts(tx: Tx, renamed: readonly Happened<'CHANGED'>[]): Promise<void> {
  if (renamed.length === 0) return;
  const customers = renamed.map(({ customer }) => customer);
  const former = await tx.query<{ customer_id: string; name: string }>(
    'SELECT customer_id, name FROM customers WHERE customer_id = ANY ($1::uuid[])',
    [wordArray(customers.map(({ customerId }) => customerId))],
  );
  const gone = former.flatMap(({ customer_id, name }) =>
    nameStarts(name).map((start) => [start, customer_id] as const),
  );
  await tx.query(
    `DELETE FROM name_starts n USING unnest($1::text[], $2::uuid[]) AS row (start, customer_id)
      WHERE n.start = row.start AND n.customer_id = row.customer_id`,
    [gone.map(([start]) => start), wordArray(gone.map(([, customerId]) => customerId))],
  );
  // A start that a release with other Unicode tables left behind is no conflict.
  await insertNameStarts(tx, customers, 'ON CONFLICT DO NOTHING');
}

/** Adds what customers are found by. */
export async function insertNameStarts(
  tx: Tx,
  customers: readonly Pick<Customer, 'customerId' | 'name'>[],
  onConflict = '',
): Promise<void> {
  const starts = customers.flatMap(({ customerId, name }) =>
    nameStarts(name).map((start) => [start, customerId] as const),
  );
  await tx.query(
    `INSERT INTO name_starts (start, customer_id) SELECT * FROM unnest($1::text[], $2::uuid[]) ${onConflict}`,
    [starts.map(([start]) => start), wordArray(starts.map(([, customerId]) => customerId))],
  );
}

function ownersAnd<Name extends CustomerFact['fact']>(
  happened: readonly Happened<Name>[],
  value: (fact: Extract<CustomerFact, { fact: Name }>) => string,
): [string[], string[]] {
  return [happened.map(({ customer }) => customer.customerId), happened.map(({ fact }) => value(fact))];
}
