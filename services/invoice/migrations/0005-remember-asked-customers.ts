import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Each import remembers by itself which customers it asked for and where, so that no other import changes its answers. */
export class RememberAskedCustomers1763800100005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE import_asked (
        import_id uuid NOT NULL,
        reference text COLLATE "C" NOT NULL,
        customer_id uuid NOT NULL,
        zone text NOT NULL,
        rows_before bigint NOT NULL,
        CONSTRAINT import_asked_pkey PRIMARY KEY (import_id, reference)
      )`);
    await queryRunner.query('ALTER TABLE customers DROP COLUMN import_id');
    await assertHolds(
      queryRunner,
      `to_regclass('import_asked') IS NOT NULL AND NOT EXISTS (
         SELECT FROM information_schema.columns WHERE table_name = 'customers' AND column_name = 'import_id')`,
      'customers that an import asked for lie with the import',
    );
  }

  async down(): Promise<void> {
    throw new Error('Imports are never taken away; restore a backup instead.');
  }
}
