import type { Mapping } from './mapping.js';

/** How the file names the column of a field: its header, or `column 3`; empty for a constant. */
export function columnName({ rules }: Mapping, field: string): string {
  const source = rules.get(field)?.source;
  if (!source || 'constant' in source) return '';
  return 'name' in source ? source.name : `column ${source.position}`;
}
