import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/**
 * Contacts get a label, a source, and who said that they work. The release before keeps one contact of a channel and
 * writes it by a key that says so: the primary one stays there, and the others stand in a table of their own.
 */
export class AddFurtherContacts1764450000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE contacts
        ADD COLUMN label text NOT NULL DEFAULT ''
          CONSTRAINT contacts_label_length CHECK (char_length(label) <= 64),
        ADD COLUMN source text NOT NULL DEFAULT ''
          CONSTRAINT contacts_source CHECK (source IN ('', 'FILE', 'PERSON')),
        ADD COLUMN validity_actor text NOT NULL DEFAULT '',
        ADD COLUMN validity_at timestamptz`);
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
    await queryRunner.query(
      'CREATE INDEX further_contacts_by_customer ON further_contacts (customer_id, channel, contact_id)',
    );
    await queryRunner.query('CREATE INDEX further_contacts_by_address ON further_contacts (lower(address))');
    await queryRunner.query(`
      CREATE INDEX further_contacts_by_phone_end ON further_contacts (reverse(address))
        WHERE channel = 'SMS'`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 4 FROM information_schema.columns
         WHERE table_name = 'contacts' AND column_name IN ('label', 'source', 'validity_actor', 'validity_at'))
       AND to_regclass('further_contacts') IS NOT NULL`,
      'labels and sources of contacts, and further contacts',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
