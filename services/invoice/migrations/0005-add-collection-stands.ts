import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Whether a person decided whether an invoice may be collected, against which files say nothing then. */
export class AddCollectionStands1764400000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE invoices ADD COLUMN collection_stands boolean NOT NULL DEFAULT false');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM information_schema.columns
        WHERE table_name = 'invoices' AND column_name = 'collection_stands' AND is_nullable = 'NO'`,
      'whether the word of a person about collection stands against files',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE invoices DROP COLUMN collection_stands');
  }
}
