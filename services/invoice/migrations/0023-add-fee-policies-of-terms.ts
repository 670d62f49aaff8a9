import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * Which policy of late fees terms name. A process of the release before leaves it where it changes other terms. Where a class
 * is locked or unlocked, other terms hold for its customers, so their invoices are looked at.
 */
export class AddFeePoliciesOfTerms1764400000023 implements MigrationInterface {
  /** It refuses nothing: it only writes down whose invoices are to be looked at. */
  readonly lenientTriggers = ['customer_classes_fee_review'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE terms ADD COLUMN fee_policy text,
        ADD CONSTRAINT terms_fee_policy CHECK (char_length(fee_policy) BETWEEN 1 AND 60) NOT VALID`);
    await queryRunner.query(noteLock);
    await queryRunner.query(`
      CREATE TRIGGER customer_classes_fee_review AFTER UPDATE ON customer_classes FOR EACH ROW
        WHEN (NEW.locked <> OLD.locked) EXECUTE FUNCTION note_fee_review()`);
    await assertHolds(
      queryRunner,
      `EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'terms'::regclass AND conname = 'terms_fee_policy')
         AND EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'customer_classes'::regclass AND NOT tgisinternal)`,
      'policies of late fees of payment terms',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER customer_classes_fee_review ON customer_classes');
    await queryRunner.query('DROP FUNCTION note_fee_review()');
    await queryRunner.query('ALTER TABLE terms DROP COLUMN fee_policy');
  }
}

const noteLock = `
  CREATE FUNCTION note_fee_review() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM fee_policies WHERE state = 'ACTIVE') THEN
        INSERT INTO fee_reviews (review_id, level, subject) VALUES (gen_random_uuid(), 'CLASS', NEW.name);
      END IF;
      RETURN NULL;
    END
  $$`;
