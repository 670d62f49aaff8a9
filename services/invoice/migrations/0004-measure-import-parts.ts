import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** The size of a part is that of its content, which is known without reading it; it is not written a second time. */
export class MeasureImportParts1763800100004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE import_parts
        DROP CONSTRAINT import_parts_size,
        DROP COLUMN size_bytes,
        ADD CONSTRAINT import_parts_size CHECK (octet_length(content) BETWEEN 1 AND 1048576)`);
    await assertHolds(
      queryRunner,
      `(SELECT array_agg(column_name::text ORDER BY ordinal_position) = ARRAY['import_id', 'part_number', 'content']
          FROM information_schema.columns WHERE table_name = 'import_parts')`,
      'a part of an import is its number and its content',
    );
  }

  async down(): Promise<void> {
    throw new Error('Imports are never taken away; restore a backup instead.');
  }
}
