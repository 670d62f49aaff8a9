import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What comparisons with reports of payment providers found to differ. */
export class CreateReconciliationDifferences1764400000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE reconciliation_differences (
        reconciliation_id uuid NOT NULL,
        number integer NOT NULL,
        kind text NOT NULL,
        attempt_id uuid,
        provider_charge_id text NOT NULL,
        provider_state text NOT NULL,
        attempt_state text NOT NULL,
        provider_minor bigint,
        provider_currency char(3),
        attempt_minor bigint,
        attempt_currency char(3),
        CONSTRAINT reconciliation_differences_pkey PRIMARY KEY (reconciliation_id, number),
        CONSTRAINT reconciliation_differences_of FOREIGN KEY (reconciliation_id)
          REFERENCES reconciliations (reconciliation_id),
        CONSTRAINT reconciliation_differences_kind CHECK (
          kind IN ('AT_PROVIDER_ONLY', 'HERE_ONLY', 'AMOUNT_DIFFERS', 'STATE_DIFFERS')),
        CONSTRAINT reconciliation_differences_number CHECK (number > 0)
      )`);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 4 FROM pg_constraint WHERE conrelid = 'reconciliation_differences'::regclass
         AND contype IN ('p', 'f', 'c')`,
      'differences that belong to a reconciliation',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE reconciliation_differences');
  }
}
