import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * What of an invoice is interest, fees and costs, and how much of each is paid; all that is owed until now is principal.
 * They are parts of `amount_minor` and `paid_minor`, which mean the whole as before: the release before settles by these.
 */
export class AddComponentsOfInvoices1764400000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE invoices
        ADD COLUMN interest_minor bigint NOT NULL DEFAULT 0,
        ADD COLUMN fee_minor bigint NOT NULL DEFAULT 0,
        ADD COLUMN cost_minor bigint NOT NULL DEFAULT 0,
        ADD COLUMN interest_paid_minor bigint NOT NULL DEFAULT 0,
        ADD COLUMN fee_paid_minor bigint NOT NULL DEFAULT 0,
        ADD COLUMN cost_paid_minor bigint NOT NULL DEFAULT 0,
        ADD CONSTRAINT invoices_charges CHECK (
          interest_paid_minor BETWEEN 0 AND interest_minor AND fee_paid_minor BETWEEN 0 AND fee_minor
          AND cost_paid_minor BETWEEN 0 AND cost_minor) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 6 FROM information_schema.columns
         WHERE table_name = 'invoices' AND is_nullable = 'NO' AND column_name IN ('interest_minor', 'fee_minor',
           'cost_minor', 'interest_paid_minor', 'fee_paid_minor', 'cost_paid_minor'))`,
      'the components of invoices',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE invoices
        DROP COLUMN interest_minor, DROP COLUMN fee_minor, DROP COLUMN cost_minor,
        DROP COLUMN interest_paid_minor, DROP COLUMN fee_paid_minor, DROP COLUMN cost_paid_minor`);
  }
}
