import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Payments by card and by debit of an account. The release before makes none. */
export class AllowPaymentsByProvider1764400000007 implements MigrationInterface {
  readonly widenedChecks = ['payments_method'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE payments
        DROP CONSTRAINT payments_method,
        ADD CONSTRAINT payments_method
          CHECK (method IN ('BANK_TRANSFER', 'CHEQUE', 'CASH', 'CARD', 'DIRECT_DEBIT')) NOT VALID`);
    await assertHolds(
      queryRunner,
      `SELECT pg_get_constraintdef(oid) LIKE '%DIRECT_DEBIT%' FROM pg_constraint WHERE conname = 'payments_method'`,
      'payments by card and by debit',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
