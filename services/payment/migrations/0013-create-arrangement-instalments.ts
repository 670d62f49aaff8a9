import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** The instalments of plans. */
export class CreateArrangementInstalments1764400000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE arrangement_instalments (
        arrangement_id uuid NOT NULL,
        number integer NOT NULL,
        state text NOT NULL,
        due_on date NOT NULL,
        last_on date NOT NULL,
        anchor_day integer NOT NULL,
        amount_minor bigint NOT NULL,
        released_minor bigint NOT NULL,
        paid_minor bigint NOT NULL,
        late_since date,
        epoch integer NOT NULL,
        asked boolean NOT NULL,
        attempt_id uuid,
        CONSTRAINT arrangement_instalments_pkey PRIMARY KEY (arrangement_id, number),
        CONSTRAINT arrangement_instalments_plan FOREIGN KEY (arrangement_id) REFERENCES arrangements (arrangement_id),
        CONSTRAINT arrangement_instalments_state CHECK (state IN ('SCHEDULED', 'COLLECTING', 'PAID', 'PARTIAL', 'MISSED',
          'SKIPPED', 'CANCELLED', 'REVERSED')),
        CONSTRAINT arrangement_instalments_amounts CHECK (
          amount_minor > 0 AND paid_minor >= 0 AND released_minor >= 0 AND paid_minor + released_minor <= amount_minor),
        CONSTRAINT arrangement_instalments_days CHECK (last_on >= due_on AND anchor_day BETWEEN 1 AND 31)
      )`);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 3 FROM pg_constraint WHERE conrelid = 'arrangement_instalments'::regclass AND contype = 'c'`,
      'instalments with their checks',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE arrangement_instalments');
  }
}
