import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Flags get days and evidence. */
export class AddDaysOfFlags1764450000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE raised_flags
        ADD COLUMN since date,
        ADD COLUMN until date,
        ADD COLUMN evidence text NOT NULL DEFAULT '',
        ADD CONSTRAINT raised_flags_days CHECK (until >= since) NOT VALID,
        ADD CONSTRAINT raised_flags_evidence_length CHECK (char_length(evidence) <= 2000) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM information_schema.columns
         WHERE table_name = 'raised_flags' AND column_name IN ('since', 'until', 'evidence'))`,
      'days of flags',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
