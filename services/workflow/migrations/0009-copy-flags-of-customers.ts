import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/**
 * The flags that stop the collection of a customer. Customers who are here already are asked about; an event about a new
 * one is never missed.
 */
export class CopyFlagsOfCustomers1764400000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE customer_flags (
         customer_id uuid NOT NULL,
         flag text NOT NULL,
         raised boolean NOT NULL,
         since_on date,
         until_on date,
         starts_at timestamptz,
         ends_at timestamptz,
         awaited boolean NOT NULL,
         version bigint NOT NULL,
         CONSTRAINT customer_flags_pkey PRIMARY KEY (customer_id, flag)
       )`,
    );
    await queryRunner.query(
      'CREATE INDEX customer_flags_awaited ON customer_flags (starts_at, customer_id) WHERE awaited',
    );
    await queryRunner.query('ALTER TABLE customers ADD COLUMN flags_asked boolean NOT NULL DEFAULT false');
    await queryRunner.query('ALTER TABLE customers ALTER COLUMN flags_asked SET DEFAULT true');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 FROM information_schema.columns
        WHERE (table_name, column_name) IN (('customer_flags', 'flag'), ('customers', 'flags_asked'))`,
      'flags of customers, and who is to be asked about theirs',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
