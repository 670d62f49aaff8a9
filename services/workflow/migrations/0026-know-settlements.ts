import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Copies of promises are of settlements too. */
export class KnowSettlements1764400000026 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE promises ADD COLUMN kind text NOT NULL DEFAULT 'PROMISE'`);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'promises' AND column_name = 'kind'`,
      'what is promised by a settlement',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
