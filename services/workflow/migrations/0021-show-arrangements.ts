import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** A case whose open invoices are all paid by plans in instalments shows ON_ARRANGEMENT. */
export class ShowArrangements1764400000021 implements MigrationInterface {
  readonly widenedChecks = ['cases_shown_state'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE cases
        DROP CONSTRAINT cases_shown_state,
        ADD CONSTRAINT cases_shown_state CHECK (
          shown_state IN ('ACTIVE', 'FAILED', 'EXPIRED', 'CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED',
            'PAUSED', 'COLLECTIONS', 'ON_ARRANGEMENT', 'ON_HOLD', 'WILL_FAIL')) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM pg_constraint
         WHERE conname = 'cases_shown_state' AND pg_get_constraintdef(oid) LIKE '%ON_ARRANGEMENT%')`,
      'the state of what is paid in instalments',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
