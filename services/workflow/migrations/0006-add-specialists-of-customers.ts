import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** The copies of customers say who looks after each, by whom cases are listed. */
export class AddSpecialistsOfCustomers1764400000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE customers ADD COLUMN specialist_id text NOT NULL DEFAULT ''`);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM information_schema.columns
        WHERE table_name = 'customers' AND column_name = 'specialist_id'`,
      'customers with specialists',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
