import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What debtors promise to pay, and which invoices that is about: one ACTIVE promise for each. */
export class CreatePromises1764400000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE promises (
        promise_id uuid CONSTRAINT promises_pkey PRIMARY KEY,
        customer_id uuid NOT NULL,
        currency char(3) NOT NULL,
        state text NOT NULL,
        amount_minor bigint NOT NULL,
        parts jsonb NOT NULL,
        due_on date NOT NULL,
        method text,
        notes text NOT NULL,
        tolerance_ppm integer NOT NULL,
        grace_days integer NOT NULL,
        first_value_on date NOT NULL,
        last_value_on date NOT NULL,
        judge_at timestamptz NOT NULL,
        prior_payment_ids uuid[] NOT NULL,
        paid_minor bigint NOT NULL,
        made_by text NOT NULL,
        made_at timestamptz NOT NULL,
        decided_at timestamptz,
        cancel_reason text NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT promises_state CHECK (
          state IN ('ACTIVE', 'KEPT', 'BROKEN', 'CANCELLED') AND (state = 'ACTIVE') = (decided_at IS NULL)
          AND (state = 'CANCELLED') = (cancel_reason <> '')),
        CONSTRAINT promises_amounts CHECK (amount_minor > 0 AND paid_minor >= 0),
        CONSTRAINT promises_method CHECK (method <> ''),
        CONSTRAINT promises_terms CHECK (
          tolerance_ppm BETWEEN 0 AND 999999 AND grace_days BETWEEN 0 AND 30
          AND last_value_on >= due_on AND due_on >= first_value_on),
        CONSTRAINT promises_texts CHECK (length(notes) <= 500 AND length(cancel_reason) <= 500)
      )`);
    await queryRunner.query('CREATE INDEX promises_by_due ON promises (due_on, promise_id)');
    await queryRunner.query('CREATE INDEX promises_by_state ON promises (state, due_on, promise_id)');
    await queryRunner.query('CREATE INDEX promises_by_customer ON promises (customer_id, due_on, promise_id)');
    await queryRunner.query(
      'CREATE INDEX promises_by_method ON promises (method, due_on, promise_id) WHERE (method IS NOT NULL)',
    );
    await queryRunner.query(`CREATE INDEX promises_active ON promises (customer_id) WHERE (state = 'ACTIVE')`);
    await queryRunner.query(`
      CREATE TABLE promise_invoices (
        invoice_id uuid NOT NULL,
        promise_id uuid NOT NULL,
        active boolean NOT NULL,
        CONSTRAINT promise_invoices_pkey PRIMARY KEY (invoice_id, promise_id),
        CONSTRAINT promise_invoices_promise FOREIGN KEY (promise_id) REFERENCES promises (promise_id)
      )`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX promise_invoices_active ON promise_invoices (invoice_id) WHERE active',
    );
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 5 FROM pg_constraint WHERE conrelid = 'promises'::regclass AND contype = 'c')
         AND (SELECT count(*) = 8 FROM pg_index
           WHERE indrelid IN ('promises'::regclass, 'promise_invoices'::regclass) AND indisvalid)`,
      'promises with their checks, and one that is ACTIVE for an invoice at most',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE promise_invoices, promises');
  }
}
