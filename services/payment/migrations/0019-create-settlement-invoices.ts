import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Which invoices a settlement is about: one that is open for each. */
export class CreateSettlementInvoices1764400000019 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE settlement_invoices (
        invoice_id uuid NOT NULL,
        settlement_id uuid NOT NULL,
        live boolean NOT NULL,
        CONSTRAINT settlement_invoices_pkey PRIMARY KEY (invoice_id, settlement_id),
        CONSTRAINT settlement_invoices_settlement FOREIGN KEY (settlement_id) REFERENCES settlements (settlement_id)
      )`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX settlement_invoices_live ON settlement_invoices (invoice_id) WHERE live',
    );
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 FROM pg_index WHERE indrelid = 'settlement_invoices'::regclass AND indisvalid`,
      'one open settlement for an invoice at most',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE settlement_invoices');
  }
}
