import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/**
 * Trials of payment files, and what they would record. The release before knows nothing of them and would record the lines
 * of one: it leaves `foreseen_count` as it is, so that the check undoes all that it writes.
 */
export class AddTrials1764400000002 implements MigrationInterface {
  /** A file of the release before is no trial and foresees nothing, whatever it records. */
  readonly lenientChecks = ['payment_files_trial'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE payment_files
        ADD dry_run boolean NOT NULL DEFAULT false,
        ADD foreseen_count bigint NOT NULL DEFAULT 0,
        ADD totals jsonb NOT NULL DEFAULT '[]',
        ADD overpaid_count bigint NOT NULL DEFAULT 0,
        ADD taken_file_id uuid,
        ADD CONSTRAINT payment_files_trial
          CHECK (foreseen_count = CASE WHEN dry_run THEN recorded_count ELSE 0 END) NOT VALID,
        ADD CONSTRAINT payment_files_overpaid CHECK (overpaid_count BETWEEN 0 AND foreseen_count) NOT VALID`);
    await queryRunner.query(matches);
    await queryRunner.query(
      'CREATE INDEX payment_file_matches_by_invoice ON payment_file_matches (file_id, invoice_id)',
    );
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM pg_constraint WHERE conname IN ('payment_files_trial', 'payment_file_matches_source'))`,
      'trials of payment files, each source id foreseen once in a file',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

const matches = `
  CREATE TABLE payment_file_matches (
    file_id uuid NOT NULL,
    row_number integer NOT NULL,
    source_id text NOT NULL,
    invoice_number text NOT NULL,
    creditor_id text NOT NULL,
    invoice_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    currency char(3) NOT NULL,
    value_on date NOT NULL,
    overpaid_minor bigint NOT NULL,
    CONSTRAINT payment_file_matches_pkey PRIMARY KEY (file_id, row_number),
    CONSTRAINT payment_file_matches_source UNIQUE (file_id, source_id),
    CONSTRAINT payment_file_matches_amount CHECK (amount_minor > 0 AND overpaid_minor BETWEEN 0 AND amount_minor),
    CONSTRAINT payment_file_matches_file FOREIGN KEY (file_id) REFERENCES payment_files (file_id)
  )`;
