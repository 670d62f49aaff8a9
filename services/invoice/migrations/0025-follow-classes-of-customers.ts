import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * Other payment terms hold for a customer of another class, so its overdue invoices are looked at for late fees. Its
 * jurisdiction says which fees are allowed; of customers that are here already it is known with their next event.
 */
export class FollowClassesOfCustomers1764400000025 implements MigrationInterface {
  /** It refuses nothing: it only writes down which invoices are to be looked at. */
  readonly lenientTriggers = ['customers_fee_due'];

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE customers ADD COLUMN jurisdiction text NOT NULL DEFAULT ''`);
    await queryRunner.query(noteClass);
    await queryRunner.query(`
      CREATE TRIGGER customers_fee_due AFTER UPDATE ON customers FOR EACH ROW
        WHEN (OLD.class_name <> '' AND NEW.class_name <> OLD.class_name) EXECUTE FUNCTION note_class_of_fees()`);
    await assertHolds(
      queryRunner,
      `EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'customers'::regclass AND tgname = 'customers_fee_due')`,
      'late fees that follow the class of a customer',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER customers_fee_due ON customers');
    await queryRunner.query('DROP FUNCTION note_class_of_fees()');
    await queryRunner.query('ALTER TABLE customers DROP COLUMN jurisdiction');
  }
}

const noteClass = `
  CREATE FUNCTION note_class_of_fees() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM fee_policies WHERE state = 'ACTIVE') THEN
        INSERT INTO fee_dues AS d (invoice_id, next_at)
          SELECT invoice_id, overdue_at FROM invoices
           WHERE customer_id = NEW.customer_id AND lifecycle = 'OPEN' AND overdue_marked ORDER BY invoice_id
          ON CONFLICT (invoice_id) DO UPDATE SET next_at = least(d.next_at, excluded.next_at);
      END IF;
      RETURN NULL;
    END
  $$`;
