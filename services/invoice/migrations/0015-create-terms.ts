import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * When invoices are due that come without a due date, with copies of what that depends on: classes of customers and
 * calendars. An invoice that is here already has the due date that somebody gave it.
 */
export class CreateTerms1764400000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE invoices
        ADD COLUMN kind text NOT NULL DEFAULT 'REGULAR',
        ADD COLUMN due_date_source text NOT NULL DEFAULT 'GIVEN'`);
    await queryRunner.query(`
      CREATE TABLE customer_classes (
        name text COLLATE "C" CONSTRAINT customer_classes_pkey PRIMARY KEY,
        locked boolean NOT NULL,
        version bigint NOT NULL
      )`);
    await queryRunner.query(`
      CREATE TABLE calendar_versions (
        code text COLLATE "C" NOT NULL,
        version integer NOT NULL,
        used_from date NOT NULL,
        weekend jsonb NOT NULL,
        days jsonb NOT NULL,
        known_from date NOT NULL,
        known_until date NOT NULL,
        CONSTRAINT calendar_versions_pkey PRIMARY KEY (code, version)
      )`);
    await queryRunner.query(`
      CREATE TABLE terms (
        level text NOT NULL,
        subject text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        net_days integer,
        month_end text,
        calendar text,
        roll text,
        version bigint NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT terms_pkey PRIMARY KEY (level, subject, kind),
        CONSTRAINT terms_level CHECK (
          level IN ('ORGANISATION', 'CLASS', 'CUSTOMER') AND (level = 'ORGANISATION') = (subject = '')),
        CONSTRAINT terms_kind CHECK (kind IN ('REGULAR', 'OUT_OF_TURN')),
        CONSTRAINT terms_values CHECK (
          net_days BETWEEN 0 AND 365 AND month_end IN ('NONE', 'OF_ISSUE')
          AND char_length(calendar) BETWEEN 1 AND 60
          AND roll IN ('NONE', 'FOLLOWING', 'MODIFIED_FOLLOWING', 'PRECEDING'))
      )`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM information_schema.columns
         WHERE table_name = 'invoices' AND column_name IN ('kind', 'due_date_source'))
         AND (SELECT count(*) = 3 FROM pg_constraint WHERE conrelid = 'terms'::regclass AND contype = 'c')
         AND to_regclass('customer_classes') IS NOT NULL AND to_regclass('calendar_versions') IS NOT NULL`,
      'payment terms with their checks, classes of customers and calendars',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE terms, calendar_versions, customer_classes');
    await queryRunner.query('ALTER TABLE invoices DROP COLUMN kind, DROP COLUMN due_date_source');
  }
}
