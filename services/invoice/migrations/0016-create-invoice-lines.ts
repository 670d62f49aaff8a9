import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * What invoices are billed for, and what of them is tax. A process of the release before knows of neither: it posts no tax,
 * and leaves what stands on the tax account as it is.
 */
export class CreateInvoiceLines1764400000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE invoices
        ADD COLUMN lines_gross_minor bigint NOT NULL DEFAULT 0,
        ADD COLUMN lines_tax_minor bigint NOT NULL DEFAULT 0,
        ADD COLUMN tax_minor bigint NOT NULL DEFAULT 0`);
    await queryRunner.query(`
      CREATE TABLE invoice_lines (
        invoice_id uuid NOT NULL,
        line_number integer NOT NULL,
        line_text text NOT NULL,
        quantity_ten_thousandths bigint NOT NULL,
        unit_price_minor bigint NOT NULL,
        tax_rate_basis_points integer NOT NULL,
        net_minor bigint NOT NULL,
        CONSTRAINT invoice_lines_pkey PRIMARY KEY (invoice_id, line_number),
        CONSTRAINT invoice_lines_amounts CHECK (
          quantity_ten_thousandths > 0 AND unit_price_minor >= 0 AND net_minor >= 0
          AND tax_rate_basis_points BETWEEN 0 AND 10000),
        CONSTRAINT invoice_lines_lengths CHECK (char_length(line_text) BETWEEN 1 AND 200)
      )`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM information_schema.columns
         WHERE table_name = 'invoices' AND column_name IN ('lines_gross_minor', 'lines_tax_minor', 'tax_minor'))
         AND (SELECT count(*) = 2 FROM pg_constraint WHERE conrelid = 'invoice_lines'::regclass AND contype = 'c')`,
      'lines of invoices with their checks, and what of invoices is tax',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE invoice_lines');
    await queryRunner.query(
      'ALTER TABLE invoices DROP COLUMN lines_gross_minor, DROP COLUMN lines_tax_minor, DROP COLUMN tax_minor',
    );
  }
}
