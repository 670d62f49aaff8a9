import { EntitySchema } from 'typeorm';
import { contactColumns, customerKey, flagColumns, ownedBy } from './table-parts.js';

const furtherContactsTable = new EntitySchema({
  name: 'further_contacts',
  columns: {
    contact_id: ownedBy('further_contacts_pkey'),
    customer_id: { type: 'uuid' },
    channel: { type: 'text' },
    address: { type: 'text', collation: 'C' },
    validity: { type: 'text' },
    validity_reason: { type: 'text', default: '' },
    ...contactColumns,
    changed_at: { type: 'timestamptz' },
  },
  foreignKeys: [customerKey('further_contacts_customer')],
  checks: [
    { name: 'further_contacts_channel', expression: `channel IN ('EMAIL', 'SMS')` },
    {
      name: 'further_contacts_address',
      expression: `CASE channel WHEN 'SMS' THEN address ~ '^\\+[1-9][0-9]{3,14}$'
        ELSE char_length(address) BETWEEN 3 AND 254 AND position('@' IN address) > 1 END`,
    },
    {
      name: 'further_contacts_validity',
      expression: `validity IN ('UNVERIFIED', 'VALID', 'INVALID') AND (validity <> 'UNVERIFIED' OR validity_reason = '')`,
    },
    { name: 'further_contacts_source', expression: `source IN ('', 'FILE', 'PERSON')` },
    {
      name: 'further_contacts_lengths',
      expression: 'char_length(validity_reason) <= 500 AND char_length(label) <= 64',
    },
  ],
  indices: [
    {
      name: 'further_contacts_of_customer',
      columns: ['customer_id', 'channel', 'address'],
      unique: true,
      synchronize: false,
    },
    { name: 'further_contacts_by_address', columns: ['address'], synchronize: false },
    { name: 'further_contacts_by_phone_end', columns: ['address'], synchronize: false },
  ],
});

const furtherFlagsTable = new EntitySchema({
  name: 'further_flags',
  columns: {
    customer_id: ownedBy('further_flags_pkey'),
    flag: { type: 'text', primary: true, primaryKeyConstraintName: 'further_flags_pkey' },
    reason: { type: 'text' },
    actor: { type: 'text' },
    raised_at: { type: 'timestamptz' },
    ...flagColumns,
  },
  foreignKeys: [customerKey('further_flags_customer')],
  checks: [
    { name: 'further_flags_flag', expression: `flag IN ('ATTORNEY', 'MORATORIUM', 'VULNERABLE')` },
    { name: 'further_flags_days', expression: 'until >= since' },
    {
      name: 'further_flags_lengths',
      expression: 'char_length(reason) BETWEEN 1 AND 500 AND char_length(evidence) <= 2000',
    },
  ],
});

const postalAddressesTable = new EntitySchema({
  name: 'postal_addresses',
  columns: {
    customer_id: ownedBy('postal_addresses_pkey'),
    kind: { type: 'text', primary: true, primaryKeyConstraintName: 'postal_addresses_pkey' },
    recipient: { type: 'text' },
    lines: { type: 'text', array: true },
    city: { type: 'text' },
    postal_code: { type: 'text' },
    region: { type: 'text' },
    country: { type: 'text' },
    changed_at: { type: 'timestamptz' },
  },
  foreignKeys: [customerKey('postal_addresses_customer')],
  checks: [
    { name: 'postal_addresses_kind', expression: `kind IN ('BILLING', 'SHIPPING')` },
    { name: 'postal_addresses_country', expression: `country ~ '^[A-Z]{2}$'` },
    {
      name: 'postal_addresses_lengths',
      expression: `char_length(recipient) <= 200 AND cardinality(lines) BETWEEN 1 AND 4 AND char_length(city) BETWEEN 1 AND 100
        AND char_length(postal_code) <= 20 AND char_length(region) <= 100`,
    },
  ],
});

const nameWordsTable = new EntitySchema({
  name: 'name_words',
  columns: {
    word: { type: 'text', collation: 'C', primary: true, primaryKeyConstraintName: 'name_words_pkey' },
    letters: { type: 'text', collation: 'C' },
  },
  indices: [
    { name: 'name_words_by_letters', columns: ['letters'] },
    { name: 'name_words_by_similar_letters', columns: ['letters'], synchronize: false },
  ],
});

/** Tables that came after the first release. */
export const furtherTables = [furtherContactsTable, furtherFlagsTable, postalAddressesTable, nameWordsTable];
