import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** More time for invoices, and what was charged for it. */
export class CreateProlongations1764400000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE prolongations (
        prolongation_id uuid CONSTRAINT prolongations_pkey PRIMARY KEY,
        invoice_id uuid NOT NULL,
        invoice_number text NOT NULL,
        customer_id uuid NOT NULL,
        currency char(3) NOT NULL,
        state text NOT NULL,
        days integer NOT NULL,
        count integer NOT NULL,
        old_due_on date NOT NULL,
        old_due_date_source text NOT NULL,
        new_due_on date NOT NULL,
        fee_minor bigint NOT NULL,
        tax_minor bigint NOT NULL,
        fee_invoice_id uuid,
        fee_invoice_number text NOT NULL,
        reason text NOT NULL,
        actor text NOT NULL,
        prolonged_at timestamptz NOT NULL,
        cancel_reason text NOT NULL,
        canceller text NOT NULL,
        cancelled_at timestamptz,
        CONSTRAINT prolongations_state CHECK (
          state IN ('MADE', 'CANCELLED') AND (state = 'CANCELLED') = (cancelled_at IS NOT NULL)),
        CONSTRAINT prolongations_values CHECK (
          days BETWEEN 1 AND 365 AND count > 0 AND new_due_on > old_due_on
          AND fee_minor >= 0 AND tax_minor >= 0 AND (fee_minor > 0) = (fee_invoice_id IS NOT NULL)),
        CONSTRAINT prolongations_lengths CHECK (char_length(reason) <= 500 AND char_length(cancel_reason) <= 500)
      )`);
    await queryRunner.query('CREATE INDEX prolongations_by_invoice ON prolongations (invoice_id, prolongation_id)');
    await queryRunner.query(`
      CREATE UNIQUE INDEX prolongations_of_fee ON prolongations (fee_invoice_id) WHERE fee_invoice_id IS NOT NULL`);
    await queryRunner.query('CREATE INDEX prolongations_by_customer ON prolongations (customer_id, prolongation_id)');
    await queryRunner.query(`
      CREATE UNIQUE INDEX prolongations_made ON prolongations (invoice_id, count) WHERE state = 'MADE'`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 5 FROM pg_index WHERE indrelid = 'prolongations'::regclass AND indisvalid)
         AND (SELECT count(*) = 3 FROM pg_constraint WHERE conrelid = 'prolongations'::regclass AND contype = 'c')`,
      'prolongations with their indexes and checks',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE prolongations');
  }
}
