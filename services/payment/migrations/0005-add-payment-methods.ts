import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Cards and accounts that debtors permit to be charged. */
export class AddPaymentMethods1764400000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(methods);
    await queryRunner.query(
      'CREATE INDEX payment_methods_by_customer ON payment_methods (customer_id, created_at, method_id)',
    );
    await queryRunner.query(
      `CREATE INDEX payment_methods_pending ON payment_methods (look_at) WHERE (state = 'PENDING')`,
    );
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 3 FROM pg_indexes WHERE tablename = 'payment_methods'`,
      'payment methods, and an index under each question for them',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE payment_methods');
  }
}

const methods = `
  CREATE TABLE payment_methods (
    method_id uuid CONSTRAINT payment_methods_pkey PRIMARY KEY,
    customer_id uuid NOT NULL,
    provider text NOT NULL,
    session_id text NOT NULL,
    token text NOT NULL,
    kind text,
    label text NOT NULL,
    brand text NOT NULL,
    expiry_month text,
    state text NOT NULL,
    disabled_until date,
    reason text NOT NULL,
    used_on date NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    look_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    looks integer NOT NULL DEFAULT 0,
    CONSTRAINT payment_methods_state CHECK (
      state IN ('PENDING', 'ACTIVE', 'DISABLED_UNTIL', 'DISABLED', 'REVOKED', 'EXPIRED', 'FAILED')),
    CONSTRAINT payment_methods_kind CHECK (kind IN ('CARD', 'BANK_ACCOUNT')),
    CONSTRAINT payment_methods_disabled CHECK ((state = 'DISABLED_UNTIL') = (disabled_until IS NOT NULL)),
    CONSTRAINT payment_methods_given CHECK (
      state NOT IN ('ACTIVE', 'DISABLED_UNTIL', 'DISABLED') OR (token <> '' AND kind IS NOT NULL)),
    CONSTRAINT payment_methods_texts CHECK (length(label) <= 60 AND length(brand) <= 60 AND length(reason) <= 500
      AND length(token) <= 200 AND length(session_id) <= 200)
  )`;
