import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

const before = 'cardinality(invoice_ids) BETWEEN 1 AND 50';

/** A step charges all invoices of a case at once. */
export class ChargeWholeCases1764400000020 implements MigrationInterface {
  readonly widenedChecks = ['payment_attempts_invoices'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE payment_attempts
        DROP CONSTRAINT payment_attempts_invoices,
        ADD CONSTRAINT payment_attempts_invoices CHECK (
          (${before}) OR cardinality(invoice_ids) BETWEEN 51 AND 500) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM pg_constraint
         WHERE conname = 'payment_attempts_invoices' AND pg_get_constraintdef(oid) LIKE '%500%')`,
      'charges of many invoices',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
