import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Which invoices a plan pays: an invoice stands in one plan at a time that goes on or is paused. */
export class CreateArrangementInvoices1764400000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE arrangement_invoices (
        arrangement_id uuid NOT NULL,
        invoice_id uuid NOT NULL,
        position integer NOT NULL,
        live boolean NOT NULL,
        minor bigint NOT NULL,
        paid_minor bigint NOT NULL,
        released_minor bigint NOT NULL,
        standing text NOT NULL,
        invoice_version bigint NOT NULL,
        CONSTRAINT arrangement_invoices_pkey PRIMARY KEY (arrangement_id, invoice_id),
        CONSTRAINT arrangement_invoices_plan FOREIGN KEY (arrangement_id) REFERENCES arrangements (arrangement_id),
        CONSTRAINT arrangement_invoices_standing CHECK (standing IN ('OWED', 'PAID', 'CLOSED')),
        CONSTRAINT arrangement_invoices_amounts CHECK (
          minor > 0 AND paid_minor >= 0 AND released_minor >= 0 AND paid_minor + released_minor <= minor)
      )`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX arrangement_invoices_live ON arrangement_invoices (invoice_id) WHERE live',
    );
    await queryRunner.query('CREATE INDEX arrangement_invoices_by_invoice ON arrangement_invoices (invoice_id)');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 3 FROM pg_indexes WHERE tablename = 'arrangement_invoices'`,
      'one plan at a time for an invoice',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE arrangement_invoices');
  }
}
