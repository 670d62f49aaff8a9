import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * What was paid of an invoice elsewhere stands beside what is to be settled here, `amount_minor`, which means what it meant:
 * the release before goes on settling, voiding and re-opening by it.
 */
export class AddPaidElsewhere1764400000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE invoices ADD COLUMN paid_elsewhere_minor bigint NOT NULL DEFAULT 0');
    await assertHolds(
      queryRunner,
      `EXISTS (SELECT FROM information_schema.columns
                WHERE table_name = 'invoices' AND column_name = 'paid_elsewhere_minor' AND is_nullable = 'NO')`,
      'what was paid of invoices elsewhere',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE invoices DROP COLUMN paid_elsewhere_minor');
  }
}
