import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Steps may charge. */
export class PlanCharges1764400000023 implements MigrationInterface {
  readonly widenedChecks = ['due_acts_kind'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE due_acts
        DROP CONSTRAINT due_acts_kind,
        ADD CONSTRAINT due_acts_kind CHECK (kind IN ('send', 'charge', 'task', 'place', 'expire')) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM pg_constraint
         WHERE conname = 'due_acts_kind' AND pg_get_constraintdef(oid) LIKE '%charge%')`,
      'the kind of steps that charge',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
