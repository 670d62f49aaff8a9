import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** The class of a customer that is here already is asked for where it is needed, until an event tells it. */
export class AddClassesOfCustomers1764400000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE customers ADD COLUMN class_name text NOT NULL DEFAULT ''`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM information_schema.columns
         WHERE table_name = 'customers' AND column_name = 'class_name')`,
      'customers.class_name',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE customers DROP COLUMN class_name');
  }
}
