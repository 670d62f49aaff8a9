import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Who looks after a customer, and the sequence of its own. */
export class AddSpecialistsOfCustomers1764450000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE customers
        ADD specialist_id uuid,
        ADD specialist_by_hand boolean NOT NULL DEFAULT false,
        ADD default_sequence text NOT NULL DEFAULT '',
        ADD CONSTRAINT customers_specialist CHECK (specialist_id IS NOT NULL OR NOT specialist_by_hand) NOT VALID,
        ADD CONSTRAINT customers_sequence_length CHECK (char_length(default_sequence) <= 60) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM information_schema.columns WHERE table_name = 'customers'
         AND column_name IN ('specialist_id', 'specialist_by_hand', 'default_sequence'))`,
      'customers with specialists',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
