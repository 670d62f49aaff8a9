import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Plans by which customers pay open invoices in instalments. */
export class CreateArrangements1764400000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(arrangements);
    for (const index of indexes) await queryRunner.query(index);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 5 FROM pg_indexes WHERE tablename = 'arrangements'`,
      'plans, and an index under each question for them',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE arrangements');
  }
}

const arrangements = `
  CREATE TABLE arrangements (
    arrangement_id uuid CONSTRAINT arrangements_pkey PRIMARY KEY,
    customer_id uuid NOT NULL,
    currency char(3) NOT NULL,
    state text NOT NULL,
    total_minor bigint NOT NULL,
    paid_minor bigint NOT NULL,
    arrears_minor bigint NOT NULL,
    frequency text NOT NULL,
    method_id uuid,
    zone text NOT NULL,
    grace_days integer NOT NULL,
    max_missed integer NOT NULL,
    max_days_in_arrears integer NOT NULL,
    hash text NOT NULL,
    consent text NOT NULL,
    prior_payment_ids uuid[] NOT NULL,
    paused_on date,
    paused_until date,
    next_due_on date,
    next_act_at timestamptz,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text NOT NULL,
    superseded_by uuid,
    version bigint NOT NULL,
    CONSTRAINT arrangements_state CHECK (
      state IN ('ON_TRACK', 'IN_ARREARS', 'PAUSED', 'COMPLETED', 'BROKEN', 'CANCELLED', 'SUPERSEDED')
      AND (state IN ('ON_TRACK', 'IN_ARREARS', 'PAUSED')) = (ended_at IS NULL)
      AND (state = 'PAUSED') = (paused_on IS NOT NULL) AND (state = 'SUPERSEDED') = (superseded_by IS NOT NULL)),
    CONSTRAINT arrangements_amounts CHECK (
      total_minor > 0 AND paid_minor BETWEEN 0 AND total_minor AND arrears_minor >= 0),
    CONSTRAINT arrangements_terms CHECK (
      frequency IN ('WEEKLY', 'FORTNIGHTLY', 'MONTHLY') AND grace_days BETWEEN 0 AND 30
      AND max_missed >= 0 AND max_days_in_arrears >= 0),
    CONSTRAINT arrangements_texts CHECK (length(consent) BETWEEN 1 AND 500 AND length(end_reason) <= 500)
  )`;

const indexes = [
  'CREATE INDEX arrangements_by_time ON arrangements (made_at, arrangement_id)',
  'CREATE INDEX arrangements_by_customer ON arrangements (customer_id, made_at, arrangement_id)',
  'CREATE INDEX arrangements_by_state ON arrangements (state, made_at, arrangement_id)',
  'CREATE INDEX arrangements_by_next_due ON arrangements (next_due_on, arrangement_id) WHERE (next_due_on IS NOT NULL)',
];
