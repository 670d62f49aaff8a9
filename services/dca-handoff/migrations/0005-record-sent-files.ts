import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * What a list of files tells of those for agencies: an id, times of the business clock, size, digest and lines. The
 * release before leaves these to the defaults; files that were there get what is known of them from the service.
 */
export class RecordSentFiles1764400000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE outbound_files
        ADD COLUMN file_id uuid,
        ADD COLUMN made_at timestamptz,
        ADD COLUMN sha256 text NOT NULL DEFAULT '',
        ADD COLUMN byte_count integer,
        ADD COLUMN line_count integer,
        ADD COLUMN written_at timestamptz,
        ADD COLUMN confirmed_at timestamptz`);
    // Given with the column, they would write all rows anew. Pages of a list continue after a time in milliseconds, so
    // that none is finer. The casts keep TypeORM from taking the ids for ones that it makes itself, for which it would
    // install an extension.
    await queryRunner.query(`
      ALTER TABLE outbound_files
        ALTER COLUMN file_id SET DEFAULT gen_random_uuid()::text::uuid,
        ALTER COLUMN made_at SET DEFAULT date_trunc('milliseconds', clock_timestamp())`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM information_schema.columns
         WHERE table_name = 'outbound_files' AND column_name IN ('file_id', 'made_at') AND column_default IS NOT NULL)`,
      'every file for an agency gets an id and a time',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE outbound_files
        DROP COLUMN file_id, DROP COLUMN made_at, DROP COLUMN sha256, DROP COLUMN byte_count, DROP COLUMN line_count,
        DROP COLUMN written_at, DROP COLUMN confirmed_at`);
  }
}
