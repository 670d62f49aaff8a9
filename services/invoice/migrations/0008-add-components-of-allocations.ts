import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What a payment settled of interest, fees and costs; all that was settled until now is principal. */
export class AddComponentsOfAllocations1764400000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE allocations
        ADD COLUMN interest_minor bigint NOT NULL DEFAULT 0,
        ADD COLUMN fee_minor bigint NOT NULL DEFAULT 0,
        ADD COLUMN cost_minor bigint NOT NULL DEFAULT 0,
        ADD CONSTRAINT allocations_charges
          CHECK (interest_minor >= 0 AND fee_minor >= 0 AND cost_minor >= 0) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM information_schema.columns
         WHERE table_name = 'allocations' AND is_nullable = 'NO'
           AND column_name IN ('interest_minor', 'fee_minor', 'cost_minor'))`,
      'the components of allocations',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE allocations DROP COLUMN interest_minor, DROP COLUMN fee_minor, DROP COLUMN cost_minor',
    );
  }
}
