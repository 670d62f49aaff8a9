import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

const before = `lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID', 'WRITTEN_OFF')`;

/** Copies of invoices may say that they are settled, and those of promises are of settlements too. */
export class KnowSettlements1764400000025 implements MigrationInterface {
  readonly widenedChecks = ['invoices_lifecycle'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE invoices
        DROP CONSTRAINT invoices_lifecycle,
        ADD CONSTRAINT invoices_lifecycle CHECK ((${before}) OR lifecycle = 'SETTLED') NOT VALID`);
    await queryRunner.query(`ALTER TABLE promises ADD COLUMN kind text NOT NULL DEFAULT 'PROMISE'`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM pg_constraint
         WHERE conname = 'invoices_lifecycle' AND pg_get_constraintdef(oid) LIKE '%SETTLED%')
         AND (SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'promises' AND column_name = 'kind')`,
      'invoices that are settled, and what is promised by a settlement',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
