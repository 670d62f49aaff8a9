import { stringify } from 'csv-stringify/sync';

/**
 * Records as CSV (RFC 4180). Cells that a spreadsheet would run as a formula get a leading apostrophe, because what is
 * exported is opened by people.
 */
export function writeCsv(records: readonly (readonly (string | number | bigint)[])[]): string {
  return stringify(records as string[][], { escape_formulas: true, record_delimiter: '\r\n' });
}
