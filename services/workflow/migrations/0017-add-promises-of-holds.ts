import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Which promise to pay a hold follows from. */
export class AddPromisesOfHolds1764400000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE holds ADD COLUMN promise_id uuid');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'holds' AND column_name = 'promise_id'`,
      'the promises of holds',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
