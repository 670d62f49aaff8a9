import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** How many invoices of a case an agency can be asked to give back; the service fills it in for cases that are there. */
export class AddRecallableCounts1764400000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE cases ADD COLUMN recallable_invoice_count integer NOT NULL DEFAULT 0');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM information_schema.columns
        WHERE table_name = 'cases' AND column_name = 'recallable_invoice_count'`,
      'cases say how many of their invoices can be recalled',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE cases DROP COLUMN recallable_invoice_count');
  }
}
