import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Copies of invoices may say that what remained was written off. */
export class KnowWrittenOffInvoices1764400000013 implements MigrationInterface {
  readonly widenedChecks = ['invoices_lifecycle'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE invoices
        DROP CONSTRAINT invoices_lifecycle,
        ADD CONSTRAINT invoices_lifecycle CHECK (lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID', 'WRITTEN_OFF')) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM pg_constraint
         WHERE conname = 'invoices_lifecycle' AND pg_get_constraintdef(oid) LIKE '%WRITTEN_OFF%')`,
      'the lifecycle of what is written off',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
