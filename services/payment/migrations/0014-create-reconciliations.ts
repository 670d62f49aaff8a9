import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Comparisons with the reports of payment providers: one for each provider and day. */
export class CreateReconciliations1764400000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE reconciliations (
        reconciliation_id uuid CONSTRAINT reconciliations_pkey PRIMARY KEY,
        provider text NOT NULL,
        day date NOT NULL,
        state text NOT NULL,
        matched_count integer NOT NULL,
        moved_count integer NOT NULL,
        unmatched_count integer NOT NULL,
        run_by text NOT NULL,
        run_at timestamptz,
        is_running boolean NOT NULL,
        look_at timestamptz,
        version bigint NOT NULL,
        lease_until timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT reconciliations_once UNIQUE (provider, day),
        CONSTRAINT reconciliations_state CHECK (
          state IN ('WAITING', 'DONE') AND (state = 'DONE') = (run_at IS NOT NULL)),
        CONSTRAINT reconciliations_counts CHECK (
          matched_count >= 0 AND moved_count >= 0 AND unmatched_count >= 0)
      )`);
    await queryRunner.query('CREATE INDEX reconciliations_by_day ON reconciliations (day, reconciliation_id)');
    await queryRunner.query(
      'CREATE INDEX reconciliations_unmatched ON reconciliations (day, reconciliation_id) WHERE (unmatched_count > 0)',
    );
    await queryRunner.query(
      'CREATE INDEX reconciliations_due ON reconciliations (look_at) WHERE (look_at IS NOT NULL)',
    );
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 5 FROM pg_indexes WHERE tablename = 'reconciliations'`,
      'one reconciliation for a provider and day, and an index under each question for them',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE reconciliations');
  }
}
