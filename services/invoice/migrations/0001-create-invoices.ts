import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Invoices, what is copied of customers, and which sequence collects which invoice. */
export class CreateInvoices1763800100001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Version 0 is what an answer told before any event did. The ordinal tells an import which customers were known when it began.
    await queryRunner.query(`
      CREATE TABLE customers (
        customer_id uuid CONSTRAINT customers_pkey PRIMARY KEY,
        reference text COLLATE "C" NOT NULL,
        zone text NOT NULL,
        version bigint NOT NULL,
        import_id uuid,
        ordinal bigserial NOT NULL
      )`);
    // Not unique: that is the owner's to see to, and an event and an answer may bring the same customer at once.
    await queryRunner.query('CREATE INDEX customers_by_reference ON customers (reference)');
    // Numbers are compared byte by byte, so that one index serves look-ups, prefixes and pages.
    await queryRunner.query(`
      CREATE TABLE invoices (
        invoice_id uuid CONSTRAINT invoices_pkey PRIMARY KEY,
        number text COLLATE "C" NOT NULL,
        customer_id uuid NOT NULL,
        creditor_id text NOT NULL,
        currency char(3) NOT NULL,
        lifecycle text NOT NULL,
        collectability text NOT NULL,
        disputed boolean NOT NULL,
        amount_minor bigint NOT NULL,
        paid_minor bigint NOT NULL,
        credited_minor bigint NOT NULL,
        remaining_minor bigint NOT NULL,
        issue_on date NOT NULL,
        due_on date NOT NULL,
        overdue_at timestamptz NOT NULL,
        overdue_marked boolean NOT NULL,
        episode int NOT NULL,
        issued_episode int NOT NULL,
        from_feed boolean NOT NULL,
        import_id uuid,
        version bigint NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT invoices_number UNIQUE (number),
        CONSTRAINT invoices_lengths CHECK (
          char_length(number) BETWEEN 1 AND 100 AND char_length(creditor_id) BETWEEN 1 AND 100),
        CONSTRAINT invoices_lifecycle CHECK (lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID')),
        CONSTRAINT invoices_collectability CHECK (collectability IN ('COLLECT', 'DO_NOT_COLLECT')),
        CONSTRAINT invoices_amounts CHECK (
          amount_minor > 0 AND paid_minor BETWEEN 0 AND amount_minor AND credited_minor >= 0
          AND (lifecycle = 'PAID') = (paid_minor = amount_minor)
          AND remaining_minor = CASE WHEN lifecycle = 'OPEN' THEN amount_minor - paid_minor ELSE 0 END),
        CONSTRAINT invoices_dates CHECK (due_on >= issue_on)
      ) WITH (fillfactor = 90)`);
    await queryRunner.query('CREATE INDEX invoices_by_customer ON invoices (customer_id)');
    await queryRunner.query('CREATE INDEX invoices_by_due ON invoices (due_on, number)');
    await queryRunner.query(`
      CREATE INDEX invoices_by_overdue ON invoices (overdue_at) WHERE lifecycle = 'OPEN' AND NOT overdue_marked`);
    // A table of its own: enrolment must not wait for payments that hold the invoice, nor make a version of it.
    await queryRunner.query(`
      CREATE TABLE enrolments (
        invoice_id uuid CONSTRAINT enrolments_pkey PRIMARY KEY,
        sequence text NOT NULL,
        case_id uuid NOT NULL
      )`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 5 FROM pg_constraint WHERE conrelid = 'invoices'::regclass AND contype = 'c')
       AND (SELECT count(*) = 5 FROM pg_index WHERE indrelid = 'invoices'::regclass AND indisvalid)
       AND to_regclass('customers') IS NOT NULL AND to_regclass('enrolments') IS NOT NULL`,
      'invoices with their checks and indexes, customers and enrolments',
    );
  }

  async down(): Promise<void> {
    throw new Error('Invoices are never taken away; restore a backup instead.');
  }
}
