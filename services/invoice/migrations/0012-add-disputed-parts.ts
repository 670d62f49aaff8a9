import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * What of an invoice is disputed, where that is a part of its principal, and what credit notes took off it. A process of the
 * release before takes every disputed invoice for disputed as a whole, so that it collects nothing of it.
 */
export class AddDisputedParts1764400000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE invoices
        ADD COLUMN disputed_minor bigint,
        ADD COLUMN credit_note_minor bigint NOT NULL DEFAULT 0,
        ADD CONSTRAINT invoices_disputes CHECK (disputed_minor > 0 AND credit_note_minor >= 0) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM information_schema.columns
         WHERE table_name = 'invoices' AND column_name IN ('disputed_minor', 'credit_note_minor'))`,
      'what of invoices is disputed and was credited',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE invoices DROP COLUMN disputed_minor, DROP COLUMN credit_note_minor');
  }
}
