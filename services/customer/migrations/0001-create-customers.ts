import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Customers, how to reach them, what they refuse, and what they are found by. */
export class CreateCustomers1763800000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // References, addresses and name starts are compared byte by byte, so that one index serves prefixes and pages.
    await queryRunner.query(`
      CREATE TABLE customers (
        customer_id uuid CONSTRAINT customers_pkey PRIMARY KEY,
        reference text COLLATE "C" NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        customer_class text NOT NULL,
        zone text NOT NULL,
        other_zones text[] NOT NULL DEFAULT '{}',
        locale text NOT NULL,
        version bigint NOT NULL,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT customers_reference UNIQUE (reference),
        CONSTRAINT customers_kind CHECK (kind IN ('PERSON', 'BUSINESS')),
        CONSTRAINT customers_lengths CHECK (
          char_length(reference) BETWEEN 1 AND 100 AND char_length(name) BETWEEN 1 AND 200
          AND char_length(customer_class) BETWEEN 1 AND 64 AND char_length(zone) BETWEEN 1 AND 64
          AND char_length(locale) BETWEEN 2 AND 35),
        CONSTRAINT customers_zones CHECK (cardinality(other_zones) < 20 AND NOT zone = ANY (other_zones)),
        CONSTRAINT customers_version CHECK (version >= 1)
      ) WITH (fillfactor = 90)`);
    await queryRunner.query(`
      CREATE TABLE contacts (
        customer_id uuid NOT NULL,
        channel text NOT NULL,
        contact_id uuid NOT NULL,
        address text COLLATE "C" NOT NULL,
        validity text NOT NULL,
        validity_reason text NOT NULL DEFAULT '',
        changed_at timestamptz NOT NULL,
        CONSTRAINT contacts_pkey PRIMARY KEY (customer_id, channel),
        CONSTRAINT contacts_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
        CONSTRAINT contacts_channel CHECK (channel IN ('EMAIL', 'SMS')),
        CONSTRAINT contacts_address CHECK (
          CASE channel WHEN 'SMS' THEN address ~ '^\\+[1-9][0-9]{3,14}$'
          ELSE char_length(address) BETWEEN 3 AND 254 AND position('@' IN address) > 1 END),
        CONSTRAINT contacts_validity CHECK (
          validity IN ('UNVERIFIED', 'VALID', 'INVALID') AND (validity <> 'UNVERIFIED' OR validity_reason = '')),
        CONSTRAINT contacts_reason_length CHECK (char_length(validity_reason) <= 500)
      )`);
    await queryRunner.query('CREATE INDEX contacts_by_address ON contacts (lower(address))');
    await queryRunner.query(`
      CREATE TABLE opt_outs (
        customer_id uuid NOT NULL,
        channel text NOT NULL,
        reason text NOT NULL,
        actor text NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT opt_outs_pkey PRIMARY KEY (customer_id, channel),
        CONSTRAINT opt_outs_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
        CONSTRAINT opt_outs_channel CHECK (channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')),
        CONSTRAINT opt_outs_reason_length CHECK (char_length(reason) <= 500)
      )`);
    await queryRunner.query(`
      CREATE TABLE raised_flags (
        customer_id uuid NOT NULL,
        flag text NOT NULL,
        reason text NOT NULL,
        actor text NOT NULL,
        raised_at timestamptz NOT NULL,
        CONSTRAINT raised_flags_pkey PRIMARY KEY (customer_id, flag),
        CONSTRAINT raised_flags_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
        CONSTRAINT raised_flags_flag CHECK (flag IN ('BANKRUPT', 'DECEASED', 'MINOR', 'FRAUD', 'INSOLVENT')),
        CONSTRAINT raised_flags_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500)
      )`);
    // Derived from customers.name, so it has no foreign key: checking one would cost more than writing the row.
    await queryRunner.query(`
      CREATE TABLE name_starts (
        start text COLLATE "C" NOT NULL,
        customer_id uuid NOT NULL,
        CONSTRAINT name_starts_pkey PRIMARY KEY (start, customer_id)
      )`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 5 FROM information_schema.tables WHERE table_schema = 'public'
         AND table_name IN ('customers', 'contacts', 'opt_outs', 'raised_flags', 'name_starts'))
       AND (SELECT count(*) = 3 FROM pg_constraint WHERE contype = 'f' AND confrelid = 'customers'::regclass)
       AND 'abc' COLLATE "C" ^@ 'ab'`,
      'customers, contacts, opt-outs, flags and name starts with their keys',
    );
  }

  async down(): Promise<void> {
    throw new Error('Customers are never taken away; restore a backup instead.');
  }
}
