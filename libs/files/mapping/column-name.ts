import type { ColumnReference, Mapping } from './mapping.js';

/** How the file names the column of a field: its header, or `column 3`; empty for what no column says. */
export function columnName({ rules }: Mapping, field: string): string {
  const source = rules.get(field)?.source;
  return source && 'columns' in source ? nameOfColumn(source.columns[0]!) : '';
}

export function nameOfColumn(column: ColumnReference): string {
  return 'name' in column ? column.name : `column ${column.position}`;
}
