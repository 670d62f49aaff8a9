import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** A case may end WRITTEN_OFF, as its invoices do. */
export class EndWrittenOffCases1764400000014 implements MigrationInterface {
  readonly widenedChecks = ['cases_state', 'cases_shown_state', 'cases_closed'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE cases
        DROP CONSTRAINT cases_state,
        DROP CONSTRAINT cases_shown_state,
        DROP CONSTRAINT cases_closed,
        ADD CONSTRAINT cases_state CHECK (
          state IN ('ACTIVE', 'FAILED', 'EXPIRED', 'CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED')) NOT VALID,
        ADD CONSTRAINT cases_shown_state CHECK (
          shown_state IN ('ACTIVE', 'FAILED', 'EXPIRED', 'CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED',
            'PAUSED', 'COLLECTIONS', 'ON_HOLD', 'WILL_FAIL')) NOT VALID,
        ADD CONSTRAINT cases_closed CHECK (
          (closed_at IS NOT NULL) = (state IN ('CANCELLED', 'PAID', 'WRITTEN_OFF', 'CLOSED'))) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM pg_constraint
         WHERE conname IN ('cases_state', 'cases_shown_state', 'cases_closed')
           AND pg_get_constraintdef(oid) LIKE '%WRITTEN_OFF%')`,
      'the state of what is written off',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
