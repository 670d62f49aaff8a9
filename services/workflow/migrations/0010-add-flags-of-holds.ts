import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Which flag of a customer a hold follows from. */
export class AddFlagsOfHolds1764400000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE holds ADD COLUMN flag text');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'holds' AND column_name = 'flag'`,
      'the flags of holds',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
