import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What a person noted who placed debts, and whether that lifts a pause of their case. */
export class AddPlacingByHand1764400000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE placements ADD COLUMN notes text NOT NULL DEFAULT '',
         ADD COLUMN lifts_pause boolean NOT NULL DEFAULT false`,
    );
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 FROM information_schema.columns
        WHERE table_name = 'placements' AND column_name IN ('notes', 'lifts_pause') AND is_nullable = 'NO'`,
      'placements by hand carry notes, and say whether they lift a pause',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE placements DROP COLUMN notes, DROP COLUMN lifts_pause');
  }
}
