import { IndexMigration } from '#libs/platform';

/** Refused lines of one agency are listed without reading those of others. */
export class IndexRefusedLines1764400000003 extends IndexMigration {
  protected readonly indexes = {
    inbound_file_errors_by_agency: 'inbound_file_errors (agency, read_at, file_name, sha256, error_number)',
  };
}
