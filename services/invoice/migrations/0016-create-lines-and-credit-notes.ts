import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What invoices are billed for, what of them is tax, and what is owed of them no longer. */
export class CreateLinesAndCreditNotes1764400000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createLines(queryRunner);
    await createCreditNotes(queryRunner);
    await createNumberSeries(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE invoices DROP COLUMN number_series');
    await queryRunner.query('DROP TABLE number_series');
    await queryRunner.query('DROP TABLE credit_notes');
    await queryRunner.query('DROP TABLE invoice_lines');
    await queryRunner.query(
      'ALTER TABLE invoices DROP COLUMN lines_gross_minor, DROP COLUMN lines_tax_minor, DROP COLUMN tax_minor',
    );
  }
}

/**
 * A process of the release before knows of neither lines nor tax: it posts no tax, and leaves what stands on the tax account
 * as it is.
 */
async function createLines(queryRunner: QueryRunner): Promise<void> {
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

/** Those of disputes that ended before have the ids of the disputes, and no tax. */
async function createCreditNotes(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
      CREATE TABLE credit_notes (
        credit_note_id uuid CONSTRAINT credit_notes_pkey PRIMARY KEY,
        number text COLLATE "C" NOT NULL,
        invoice_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        creditor_id text NOT NULL,
        currency char(3) NOT NULL,
        amount_minor bigint NOT NULL,
        tax_minor bigint NOT NULL,
        reason text NOT NULL,
        dispute_id uuid,
        actor text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT credit_notes_amounts CHECK (amount_minor > 0),
        CONSTRAINT credit_notes_lengths CHECK (char_length(number) <= 100 AND char_length(reason) BETWEEN 1 AND 500)
      )`);
  await queryRunner.query('CREATE INDEX credit_notes_by_invoice ON credit_notes (invoice_id, credit_note_id)');
  await queryRunner.query('CREATE INDEX credit_notes_by_customer ON credit_notes (customer_id, credit_note_id)');
  await queryRunner.query(
    `CREATE UNIQUE INDEX credit_notes_number ON credit_notes (number, creditor_id) WHERE number <> ''`,
  );
  await queryRunner.query(`
      INSERT INTO credit_notes (credit_note_id, number, invoice_id, customer_id, creditor_id, currency, amount_minor,
        tax_minor, reason, dispute_id, actor, created_at)
      SELECT d.dispute_id, '', d.invoice_id, d.customer_id, i.creditor_id, d.currency, d.credited_minor, 0,
        CASE d.resolution WHEN '' THEN 'DISPUTE_UPHELD' ELSE d.resolution END,
        d.dispute_id, d.resolved_by, d.resolved_at
        FROM disputes d JOIN invoices i ON i.invoice_id = d.invoice_id WHERE d.credited_minor > 0`);
  await assertHolds(
    queryRunner,
    `(SELECT count(*) = 4 FROM pg_index WHERE indrelid = 'credit_notes'::regclass AND indisvalid)
         AND (SELECT count(*) = 2 FROM pg_constraint WHERE conrelid = 'credit_notes'::regclass AND contype = 'c')`,
    'credit notes with their checks and indexes',
  );
}

/** A process of the release before issues a draft without number under what stands for one. */
async function createNumberSeries(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`ALTER TABLE invoices ADD COLUMN number_series text NOT NULL DEFAULT ''`);
  await queryRunner.query(`
      CREATE TABLE number_series (
        code text COLLATE "C" CONSTRAINT number_series_pkey PRIMARY KEY,
        title text NOT NULL,
        prefix text NOT NULL,
        digits integer NOT NULL,
        gapless boolean NOT NULL,
        next_number bigint NOT NULL,
        version bigint NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT number_series_numbers CHECK (digits BETWEEN 1 AND 18 AND next_number >= 1),
        CONSTRAINT number_series_lengths CHECK (
          char_length(code) BETWEEN 1 AND 60 AND char_length(title) BETWEEN 1 AND 200 AND char_length(prefix) <= 60)
      )`);
  await assertHolds(
    queryRunner,
    `(SELECT count(*) = 2 FROM pg_constraint WHERE conrelid = 'number_series'::regclass AND contype = 'c')
         AND EXISTS (SELECT FROM information_schema.columns
           WHERE table_name = 'invoices' AND column_name = 'number_series')`,
    'number series with their checks, and that of drafts',
  );
}
