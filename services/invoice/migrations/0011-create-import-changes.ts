import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What dry runs of imports would set or change in the metadata of customers. */
export class CreateImportChanges1764400000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE import_changes (
        file_id uuid NOT NULL,
        row_number integer NOT NULL,
        schema_name text COLLATE "C" NOT NULL,
        field text COLLATE "C" NOT NULL,
        label text NOT NULL,
        reference text NOT NULL,
        customer_id uuid,
        value_before text NOT NULL,
        value_after text NOT NULL,
        is_new boolean NOT NULL,
        CONSTRAINT import_changes_pkey PRIMARY KEY (file_id, row_number, schema_name, field)
      )`);
    await assertHolds(
      queryRunner,
      `EXISTS (SELECT FROM pg_constraint WHERE conname = 'import_changes_pkey')`,
      'each field of the metadata of a customer once in an import',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE import_changes');
  }
}
