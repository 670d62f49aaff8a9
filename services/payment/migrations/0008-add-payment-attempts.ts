import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Attempts to take money by payment methods. */
export class AddAttempts1764400000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(attempts);
    for (const index of indexes) await queryRunner.query(index);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 7 FROM pg_indexes WHERE tablename = 'payment_attempts'`,
      'attempts, and an index under each question for them',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE payment_attempts');
  }
}

const attempts = `
  CREATE TABLE payment_attempts (
    attempt_id uuid CONSTRAINT payment_attempts_pkey PRIMARY KEY,
    customer_id uuid NOT NULL,
    method_id uuid NOT NULL,
    method_label text NOT NULL,
    provider text NOT NULL,
    correlation_id text NOT NULL,
    state text NOT NULL,
    amount_minor bigint NOT NULL,
    currency char(3) NOT NULL,
    invoice_ids uuid[] NOT NULL,
    failure jsonb,
    reason text NOT NULL,
    provider_charge_id text NOT NULL,
    payment_id uuid,
    action_url text NOT NULL,
    asked_at timestamptz,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    lease_until timestamptz NOT NULL DEFAULT clock_timestamp(),
    look_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    looks integer NOT NULL DEFAULT 0,
    CONSTRAINT payment_attempts_method FOREIGN KEY (method_id) REFERENCES payment_methods (method_id),
    CONSTRAINT payment_attempts_state CHECK (state IN ('INITIATED', 'PENDING', 'SETTLED', 'FAILED_SOFT', 'FAILED_HARD',
      'REQUIRES_ACTION', 'UNKNOWN', 'CANCELLED', 'REVERSED')),
    CONSTRAINT payment_attempts_amount CHECK (amount_minor > 0),
    CONSTRAINT payment_attempts_invoices CHECK (cardinality(invoice_ids) BETWEEN 1 AND 50),
    CONSTRAINT payment_attempts_asked CHECK (asked_at IS NOT NULL OR state IN ('INITIATED', 'CANCELLED')),
    CONSTRAINT payment_attempts_money CHECK ((state IN ('SETTLED', 'REVERSED')) = (payment_id IS NOT NULL)),
    CONSTRAINT payment_attempts_texts CHECK (length(method_label) <= 60 AND length(reason) <= 60
      AND length(provider_charge_id) <= 200 AND length(action_url) <= 2000)
  )`;

const indexes = [
  'CREATE INDEX payment_attempts_by_time ON payment_attempts (created_at, attempt_id)',
  'CREATE INDEX payment_attempts_by_customer ON payment_attempts (customer_id, created_at, attempt_id)',
  'CREATE INDEX payment_attempts_by_state ON payment_attempts (state, created_at, attempt_id)',
  'CREATE INDEX payment_attempts_by_method ON payment_attempts (method_id, created_at)',
  'CREATE INDEX payment_attempts_by_invoice ON payment_attempts USING gin (invoice_ids)',
  `CREATE INDEX payment_attempts_open ON payment_attempts (look_at)
     WHERE (state IN ('INITIATED', 'PENDING', 'REQUIRES_ACTION', 'UNKNOWN'))`,
];
