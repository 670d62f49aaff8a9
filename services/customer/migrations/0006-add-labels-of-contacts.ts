import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Contacts get a label, a source, and who said that they work. */
export class AddLabelsOfContacts1764450000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE contacts
        ADD COLUMN label text NOT NULL DEFAULT '',
        ADD COLUMN source text NOT NULL DEFAULT '',
        ADD COLUMN validity_actor text NOT NULL DEFAULT '',
        ADD COLUMN validity_at timestamptz,
        ADD CONSTRAINT contacts_label_length CHECK (char_length(label) <= 64) NOT VALID,
        ADD CONSTRAINT contacts_source CHECK (source IN ('', 'FILE', 'PERSON')) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 4 FROM information_schema.columns
         WHERE table_name = 'contacts' AND column_name IN ('label', 'source', 'validity_actor', 'validity_at'))`,
      'labels and sources of contacts',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
