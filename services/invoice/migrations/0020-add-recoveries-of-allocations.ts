import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What of a payment recovers what was written off. */
export class AddRecoveriesOfAllocations1764400000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE allocations
        ADD COLUMN recovered_minor bigint NOT NULL DEFAULT 0,
        ADD CONSTRAINT allocations_recovered CHECK (recovered_minor >= 0) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM information_schema.columns
         WHERE table_name = 'allocations' AND column_name = 'recovered_minor')`,
      'allocations.recovered_minor',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE allocations DROP COLUMN recovered_minor');
  }
}
