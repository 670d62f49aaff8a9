import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Whether a customer is a consumer or a business; empty until its next event, and asked for where it is needed. */
export class AddDebtorKinds1764400000027 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE customers ADD COLUMN debtor_kind text NOT NULL DEFAULT ''`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM information_schema.columns
         WHERE table_name = 'customers' AND column_name = 'debtor_kind')`,
      'customers.debtor_kind',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE customers DROP COLUMN debtor_kind');
  }
}
