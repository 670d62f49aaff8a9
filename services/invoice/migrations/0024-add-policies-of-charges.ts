import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** By which policy, version and fee of it something was charged; by none where a person charged it. */
export class AddPoliciesOfCharges1764400000024 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE charges
        ADD COLUMN policy_code text NOT NULL DEFAULT '',
        ADD COLUMN policy_version integer NOT NULL DEFAULT 0,
        ADD COLUMN policy_occurrence integer NOT NULL DEFAULT 0`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM information_schema.columns
         WHERE table_name = 'charges' AND column_name IN ('policy_code', 'policy_version', 'policy_occurrence'))`,
      'policies of charges',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE charges DROP COLUMN policy_code, DROP COLUMN policy_version, DROP COLUMN policy_occurrence',
    );
  }
}
