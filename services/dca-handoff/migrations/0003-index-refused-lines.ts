import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes, dropIndexes } from '#libs/platform';

/** Refused lines of one agency are listed without reading those of others. */
export class IndexRefusedLines1764400000003 implements MigrationInterface {
  readonly transaction = false;

  up(queryRunner: QueryRunner): Promise<void> {
    return buildIndexes(queryRunner, indexes);
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return dropIndexes(queryRunner, indexes);
  }
}

const indexes = {
  inbound_file_errors_by_agency: 'inbound_file_errors (agency, read_at, file_name, sha256, error_number)',
};
