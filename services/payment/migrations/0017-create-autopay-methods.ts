import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Which method of a customer is charged by itself: one at most. */
export class CreateAutopayMethods1764400000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE autopay_methods (
        customer_id uuid CONSTRAINT autopay_methods_pkey PRIMARY KEY,
        method_id uuid NOT NULL CONSTRAINT autopay_methods_once UNIQUE,
        CONSTRAINT autopay_methods_method FOREIGN KEY (method_id) REFERENCES payment_methods (method_id)
      )`);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 3 FROM pg_constraint
        WHERE conrelid = 'autopay_methods'::regclass AND contype IN ('p', 'u', 'f')`,
      'one method of a customer that is charged by itself',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE autopay_methods');
  }
}
