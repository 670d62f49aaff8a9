import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** The class that a file says of a customer whom it brings. */
export class AddClassesOfRequestedCustomers1764400000019 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE import_requested_customers ADD COLUMN class_name text NOT NULL DEFAULT ''`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM information_schema.columns
         WHERE table_name = 'import_requested_customers' AND column_name = 'class_name')`,
      'import_requested_customers.class_name',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE import_requested_customers DROP COLUMN class_name');
  }
}
