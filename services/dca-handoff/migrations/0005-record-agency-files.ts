import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * What a list of the files in both directions tells: an id, times of the business clock, size, digest and lines, files
 * that wait in an inbox, and the placements that a received file is about. Files from before get what is still known of
 * them; the columns that the release before leaves out have defaults.
 */
export class RecordAgencyFiles1764400000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...sent, ...received]) await queryRunner.query(statement);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM information_schema.columns
         WHERE table_name IN ('outbound_files', 'inbound_files') AND column_name = 'file_id' AND is_nullable = 'NO')
       AND NOT EXISTS (SELECT FROM inbound_files WHERE (state = 'WAITING') <> (sha256 = ''))`,
      'every file has an id, and those that were read have a digest',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE inbound_file_placements');
    // What waits is recorded anew as soon as it is seen again.
    await queryRunner.query(`DELETE FROM inbound_files WHERE state = 'WAITING'`);
    await queryRunner.query(`ALTER TABLE inbound_files DROP COLUMN file_id, DROP COLUMN state, DROP COLUMN waits_because,
      DROP COLUMN byte_count`);
    await queryRunner.query(`ALTER TABLE outbound_files DROP COLUMN file_id, DROP COLUMN made_at, DROP COLUMN sha256,
      DROP COLUMN byte_count, DROP COLUMN line_count, DROP COLUMN written_at, DROP COLUMN confirmed_at`);
  }
}

// Pages of a list continue after a time in milliseconds, so that none is finer. The casts keep TypeORM from taking the
// ids for ones that it makes itself, for which it would install an extension.
const sent = [
  `ALTER TABLE outbound_files
     ADD COLUMN file_id uuid NOT NULL DEFAULT gen_random_uuid()::text::uuid,
     ADD COLUMN made_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
     ADD COLUMN sha256 text NOT NULL DEFAULT '',
     ADD COLUMN byte_count integer,
     ADD COLUMN line_count integer,
     ADD COLUMN written_at timestamptz,
     ADD COLUMN confirmed_at timestamptz`,
  `UPDATE outbound_files SET made_at = date_trunc('milliseconds', stored_at)`,
  `UPDATE outbound_files SET sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'), byte_count = octet_length(content)
    WHERE content <> ''`,
];

const received = [
  `ALTER TABLE inbound_files
     ADD COLUMN file_id uuid NOT NULL DEFAULT gen_random_uuid()::text::uuid,
     ADD COLUMN state text NOT NULL DEFAULT 'READ',
     ADD COLUMN waits_because text NOT NULL DEFAULT '',
     ADD COLUMN byte_count integer,
     ADD CONSTRAINT inbound_files_state CHECK (state IN ('WAITING', 'READ')),
     ADD CONSTRAINT inbound_files_waiting
       CHECK ((state = 'WAITING') = (sha256 = '') AND (state = 'WAITING') = (waits_because <> ''))`,
  `CREATE TABLE inbound_file_placements (
     placement_id uuid NOT NULL,
     agency text NOT NULL,
     file_name text NOT NULL,
     sha256 text NOT NULL,
     CONSTRAINT inbound_file_placements_pkey PRIMARY KEY (agency, file_name, sha256, placement_id),
     CONSTRAINT inbound_file_placements_file FOREIGN KEY (agency, file_name, sha256)
       REFERENCES inbound_files (agency, file_name, sha256),
     CONSTRAINT inbound_file_placements_placement FOREIGN KEY (placement_id) REFERENCES placements (placement_id)
   )`,
  'CREATE INDEX inbound_file_placements_by_placement ON inbound_file_placements (placement_id)',
  // What a file from before says is not stored; its name tells one placement.
  `INSERT INTO inbound_file_placements (placement_id, agency, file_name, sha256)
   SELECT p.placement_id, f.agency, f.file_name, f.sha256
     FROM inbound_files f
     JOIN placements p ON p.placement_id::text = substring(f.file_name FROM '^(?:placement|recall)-([0-9a-f-]{36})')
      AND p.agency = f.agency`,
];
