import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/**
 * What contact law goes by where a customer differs, and what stands beside customers. The release before keeps one
 * contact of a channel, by a key that says so, and refuses flags that it does not know: the primary contact and the first
 * flags stay where they are, all others have tables of their own.
 */
export class AddWhatContactLawGoesBy1764450000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE customers
        ADD COLUMN debt_type text NOT NULL DEFAULT '',
        ADD COLUMN jurisdiction text NOT NULL DEFAULT '',
        ADD COLUMN role text NOT NULL DEFAULT '',
        ADD CONSTRAINT customers_debt_type CHECK (debt_type IN ('', 'CONSUMER', 'BUSINESS')) NOT VALID,
        ADD CONSTRAINT customers_jurisdiction
          CHECK (jurisdiction = '' OR jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$') NOT VALID,
        ADD CONSTRAINT customers_role CHECK (role IN ('', 'CREDITOR', 'COLLECTOR')) NOT VALID`);
    await createFurtherContacts(queryRunner);
    await createFurtherFlags(queryRunner);
    await createPostalAddresses(queryRunner);
    await createBillingContacts(queryRunner);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM information_schema.columns
         WHERE table_name = 'customers' AND column_name IN ('debt_type', 'jurisdiction', 'role'))
       AND (SELECT count(*) = 5 FROM information_schema.tables WHERE table_schema = 'public' AND table_name IN
         ('further_contacts', 'further_flags', 'postal_addresses', 'billing_contacts', 'billing_contact_addresses'))`,
      'overrides of contact law, further contacts and flags, addresses and billing contacts',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

async function createFurtherContacts(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE further_contacts (
      contact_id uuid CONSTRAINT further_contacts_pkey PRIMARY KEY,
      customer_id uuid NOT NULL,
      channel text NOT NULL,
      address text COLLATE "C" NOT NULL,
      validity text NOT NULL,
      validity_reason text NOT NULL DEFAULT '',
      label text NOT NULL DEFAULT '',
      source text NOT NULL DEFAULT '',
      validity_actor text NOT NULL DEFAULT '',
      validity_at timestamptz,
      changed_at timestamptz NOT NULL,
      CONSTRAINT further_contacts_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT further_contacts_channel CHECK (channel IN ('EMAIL', 'SMS')),
      CONSTRAINT further_contacts_address CHECK (
        CASE channel WHEN 'SMS' THEN address ~ '^\\+[1-9][0-9]{3,14}$'
        ELSE char_length(address) BETWEEN 3 AND 254 AND position('@' IN address) > 1 END),
      CONSTRAINT further_contacts_validity CHECK (
        validity IN ('UNVERIFIED', 'VALID', 'INVALID') AND (validity <> 'UNVERIFIED' OR validity_reason = '')),
      CONSTRAINT further_contacts_source CHECK (source IN ('', 'FILE', 'PERSON')),
      CONSTRAINT further_contacts_lengths CHECK (char_length(validity_reason) <= 500 AND char_length(label) <= 64)
    )`);
  await queryRunner.query(`
    CREATE UNIQUE INDEX further_contacts_of_customer ON further_contacts (customer_id, channel, lower(address))`);
  await queryRunner.query('CREATE INDEX further_contacts_by_address ON further_contacts (lower(address))');
  await queryRunner.query(`
    CREATE INDEX further_contacts_by_phone_end ON further_contacts (reverse(address))
      WHERE channel = 'SMS'`);
}

async function createFurtherFlags(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE further_flags (
      customer_id uuid NOT NULL,
      flag text NOT NULL,
      reason text NOT NULL,
      actor text NOT NULL,
      raised_at timestamptz NOT NULL,
      since date,
      until date,
      evidence text NOT NULL DEFAULT '',
      CONSTRAINT further_flags_pkey PRIMARY KEY (customer_id, flag),
      CONSTRAINT further_flags_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT further_flags_flag CHECK (flag IN ('ATTORNEY', 'MORATORIUM', 'VULNERABLE')),
      CONSTRAINT further_flags_days CHECK (until >= since),
      CONSTRAINT further_flags_lengths CHECK (char_length(reason) BETWEEN 1 AND 500 AND char_length(evidence) <= 2000)
    )`);
}

