import { IndexMigration } from '#libs/platform';

const sentState = `(CASE WHEN state = 'TO_DELIVER' THEN 'TO_WRITE' WHEN acknowledged_at IS NULL THEN 'WRITTEN'
  ELSE 'CONFIRMED' END)`;
const receivedState = `(CASE WHEN state = 'WAITING' THEN 'WAITING' WHEN error_count = 0 THEN 'TAKEN'
  WHEN line_count = 0 THEN 'REFUSED' ELSE 'PARTLY_REFUSED' END)`;

/** Files are listed by agency, state and name, the newest first, without reading those of others; those without an id wait for one. */
export class IndexAgencyFiles1764400000008 extends IndexMigration {
  protected readonly indexes = {
    outbound_files_by_id: 'outbound_files (file_id)',
    outbound_files_by_time: 'outbound_files (made_at, file_id)',
    outbound_files_by_agency: 'outbound_files (agency, made_at, file_id)',
    outbound_files_by_state: `outbound_files (${sentState}, made_at, file_id)`,
    outbound_files_by_agency_and_state: `outbound_files (agency, ${sentState}, made_at, file_id)`,
    outbound_files_by_name: 'outbound_files (file_name)',
    outbound_files_undescribed: 'outbound_files (agency, file_name) WHERE (file_id IS NULL)',
    inbound_files_by_id: 'inbound_files (file_id)',
    inbound_files_by_time: 'inbound_files (read_at, file_id)',
    inbound_files_by_agency: 'inbound_files (agency, read_at, file_id)',
    inbound_files_by_state: `inbound_files (${receivedState}, read_at, file_id)`,
    inbound_files_by_agency_and_state: `inbound_files (agency, ${receivedState}, read_at, file_id)`,
    inbound_files_by_name: 'inbound_files (file_name)',
    inbound_files_undescribed: 'inbound_files (agency, file_name, sha256) WHERE (file_id IS NULL)',
  };
}
