import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What dry runs of imports would set or change in the metadata of customers. */
export class CreateImportChanges1764400000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE import_changes (
        file_id uuid NOT NULL,
        reference text COLLATE "C" NOT NULL,
        schema_name text COLLATE "C" NOT NULL,
        field text COLLATE "C" NOT NULL,
        row_number integer NOT NULL,
        label text NOT NULL,
        customer_id uuid,
        value_before text NOT NULL,
        value_after text NOT NULL,
        is_new boolean NOT NULL,
        CONSTRAINT import_changes_pkey PRIMARY KEY (file_id, reference, schema_name, field)
      )`);
    await queryRunner.query(
      'CREATE INDEX import_changes_by_row ON import_changes (file_id, row_number, schema_name, field)',
    );
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM pg_index WHERE indrelid = 'import_changes'::regclass AND indisvalid)`,
      'what a dry run would change, each field of a customer once, in the order of lines',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE import_changes');
  }
}
