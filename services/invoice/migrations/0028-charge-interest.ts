import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Interest is a charge of its invoice, and may be taken back as a whole. The release before posts none. */
export class ChargeInterest1764400000028 implements MigrationInterface {
  readonly widenedChecks = ['charges_kind', 'charges_amounts'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE charges
        DROP CONSTRAINT charges_kind,
        DROP CONSTRAINT charges_amounts,
        ADD CONSTRAINT charges_kind CHECK (kind IN ('FEE', 'COST', 'INTEREST')) NOT VALID,
        ADD CONSTRAINT charges_amounts CHECK (
          amount_minor > 0 AND waived_minor BETWEEN 0 AND amount_minor
          OR kind = 'INTEREST' AND amount_minor = 0 AND waived_minor = 0) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM pg_constraint
         WHERE conrelid = 'charges'::regclass AND conname IN ('charges_kind', 'charges_amounts'))`,
      'charges of interest',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
