import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What debtors contest of invoices. Disputes that are open already are of whole invoices; little is known of them. */
export class CreateDisputes1764400000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE disputes (
        dispute_id uuid CONSTRAINT disputes_pkey PRIMARY KEY,
        invoice_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        currency char(3) NOT NULL,
        state text NOT NULL,
        amount_minor bigint,
        reason_code text NOT NULL,
        debtor_text text NOT NULL,
        document_ids uuid[] NOT NULL,
        deadline_on date NOT NULL,
        overdue_at timestamptz NOT NULL,
        overdue_told boolean NOT NULL,
        raised_by text NOT NULL,
        raised_at timestamptz NOT NULL,
        credited_minor bigint NOT NULL,
        resolution text NOT NULL,
        resolved_by text NOT NULL,
        resolved_at timestamptz,
        version bigint NOT NULL,
        CONSTRAINT disputes_state CHECK (
          state IN ('OPEN', 'RESOLVED_FOR_CREDITOR', 'RESOLVED_FOR_DEBTOR', 'RESOLVED_IN_PART', 'WITHDRAWN')
          AND (state = 'OPEN') = (resolved_at IS NULL)),
        CONSTRAINT disputes_amounts CHECK (amount_minor > 0),
        CONSTRAINT disputes_credited CHECK (
          credited_minor >= 0 AND (credited_minor > 0) = (state IN ('RESOLVED_FOR_DEBTOR', 'RESOLVED_IN_PART'))),
        CONSTRAINT disputes_lengths CHECK (
          char_length(debtor_text) <= 500 AND char_length(reason_code) <= 60 AND char_length(resolution) <= 500
          AND cardinality(document_ids) <= 20)
      )`);
    await queryRunner.query('CREATE INDEX disputes_by_invoice ON disputes (invoice_id, dispute_id)');
    await queryRunner.query('CREATE INDEX disputes_by_customer ON disputes (customer_id, dispute_id)');
    await queryRunner.query('CREATE INDEX disputes_by_state ON disputes (state, dispute_id)');
    await queryRunner.query(`CREATE UNIQUE INDEX disputes_open ON disputes (invoice_id) WHERE state = 'OPEN'`);
    await queryRunner.query(
      `CREATE INDEX disputes_by_overdue ON disputes (overdue_at) WHERE state = 'OPEN' AND NOT overdue_told`,
    );
    // With ids of version 7, by which lists are sorted.
    await queryRunner.query(`
      INSERT INTO disputes (dispute_id, invoice_id, customer_id, currency, state, reason_code, debtor_text, document_ids,
        deadline_on, overdue_at, overdue_told, raised_by, raised_at, credited_minor, resolution, resolved_by, version)
      SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
               || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
        invoice_id, customer_id, currency, 'OPEN', '', 'Raised by the release before.', '{}',
        (now() + interval '30 days')::date, now() + interval '31 days', false, '', now(), 0, '', '', 1
        FROM invoices WHERE disputed`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 6 FROM pg_index WHERE indrelid = 'disputes'::regclass AND indisvalid)
         AND (SELECT count(*) = 4 FROM pg_constraint WHERE conrelid = 'disputes'::regclass AND contype = 'c')
         AND NOT EXISTS (SELECT FROM invoices i WHERE i.disputed
           AND NOT EXISTS (SELECT FROM disputes d WHERE d.invoice_id = i.invoice_id AND d.state = 'OPEN'))`,
      'disputes with their checks and indexes, one for each disputed invoice',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE disputes');
  }
}
