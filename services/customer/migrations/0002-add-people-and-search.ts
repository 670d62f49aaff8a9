import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/**
 * Further contacts, flags with days and evidence, postal addresses, billing contacts, overrides of contact law, and what
 * text search needs. Outside of a transaction, since indexes on tables in use are built concurrently; every statement
 * may be repeated after one that gave up.
 */
export class AddPeopleAndSearch1764450000002 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // A trusted extension: the owner of the database may create it, whoever that is.
    await queryRunner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await addColumns(queryRunner);
    await createFurtherContactsAndFlags(queryRunner);
    await createAddresses(queryRunner);
    await createBillingContacts(queryRunner);
    await createSearch(queryRunner);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 6 FROM information_schema.tables WHERE table_schema = 'public'
         AND table_name IN ('further_contacts', 'further_flags', 'postal_addresses', 'billing_contacts',
                            'billing_contact_addresses', 'name_words'))
       AND (SELECT bool_and(indisvalid) AND count(*) = 2 FROM pg_index
             WHERE indexrelid IN ('contacts_by_phone_end'::regclass, 'customers_by_reference_part'::regclass))`,
      'tables of contacts, flags, addresses, billing contacts and words, and valid indexes for search',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

/** One statement for each table, so that each is locked alone and for as long as its catalogue takes to change. */
async function addColumns(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE contacts
      ADD COLUMN IF NOT EXISTS label text NOT NULL DEFAULT ''
        CONSTRAINT contacts_label_length CHECK (char_length(label) <= 64),
      ADD COLUMN IF NOT EXISTS source text NOT NULL DEFAULT ''
        CONSTRAINT contacts_source CHECK (source IN ('', 'FILE', 'PERSON')),
      ADD COLUMN IF NOT EXISTS validity_actor text NOT NULL DEFAULT '',
      ADD COLUMN IF NOT EXISTS validity_at timestamptz`);
  await queryRunner.query(`
    ALTER TABLE raised_flags
      ADD COLUMN IF NOT EXISTS since date,
      ADD COLUMN IF NOT EXISTS until date CONSTRAINT raised_flags_days CHECK (until >= since),
      ADD COLUMN IF NOT EXISTS evidence text NOT NULL DEFAULT ''
        CONSTRAINT raised_flags_evidence_length CHECK (char_length(evidence) <= 2000)`);
  await queryRunner.query(`
    ALTER TABLE customers
      ADD COLUMN IF NOT EXISTS debt_type text NOT NULL DEFAULT ''
        CONSTRAINT customers_debt_type CHECK (debt_type IN ('', 'CONSUMER', 'BUSINESS')),
      ADD COLUMN IF NOT EXISTS jurisdiction text NOT NULL DEFAULT ''
        CONSTRAINT customers_jurisdiction CHECK (jurisdiction = '' OR jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
      ADD COLUMN IF NOT EXISTS role text NOT NULL DEFAULT ''
        CONSTRAINT customers_role CHECK (role IN ('', 'CREDITOR', 'COLLECTOR'))`);
}

/**
 * The release before keeps one contact of a channel and the flags that it knows, and writes them by keys that say so.
 * What it has no room for stands in tables of its own.
 */
async function createFurtherContactsAndFlags(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE IF NOT EXISTS further_contacts (
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
  await queryRunner.query(
    'CREATE INDEX IF NOT EXISTS further_contacts_by_customer ON further_contacts (customer_id, channel, contact_id)',
  );
  await queryRunner.query(
    'CREATE INDEX IF NOT EXISTS further_contacts_by_address ON further_contacts (lower(address))',
  );
  await queryRunner.query(`
    CREATE INDEX IF NOT EXISTS further_contacts_by_phone_end ON further_contacts (reverse(address))
      WHERE channel = 'SMS'`);
  await queryRunner.query(`
    CREATE TABLE IF NOT EXISTS further_flags (
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

async function createAddresses(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE IF NOT EXISTS postal_addresses (
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
    CREATE TABLE IF NOT EXISTS billing_contacts (
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
    'CREATE INDEX IF NOT EXISTS billing_contacts_by_customer ON billing_contacts (customer_id, billing_contact_id)',
  );
  await queryRunner.query(`
    CREATE TABLE IF NOT EXISTS billing_contact_addresses (
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
    CREATE INDEX IF NOT EXISTS billing_contact_addresses_by_person
      ON billing_contact_addresses (billing_contact_id, position)`);
  await queryRunner.query(`
    CREATE INDEX IF NOT EXISTS billing_contact_addresses_by_address ON billing_contact_addresses (lower(address))`);
  await queryRunner.query(`
    CREATE INDEX IF NOT EXISTS billing_contact_addresses_by_phone_end ON billing_contact_addresses (reverse(address))
      WHERE channel = 'SMS'`);
}

/**
 * The words of all names with a key of plain letters, in which similar words are found. It is filled by whoever stores a
 * name, and for names that the release before stored by a loop of the service.
 */
async function createSearch(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE IF NOT EXISTS name_words (
      word text COLLATE "C" CONSTRAINT name_words_pkey PRIMARY KEY,
      letters text COLLATE "C" NOT NULL
    )`);
  await queryRunner.query('CREATE INDEX IF NOT EXISTS name_words_by_letters ON name_words (letters)');
  await queryRunner.query(
    'CREATE INDEX IF NOT EXISTS name_words_by_similar_letters ON name_words USING gin (letters gin_trgm_ops)',
  );
  // The building of an index waits for old transactions and keeps nobody waiting meanwhile.
  const [{ lock_timeout: usual }] = (await queryRunner.query('SHOW lock_timeout')) as [{ lock_timeout: string }];
  await queryRunner.query('SET lock_timeout = 0');
  await queryRunner.query('DROP INDEX CONCURRENTLY IF EXISTS contacts_by_phone_end');
  await queryRunner.query(`
    CREATE INDEX CONCURRENTLY contacts_by_phone_end ON contacts (reverse(address)) WHERE channel = 'SMS'`);
  await queryRunner.query('DROP INDEX CONCURRENTLY IF EXISTS customers_by_reference_part');
  await queryRunner.query(`
    CREATE INDEX CONCURRENTLY customers_by_reference_part ON customers USING gin (reference gin_trgm_ops)`);
  await queryRunner.query(`SET lock_timeout = '${usual}'`);
}
