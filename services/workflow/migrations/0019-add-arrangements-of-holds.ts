import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Which plan in instalments a hold follows from. */
export class AddArrangementsOfHolds1764400000019 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE holds ADD COLUMN arrangement_id uuid');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'holds' AND column_name = 'arrangement_id'`,
      'the plans of holds',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
