import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** The placements that a file from an agency is about. */
export class CreatePlacementsOfReceivedFiles1764400000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE inbound_file_placements (
        placement_id uuid NOT NULL,
        agency text NOT NULL,
        file_name text NOT NULL,
        sha256 text NOT NULL,
        CONSTRAINT inbound_file_placements_pkey PRIMARY KEY (agency, file_name, sha256, placement_id),
        CONSTRAINT inbound_file_placements_file FOREIGN KEY (agency, file_name, sha256)
          REFERENCES inbound_files (agency, file_name, sha256),
        CONSTRAINT inbound_file_placements_placement FOREIGN KEY (placement_id) REFERENCES placements (placement_id)
      )`);
    await queryRunner.query(
      'CREATE INDEX inbound_file_placements_by_placement ON inbound_file_placements (placement_id)',
    );
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM pg_constraint WHERE conrelid = 'inbound_file_placements'::regclass AND contype = 'f')`,
      'placements of files, of files and placements that exist',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE inbound_file_placements');
  }
}
