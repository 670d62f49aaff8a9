import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/**
 * What of invoices was given up, and what payments brought of it. Nothing is written off before the new release runs, so
 * the release before meets none while it reads its own.
 */
export class WriteOffInvoices1764400000017 implements MigrationInterface {
  readonly widenedChecks = ['invoices_lifecycle'];
  /** The release before writes off nothing, and recovers nothing of it. */
  readonly lenientChecks = ['invoices_write_offs'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE invoices
        ADD COLUMN write_off_method text,
        ADD COLUMN recovered_minor bigint NOT NULL DEFAULT 0,
        DROP CONSTRAINT invoices_lifecycle,
        ADD CONSTRAINT invoices_lifecycle CHECK (lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID', 'WRITTEN_OFF')) NOT VALID,
        ADD CONSTRAINT invoices_write_offs CHECK (
          (lifecycle = 'WRITTEN_OFF') = (write_off_method IS NOT NULL)
          AND write_off_method IN ('DIRECT', 'ALLOWANCE', 'SMALL_BALANCE')
          AND recovered_minor BETWEEN 0 AND CASE WHEN lifecycle = 'WRITTEN_OFF' THEN amount_minor - paid_minor ELSE 0 END
        ) NOT VALID`);
    await queryRunner.query(`
      CREATE TABLE write_offs (
        write_off_id uuid CONSTRAINT write_offs_pkey PRIMARY KEY,
        invoice_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        method text NOT NULL,
        currency char(3) NOT NULL,
        amount_minor bigint NOT NULL,
        reason_code text NOT NULL,
        text text NOT NULL,
        actor text NOT NULL,
        written_off_at timestamptz NOT NULL,
        CONSTRAINT write_offs_method CHECK (method IN ('DIRECT', 'ALLOWANCE', 'SMALL_BALANCE')),
        CONSTRAINT write_offs_amount CHECK (amount_minor > 0),
        CONSTRAINT write_offs_lengths CHECK (char_length(reason_code) <= 60 AND char_length(text) <= 500)
      )`);
    await queryRunner.query('CREATE UNIQUE INDEX write_offs_by_invoice ON write_offs (invoice_id)');
    await queryRunner.query('CREATE INDEX write_offs_by_customer ON write_offs (customer_id, write_off_id)');
    await queryRunner.query('CREATE INDEX write_offs_by_method ON write_offs (method, write_off_id)');
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM information_schema.columns
         WHERE table_name = 'invoices' AND column_name IN ('write_off_method', 'recovered_minor'))
         AND (SELECT count(*) = 4 FROM pg_index WHERE indrelid = 'write_offs'::regclass AND indisvalid)
         AND (SELECT count(*) = 3 FROM pg_constraint WHERE conrelid = 'write_offs'::regclass AND contype = 'c')`,
      'what of invoices is written off and recovered',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
