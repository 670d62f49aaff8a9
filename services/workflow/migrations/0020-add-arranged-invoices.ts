import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Which invoices of cases a plan in instalments pays. */
export class AddArrangedInvoices1764400000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE case_invoices ADD COLUMN arranged boolean NOT NULL DEFAULT false');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'case_invoices' AND column_name = 'arranged'`,
      'the invoices that plans pay',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
