import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intakeTableStatements } from '#libs/intake/postgres';
import { assertHolds, irreversible } from '#libs/platform';

/** Payments, the invoices they name or settled, and the files that report them. */
export class CreatePayments1763800000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(payments);
    await queryRunner.query('CREATE INDEX payments_by_time ON payments (created_at, payment_id)');
    await queryRunner.query('CREATE INDEX payments_by_customer ON payments (customer_id, created_at, payment_id)');
    await queryRunner.query(
      'CREATE INDEX payments_in_flight_unnamed ON payments (customer_id) WHERE (in_flight AND names_no_invoice)',
    );
    await queryRunner.query(
      `CREATE INDEX payments_reversed ON payments (created_at, payment_id) WHERE (state = 'REVERSED')`,
    );
    await queryRunner.query(paymentInvoices);
    for (const statement of files) await queryRunner.query(statement);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 3 FROM pg_indexes WHERE indexname IN
         ('payments_source', 'payments_in_flight_unnamed', 'payment_invoices_pkey')`,
      'one payment for each source id, and an index under each question for money in flight',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

const payments = `
  CREATE TABLE payments (
    payment_id uuid CONSTRAINT payments_pkey PRIMARY KEY,
    customer_id uuid NOT NULL,
    state text NOT NULL,
    method text NOT NULL,
    amount_minor bigint NOT NULL,
    currency char(3) NOT NULL,
    value_on date NOT NULL,
    reference text NOT NULL,
    proof text NOT NULL,
    source text NOT NULL,
    source_id text NOT NULL,
    invoice_ids uuid[] NOT NULL,
    names_no_invoice boolean NOT NULL,
    in_flight boolean NOT NULL,
    allocated jsonb NOT NULL,
    allocation_version bigint NOT NULL,
    reversal_reason text NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT payments_source UNIQUE (source, source_id),
    CONSTRAINT payments_state CHECK (state IN ('SETTLED', 'REVERSED')),
    CONSTRAINT payments_method CHECK (method IN ('BANK_TRANSFER', 'CHEQUE', 'CASH')),
    CONSTRAINT payments_amount CHECK (amount_minor > 0),
    CONSTRAINT payments_texts CHECK (length(reference) <= 500 AND length(proof) <= 500
      AND length(source) BETWEEN 1 AND 200 AND length(source_id) BETWEEN 1 AND 200),
    CONSTRAINT payments_named CHECK (names_no_invoice = (cardinality(invoice_ids) = 0)),
    CONSTRAINT payments_reversal CHECK ((state = 'REVERSED') = (reversal_reason <> '')),
    CONSTRAINT payments_flight CHECK (NOT in_flight OR (state = 'SETTLED' AND allocated = '[]')),
    CONSTRAINT payments_version CHECK (version > 0 AND allocation_version >= 0)
  )`;

/** One index: an invoice has few payments, and the end of a flight then changes no index. */
const paymentInvoices = `
  CREATE TABLE payment_invoices (
    invoice_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    in_flight boolean NOT NULL,
    CONSTRAINT payment_invoices_pkey PRIMARY KEY (invoice_id, payment_id),
    CONSTRAINT payment_invoices_payment FOREIGN KEY (payment_id) REFERENCES payments (payment_id)
  )`;

const files = [
  ...intakeTableStatements({ files: 'payment_files', parts: 'payment_file_parts', faults: 'payment_file_faults' }, [
    'recorded_count bigint NOT NULL',
    'repeated_count bigint NOT NULL',
    'unmatched_count bigint NOT NULL',
    `CONSTRAINT payment_files_lines CHECK (recorded_count >= 0 AND repeated_count >= 0 AND unmatched_count >= 0
      AND recorded_count + repeated_count + unmatched_count + error_count = row_count)`,
  ]),
  `CREATE TABLE payment_file_contents (
    file_id uuid NOT NULL,
    content_id uuid NOT NULL,
    occurrence_count bigint NOT NULL,
    CONSTRAINT payment_file_contents_pkey PRIMARY KEY (file_id, content_id),
    CONSTRAINT payment_file_contents_file FOREIGN KEY (file_id) REFERENCES payment_files (file_id)
  )`,
];
