import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/**
 * Flags get days and evidence. The release before refuses flags that it does not know: those stand in a table of their own.
 */
export class AddDaysOfFlags1764450000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE raised_flags
        ADD COLUMN since date,
        ADD COLUMN until date CONSTRAINT raised_flags_days CHECK (until >= since),
        ADD COLUMN evidence text NOT NULL DEFAULT ''
          CONSTRAINT raised_flags_evidence_length CHECK (char_length(evidence) <= 2000)`);
    await queryRunner.query(`
      CREATE TABLE further_flags (
        customer_id uuid NOT NULL,
        flag text NOT NULL,
        reason text NOT NULL,
        actor text NOT NULL,
        raised_at timestamptz NOT NULL,
        since date,
        until date,
        evidence text NOT NULL DEFAULT '',
        CONSTRAINT further_flags_pkey PRIMARY KEY (customer_id, flag),
        CONSTRAINT further_flags_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
        CONSTRAINT further_flags_flag CHECK (flag IN ('ATTORNEY', 'MORATORIUM', 'VULNERABLE')),
        CONSTRAINT further_flags_days CHECK (until >= since),
        CONSTRAINT further_flags_lengths CHECK (char_length(reason) BETWEEN 1 AND 500 AND char_length(evidence) <= 2000)
      )`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM information_schema.columns
         WHERE table_name = 'raised_flags' AND column_name IN ('since', 'until', 'evidence'))
       AND to_regclass('further_flags') IS NOT NULL`,
      'days of flags, and further flags',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
