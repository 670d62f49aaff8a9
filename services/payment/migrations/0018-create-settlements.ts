import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Discounts against prompt payment. */
export class CreateSettlements1764400000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE settlements (
        settlement_id uuid CONSTRAINT settlements_pkey PRIMARY KEY,
        customer_id uuid NOT NULL,
        currency char(3) NOT NULL,
        state text NOT NULL,
        amount_minor bigint NOT NULL,
        parts jsonb NOT NULL,
        until_on date NOT NULL,
        judge_at timestamptz NOT NULL,
        zone text NOT NULL,
        reason text NOT NULL,
        offered_by text NOT NULL,
        offered_at timestamptz NOT NULL,
        consent text NOT NULL,
        accepted_by text NOT NULL,
        accepted_at timestamptz,
        first_value_on date,
        prior_payment_ids uuid[] NOT NULL,
        paid_minor bigint NOT NULL,
        decided_at timestamptz,
        withdraw_reason text NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT settlements_state CHECK (
          state IN ('OFFERED', 'ACCEPTED', 'FULFILLED', 'BREACHED', 'EXPIRED', 'WITHDRAWN')
          AND (state IN ('OFFERED', 'ACCEPTED')) = (decided_at IS NULL)
          AND (state IN ('ACCEPTED', 'FULFILLED', 'BREACHED')) = (accepted_at IS NOT NULL)
          AND (accepted_at IS NULL) = (first_value_on IS NULL) AND (state = 'WITHDRAWN') = (withdraw_reason <> '')),
        CONSTRAINT settlements_amounts CHECK (amount_minor > 0 AND paid_minor >= 0),
        CONSTRAINT settlements_texts CHECK (
          length(reason) <= 500 AND length(consent) <= 500 AND length(withdraw_reason) <= 500)
      )`);
    await queryRunner.query('CREATE INDEX settlements_by_day ON settlements (until_on, settlement_id)');
    await queryRunner.query('CREATE INDEX settlements_by_state ON settlements (state, until_on, settlement_id)');
    await queryRunner.query(
      'CREATE INDEX settlements_by_customer ON settlements (customer_id, until_on, settlement_id)',
    );
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM pg_constraint WHERE conrelid = 'settlements'::regclass AND contype = 'c')
         AND (SELECT count(*) = 4 FROM pg_index WHERE indrelid = 'settlements'::regclass AND indisvalid)`,
      'settlements with their checks and indexes',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE settlements');
  }
}