async function createPostalAddresses(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE postal_addresses (
      customer_id uuid NOT NULL,
      kind text NOT NULL,
      recipient text NOT NULL,
      lines text[] NOT NULL,
      city text NOT NULL,
      postal_code text NOT NULL,
      region text NOT NULL,
      country text NOT NULL,
      changed_at timestamptz NOT NULL,
      CONSTRAINT postal_addresses_pkey PRIMARY KEY (customer_id, kind),
      CONSTRAINT postal_addresses_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT postal_addresses_kind CHECK (kind IN ('BILLING', 'SHIPPING')),
      CONSTRAINT postal_addresses_country CHECK (country ~ '^[A-Z]{2}$'),
      CONSTRAINT postal_addresses_lengths CHECK (
        char_length(recipient) <= 200 AND cardinality(lines) BETWEEN 1 AND 4 AND char_length(city) BETWEEN 1 AND 100
        AND char_length(postal_code) <= 20 AND char_length(region) <= 100)
    )`);
}

async function createBillingContacts(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE billing_contacts (
      billing_contact_id uuid CONSTRAINT billing_contacts_pkey PRIMARY KEY,
      customer_id uuid NOT NULL,
      name text NOT NULL,
      role text NOT NULL,
      locale text NOT NULL,
      version bigint NOT NULL,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      CONSTRAINT billing_contacts_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT billing_contacts_lengths CHECK (
        char_length(name) BETWEEN 1 AND 200 AND char_length(role) <= 64 AND char_length(locale) <= 35),
      CONSTRAINT billing_contacts_version CHECK (version >= 1)
    )`);
  await queryRunner.query(
    'CREATE INDEX billing_contacts_by_customer ON billing_contacts (customer_id, billing_contact_id)',
  );
  await queryRunner.query(`
    CREATE TABLE billing_contact_addresses (
      contact_id uuid CONSTRAINT billing_contact_addresses_pkey PRIMARY KEY,
      billing_contact_id uuid NOT NULL,
      customer_id uuid NOT NULL,
      position integer NOT NULL,
      channel text NOT NULL,
      address text COLLATE "C" NOT NULL,
      label text NOT NULL,
      validity text NOT NULL,
      validity_reason text NOT NULL,
      validity_actor text NOT NULL,
      validity_at timestamptz,
      CONSTRAINT billing_contact_addresses_person FOREIGN KEY (billing_contact_id)
        REFERENCES billing_contacts (billing_contact_id),
      CONSTRAINT billing_contact_addresses_channel CHECK (channel IN ('EMAIL', 'SMS')),
      CONSTRAINT billing_contact_addresses_validity CHECK (validity IN ('UNVERIFIED', 'VALID', 'INVALID')),
      CONSTRAINT billing_contact_addresses_lengths CHECK (
        char_length(address) BETWEEN 3 AND 254 AND char_length(label) <= 64 AND char_length(validity_reason) <= 500)
    )`);
  await queryRunner.query(`
    CREATE INDEX billing_contact_addresses_by_person
      ON billing_contact_addresses (billing_contact_id, position)`);
  await queryRunner.query(`
    CREATE UNIQUE INDEX billing_contact_addresses_once
      ON billing_contact_addresses (billing_contact_id, channel, lower(address))`);
  await queryRunner.query(`
    CREATE INDEX billing_contact_addresses_by_address ON billing_contact_addresses (lower(address))`);
  await queryRunner.query(`
    CREATE INDEX billing_contact_addresses_by_phone_end ON billing_contact_addresses (reverse(address))
      WHERE channel = 'SMS'`);
}
