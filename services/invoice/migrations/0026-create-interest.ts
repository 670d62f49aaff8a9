import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Reference rates, the interest of overdue invoices, and what payment terms say of both. */
export class CreateInterest1764400000026 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE terms ADD COLUMN interest_policy text, ADD COLUMN fixed_sum boolean');
    await queryRunner.query(`
      CREATE TABLE reference_rates (
        series text COLLATE "C" NOT NULL,
        from_on date NOT NULL,
        version integer NOT NULL,
        ppm integer NOT NULL,
        source text NOT NULL,
        entered_by text NOT NULL,
        entered_at timestamptz NOT NULL,
        CONSTRAINT reference_rates_pkey PRIMARY KEY (series, from_on, version),
        CONSTRAINT reference_rates_version CHECK (version >= 1),
        CONSTRAINT reference_rates_lengths CHECK (
          char_length(series) BETWEEN 1 AND 40 AND char_length(source) BETWEEN 1 AND 300)
      )`);
    await queryRunner.query(`COMMENT ON TABLE reference_rates IS 'append-only'`);
    await createAccruals(queryRunner);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM information_schema.columns
         WHERE table_name = 'terms' AND column_name IN ('interest_policy', 'fixed_sum'))
         AND (SELECT count(*) = 2 FROM pg_constraint WHERE conrelid = 'reference_rates'::regclass AND contype = 'c')
         AND (SELECT count(*) = 2 FROM pg_constraint WHERE conrelid = 'interest_accruals'::regclass AND contype = 'c')
         AND (SELECT count(*) = 6 FROM pg_index WHERE indrelid = 'interest_accruals'::regclass AND indisvalid)`,
      'reference rates, interest of invoices and the terms of both',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE interest_accruals, reference_rates');
    await queryRunner.query('ALTER TABLE terms DROP COLUMN interest_policy, DROP COLUMN fixed_sum');
  }
}

/** Only of overdue invoices that bear interest. A principal times a rate times days may be more than a bigint holds. */
async function createAccruals(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE interest_accruals (
      invoice_id uuid CONSTRAINT interest_accruals_pkey PRIMARY KEY,
      customer_id uuid NOT NULL,
      policy text NOT NULL,
      series text NOT NULL,
      explanation text NOT NULL,
      fixed_sum boolean NOT NULL,
      fixed_sum_charge_id uuid,
      charge_id uuid,
      issued_episode integer NOT NULL,
      watermark_on date,
      yielded numeric NOT NULL,
      stop text,
      next_at timestamptz,
      aside boolean NOT NULL,
      CONSTRAINT interest_accruals_stop CHECK (
        stop IN ('RATE_UNKNOWN', 'DEBTOR_UNKNOWN', 'DEBTOR_OTHER', 'CURRENCY_OTHER')),
      CONSTRAINT interest_accruals_yielded CHECK (yielded >= 0)
    )`);
  await queryRunner.query(
    'CREATE INDEX interest_accruals_due ON interest_accruals (next_at) WHERE next_at IS NOT NULL',
  );
  await queryRunner.query('CREATE INDEX interest_accruals_by_customer ON interest_accruals (customer_id, invoice_id)');
  await queryRunner.query(`CREATE INDEX interest_accruals_by_series ON interest_accruals (series) WHERE series <> ''`);
  await queryRunner.query(
    'CREATE INDEX interest_accruals_stopped ON interest_accruals (stop, invoice_id) WHERE stop IS NOT NULL',
  );
  await queryRunner.query('CREATE INDEX interest_accruals_aside ON interest_accruals (invoice_id) WHERE aside');
}
