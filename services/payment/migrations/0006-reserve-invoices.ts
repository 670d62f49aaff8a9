import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Invoices that an attempt without an outcome has: each has one at most. */
export class ReserveInvoicesOfAttempts1764400000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE invoice_reservations (
        invoice_id uuid CONSTRAINT invoice_reservations_pkey PRIMARY KEY,
        attempt_id uuid NOT NULL
      )`);
    await queryRunner.query('CREATE INDEX invoice_reservations_by_attempt ON invoice_reservations (attempt_id)');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 FROM pg_indexes WHERE tablename = 'invoice_reservations'`,
      'one attempt at a time for an invoice',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE invoice_reservations');
  }
}
