import { nowExpression } from '#libs/platform';
import type { Queryable } from '#libs/transactions';
import { type Channel, channels, inOrder } from '../domain/contacts.js';
import type { Customer } from '../domain/customer.js';
import { type Flag, flags } from '../domain/flags.js';
import { postalKinds } from '../domain/postal-address.js';
import { contactRows, customerRows, flagRows, postalAddressRows } from './customer.rows.js';

interface CustomerRow {
  contacts: { is_primary: boolean }[];
  opted_out_channels: Channel[];
  raised_flags: { flag: Flag }[];
  postal_addresses: object[];
  as_of: Date;
  specialist_name: string | null;
}

/** For a contact, what is not used there is left out, and a channel whose address any customer refused is refused. */
type Purpose = 'RECORD' | 'CONTACT';

interface ReadOptions {
  readonly purpose?: Purpose;
  readonly order?: 'customer_id' | 'reference';
}

/** The address of a customer was refused by a customer who had it, whether that was this one or another. */
const refusedAddress = `
  SELECT 1 FROM contacts own JOIN opt_outs o ON o.channel = own.channel AND lower(o.address) = lower(own.address)
   WHERE own.customer_id = c.customer_id AND own.channel = every.channel`;

const furtherContacts = `
  UNION ALL SELECT ${contactRows.select('f')}, false FROM further_contacts f WHERE f.customer_id = c.customer_id`;
const postalAddresses = `
  ARRAY(SELECT row_to_json(own) FROM (
    SELECT ${postalAddressRows.select('p')} FROM postal_addresses p WHERE p.customer_id = c.customer_id) own)`;

const orOptedOut: Readonly<Record<Purpose, string>> = { RECORD: '', CONTACT: `OR EXISTS (${refusedAddress})` };
const orContacts: Readonly<Record<Purpose, string>> = { RECORD: furtherContacts, CONTACT: '' };
const addresses: Readonly<Record<Purpose, string>> = { RECORD: postalAddresses, CONTACT: 'ARRAY[]::json[]' };

/** One statement sees one instant: contacts, opt-outs, flags and addresses belong to the version they are read with. */
export async function readCustomers(
  source: Queryable,
  where: string,
  parameters: readonly unknown[],
  { purpose = 'RECORD', order = 'customer_id' }: ReadOptions = {},
): Promise<Customer[]> {
  const rows = await source.query<CustomerRow>(
    `SELECT page.*, p.name AS specialist_name FROM (
     SELECT ${customerRows.select('c')}, clock.as_of,
            ARRAY(SELECT row_to_json(own) FROM (
              SELECT ${contactRows.select('k')}, true AS is_primary FROM contacts k WHERE k.customer_id = c.customer_id
              ${orContacts[purpose]}
            ) own) AS contacts,
            ARRAY(SELECT every.channel FROM (VALUES ('EMAIL'), ('SMS'), ('CALL'), ('LETTER')) every (channel)
                   WHERE EXISTS (SELECT 1 FROM opt_outs o
                                  WHERE o.customer_id = c.customer_id AND o.channel = every.channel)
                         ${orOptedOut[purpose]}
            ) AS opted_out_channels,
            ARRAY(SELECT row_to_json(own) FROM (
              SELECT ${flagRows.select('f')} FROM raised_flags f WHERE f.customer_id = c.customer_id
              UNION ALL SELECT ${flagRows.select('f')} FROM further_flags f WHERE f.customer_id = c.customer_id
            ) own) AS raised_flags,
            ${addresses[purpose]} AS postal_addresses
       FROM customers c CROSS JOIN (SELECT ${nowExpression} AS as_of FROM clock) clock
      WHERE ${where}) AS page
       LEFT JOIN people p ON p.person_id = page.specialist_id
      ORDER BY page.${order}`,
    parameters,
  );
  return rows.map((row) => ({
    ...toDetails(row),
    contacts: inOrder(
      row.contacts.map((contact) => ({ ...contactRows.toDomain(contact), isPrimary: contact.is_primary })),
    ),
    optedOutChannels: channels.filter((channel) => row.opted_out_channels.includes(channel)),
    raisedFlags: flags.flatMap((flag) =>
      row.raised_flags.filter((each) => each.flag === flag).map((each) => flagRows.toDomain(each)),
    ),
    postalAddresses: row.postal_addresses
      .map((address) => postalAddressRows.toDomain(address))
      .sort((left, right) => postalKinds.indexOf(left.kind) - postalKinds.indexOf(right.kind)),
    asOf: row.as_of,
  }));
}

function toDetails(row: CustomerRow) {
  const { specialistId: personId, specialistByHand: byHand, ...details } = customerRows.toDomain(row);
  return { ...details, specialist: personId ? { personId, name: row.specialist_name ?? '', byHand } : null };
}
