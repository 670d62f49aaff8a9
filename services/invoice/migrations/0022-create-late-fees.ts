import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Policies of late fees, what was decided by them, and which invoices are to be looked at when. */
export class CreateLateFees1764400000022 implements MigrationInterface {
  /** It refuses nothing: it only writes down what is to be looked at. */
  readonly lenientTriggers = ['invoices_fee_due'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await createPolicies(queryRunner);
    await createAllowances(queryRunner);
    await createSchedule(queryRunner);
    await queryRunner.query(noteFeeDue);
    await queryRunner.query(`
      CREATE TRIGGER invoices_fee_due AFTER UPDATE ON invoices FOR EACH ROW
        WHEN (NEW.lifecycle = 'OPEN' AND (
          OLD.lifecycle NOT IN ('OPEN', 'DRAFT')
          OR NEW.overdue_marked AND (NOT OLD.overdue_marked OR NEW.overdue_at <> OLD.overdue_at)))
        EXECUTE FUNCTION note_fee_due()`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM pg_trigger WHERE tgrelid = 'invoices'::regclass AND tgname = 'invoices_fee_due')
         AND (SELECT count(*) = 2 FROM pg_index WHERE indrelid = 'fee_dues'::regclass AND indisvalid)
         AND (SELECT count(*) = 3 FROM pg_constraint WHERE conrelid = 'late_fees'::regclass AND contype = 'c')`,
      'policies of late fees, what was decided by them, and what is to be looked at',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER invoices_fee_due ON invoices');
    await queryRunner.query('DROP FUNCTION note_fee_due()');
    await queryRunner.query(
      'DROP TABLE fee_reviews, fee_holds, fee_dues, late_fees, fee_allowances, fee_policy_versions, fee_policies',
    );
  }
}

async function createPolicies(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
      CREATE TABLE fee_policies (
        code text COLLATE "C" CONSTRAINT fee_policies_pkey PRIMARY KEY,
        title text NOT NULL,
        state text NOT NULL,
        version integer NOT NULL,
        revision bigint NOT NULL,
        CONSTRAINT fee_policies_state CHECK (state IN ('ACTIVE', 'RETIRED')),
        CONSTRAINT fee_policies_lengths CHECK (
          char_length(code) BETWEEN 1 AND 60 AND char_length(title) BETWEEN 1 AND 200)
      )`);
  await queryRunner.query(`
      CREATE TABLE fee_policy_versions (
        code text COLLATE "C" NOT NULL,
        version integer NOT NULL,
        rules jsonb NOT NULL,
        applied_by text NOT NULL,
        applied_at timestamptz NOT NULL,
        CONSTRAINT fee_policy_versions_pkey PRIMARY KEY (code, version)
      )`);
}

/** What jurisdictions allow; a version that removes it stands for none. */
async function createAllowances(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
      CREATE TABLE fee_allowances (
        jurisdiction text COLLATE "C" NOT NULL,
        version integer NOT NULL,
        removed boolean NOT NULL,
        content jsonb NOT NULL,
        applied_by text NOT NULL,
        applied_at timestamptz NOT NULL,
        CONSTRAINT fee_allowances_pkey PRIMARY KEY (jurisdiction, version)
      )`);
}

/** An invoice has each fee once at most, whichever policy and version it is of, also when it was waived or passed over. */
async function createSchedule(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
      CREATE TABLE late_fees (
        invoice_id uuid NOT NULL,
        occurrence integer NOT NULL,
        policy_code text NOT NULL,
        policy_version integer NOT NULL,
        charged_on date NOT NULL,
        currency char(3) NOT NULL,
        kind text,
        principal_minor bigint NOT NULL,
        ppm bigint,
        reckoned_minor bigint NOT NULL,
        bound text,
        amount_minor bigint NOT NULL,
        reason text,
        charge_id uuid,
        decided_at timestamptz NOT NULL,
        CONSTRAINT late_fees_pkey PRIMARY KEY (invoice_id, occurrence),
        CONSTRAINT late_fees_kind CHECK (kind IN ('FLAT', 'PERCENTAGE', 'TIERED')),
        CONSTRAINT late_fees_bound CHECK (bound IN ('MIN', 'MAX', 'CAP', 'ALLOWANCE')),
        CONSTRAINT late_fees_charged CHECK (
          occurrence >= 1 AND amount_minor >= 0 AND (amount_minor > 0) = (charge_id IS NOT NULL)
          AND (charge_id IS NULL) = (reason IS NOT NULL))
      )`);
  await queryRunner.query(`
      CREATE TABLE fee_dues (
        invoice_id uuid CONSTRAINT fee_dues_pkey PRIMARY KEY,
        next_at timestamptz NOT NULL,
        since date
      )`);
  await queryRunner.query('CREATE INDEX fee_dues_by_next ON fee_dues (next_at, invoice_id)');
  await queryRunner.query(`
      CREATE TABLE fee_holds (
        hold_id uuid CONSTRAINT fee_holds_pkey PRIMARY KEY,
        subject_id uuid NOT NULL,
        held_from timestamptz NOT NULL,
        held_until timestamptz
      )`);
  await queryRunner.query('CREATE INDEX fee_holds_by_subject ON fee_holds (subject_id)');
  await queryRunner.query(`
      CREATE TABLE fee_reviews (
        review_id uuid CONSTRAINT fee_reviews_pkey PRIMARY KEY,
        level text NOT NULL,
        subject text COLLATE "C" NOT NULL,
        since date,
        after_due_on date,
        after_number text COLLATE "C",
        after_invoice_id uuid,
        CONSTRAINT fee_reviews_level CHECK (level IN ('ORGANISATION', 'CLASS', 'CUSTOMER'))
      )`);
}

/**
 * Whatever makes an invoice overdue, moves the day since when it is, or re-opens it, has its fees looked at, in the same
 * transaction. Only fees since the invoice came count; since when one does that was paid or void is said when it is looked at.
 */
const noteFeeDue = `
  CREATE FUNCTION note_fee_due() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM fee_policies WHERE state = 'ACTIVE') THEN
        INSERT INTO fee_dues AS d (invoice_id, next_at, since)
          VALUES (NEW.invoice_id, NEW.overdue_at,
            CASE WHEN OLD.lifecycle = 'OPEN' THEN greatest(NEW.due_on, (NEW.created_at AT TIME ZONE 'UTC')::date) END)
          ON CONFLICT (invoice_id) DO UPDATE
            SET next_at = least(d.next_at, excluded.next_at),
                since = CASE WHEN OLD.lifecycle = 'OPEN' THEN d.since END;
      END IF;
      RETURN NULL;
    END
  $$`;
