/** One JSON array of records, with every bigint as a string, which PostgreSQL reads exactly. */
export function toJsonArray(records: readonly object[]): string {
  return JSON.stringify(records, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}
