import type { MigrationInterface, QueryRunner } from 'typeorm';
import { metadataTableStatements } from '#libs/metadata/adapters';
import { assertHolds, irreversible } from '#libs/platform';

/** What an organisation keeps of invoices beyond what Dunlin knows of them. */
export class CreateMetadata1764400000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of metadataTableStatements({ table: 'invoices', key: 'invoice_id' })) {
      await queryRunner.query(statement);
    }
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM information_schema.tables WHERE table_schema = 'public'
         AND table_name IN ('metadata_schemas', 'metadata_values'))`,
      'schemas of metadata and the values of invoices',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
