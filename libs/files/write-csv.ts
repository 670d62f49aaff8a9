import { stringify } from 'csv-stringify/sync';

/**
 * Records as CSV (RFC 4180). Cells that a spreadsheet would run as a formula get a leading apostrophe, because what is
 * exported is opened by people; a negative number is none, and is added up.
 */
export function writeCsv(records: readonly (readonly (string | number | bigint)[])[]): string {
  return stringify(records as string[][], {
    escape_formulas: true,
    record_delimiter: '\r\n',
    cast: { string: asCell, number: (value) => asCell(String(value)), bigint: (value) => asCell(String(value)) },
  });
}

function asCell(text: string) {
  return /^-\d+(\.\d+)?$/.test(text) ? { value: text, escape_formulas: false } : text;
}
