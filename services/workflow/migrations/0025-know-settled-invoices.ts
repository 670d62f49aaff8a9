import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

const before = `lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID', 'WRITTEN_OFF')`;

/** Copies of invoices may say that they are settled. */
export class KnowSettledInvoices1764400000025 implements MigrationInterface {
  readonly widenedChecks = ['invoices_lifecycle'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE invoices
        DROP CONSTRAINT invoices_lifecycle,
        ADD CONSTRAINT invoices_lifecycle CHECK ((${before}) OR lifecycle = 'SETTLED') NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM pg_constraint
         WHERE conname = 'invoices_lifecycle' AND pg_get_constraintdef(oid) LIKE '%SETTLED%')`,
      'invoices that are settled',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
