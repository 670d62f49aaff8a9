import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What a list of files tells of those from agencies, files that wait in an inbox among them. */
export class RecordReceivedFiles1764400000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE inbound_files
        ADD COLUMN file_id uuid,
        ADD COLUMN state text NOT NULL DEFAULT 'READ',
        ADD COLUMN waits_because text NOT NULL DEFAULT '',
        ADD COLUMN byte_count integer,
        ADD CONSTRAINT inbound_files_state CHECK (state IN ('WAITING', 'READ')) NOT VALID,
        ADD CONSTRAINT inbound_files_waiting CHECK ((state = 'WAITING') = (waits_because <> '')) NOT VALID`);
    await queryRunner.query('ALTER TABLE inbound_files ALTER COLUMN file_id SET DEFAULT gen_random_uuid()::text::uuid');
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM information_schema.columns
         WHERE table_name = 'inbound_files' AND column_name = 'file_id' AND column_default IS NOT NULL)`,
      'every file from an agency gets an id',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // What waits is recorded anew as soon as it is seen again.
    await queryRunner.query(`DELETE FROM inbound_files WHERE state = 'WAITING'`);
    await queryRunner.query(`
      ALTER TABLE inbound_files
        DROP COLUMN file_id, DROP COLUMN state, DROP COLUMN waits_because, DROP COLUMN byte_count`);
  }
}
