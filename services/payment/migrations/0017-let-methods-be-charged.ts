import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Which method of a customer is charged by itself. */
export class LetMethodsBeCharged1764400000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE payment_methods
        ADD COLUMN autopay boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT payment_methods_autopay_state CHECK (
          NOT autopay OR state IN ('ACTIVE', 'DISABLED_UNTIL', 'DISABLED')) NOT VALID`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX payment_methods_autopay ON payment_methods (customer_id) WHERE autopay',
    );
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM information_schema.columns
        WHERE table_name = 'payment_methods' AND column_name = 'autopay'`,
      'which methods are charged by themselves',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
